import type { Path } from '../../policy/policy-faults.ts';
import type { LintDiagnostic } from '../diagnostic.ts';
import type { LintedPolicy } from '../lint.ts';
import { memberOf } from '../read-written.ts';
import type { Suppression } from './config.ts';

/** A finding that a suppression hides. */
export interface Hidden {
  readonly policy: LintedPolicy;
  readonly diagnostic: LintDiagnostic;
  readonly suppression: Suppression;
}

export interface Suppressed {
  /** With the findings that are left. */
  readonly policies: readonly LintedPolicy[];
  readonly hidden: readonly Hidden[];
}

/** Takes away the findings of a file that suppressions hide; the first that fits is the one that did. */
export function suppress(
  policies: readonly LintedPolicy[],
  suppressions: readonly Suppression[],
): Suppressed {
  if (suppressions.length === 0) return { policies, hidden: [] };
  const hidden: Hidden[] = [];
  const left = policies.map((policy) => {
    const diagnostics = policy.diagnostics.filter((diagnostic) => {
      const suppression = suppressions.find((one) => hides(one, diagnostic, policy));
      if (suppression) hidden.push({ policy, diagnostic, suppression });
      return suppression === undefined;
    });
    return { ...policy, diagnostics };
  });
  return { policies: left, hidden };
}

function hides(
  { rule, path, sid }: Suppression,
  diagnostic: LintDiagnostic,
  policy: LintedPolicy,
): boolean {
  if (rule !== diagnostic.rule) return false;
  if (sid !== undefined && sid !== sidAt(policy, diagnostic.path)) return false;
  if (path === undefined) return true;
  return [diagnostic.path, [...policy.path, ...diagnostic.path]].some((at) => isAt(at, path));
}

function isAt(at: Path, path: string): boolean {
  const text = pathText(at);
  return text === path || text.startsWith(`${path}.`) || text.startsWith(`${path}[`);
}

/** `Statement[0].Resource[1]`. */
function pathText(path: Path): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : index ? `.${step}` : step))
    .join('');
}

/** The `Sid` of the statement that a place is in. */
function sidAt({ node }: LintedPolicy, [element, index]: Path): string | undefined {
  if (element !== 'Statement') return undefined;
  const statements = memberOf(node, 'Statement')?.value;
  const statement =
    statements?.kind === 'array'
      ? statements.items[typeof index === 'number' ? index : 0]
      : statements;
  const sid = memberOf(statement, 'Sid')?.value;
  return sid?.kind === 'string' ? sid.value : undefined;
}
