import type { Path } from '../policy/policy-faults.ts';
import type { LintDiagnostic } from './diagnostic.ts';
import type { Rule } from './rule.ts';

/**
 * Without what our own rules say of a statement of which one of them says all: whoever is told that
 * a statement allows everything need not be told each thing. AWS's issues and rules of others stay
 * (linting ruling 12).
 */
export function withoutOutweighed(
  found: readonly LintDiagnostic[],
  ownRules: readonly Rule[],
): readonly LintDiagnostic[] {
  if (found.length === 0) return found;
  const ours = new Map(ownRules.map(({ meta }) => [meta.id, meta]));
  const settled = new Set(
    found.filter(({ rule }) => ours.get(rule)?.outweighs).map(({ path }) => statementOf(path)),
  );
  if (settled.size === 0) return found;
  return found.filter(({ rule, path }) => {
    const meta = ours.get(rule);
    return !meta || meta.aws || meta.outweighs || !settled.has(statementOf(path));
  });
}

/** A statement's path, of what is in it; a single one stands in no list. */
function statementOf([element, index]: Path): string {
  return JSON.stringify(typeof index === 'number' ? [element, index] : [element]);
}
