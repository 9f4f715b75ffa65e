import type { MatchedStatement } from '../evaluate/evaluation.ts';
import { placedPolicies } from '../evaluate/placed-policies.ts';
import type { PolicySet } from '../evaluate/policy-set.ts';
import { printable, statementName } from './names.ts';

/** Where a statement is to be found. */
export type Place = (statement: MatchedStatement) => string;

/**
 * Tells places in a set of policies: `dev.json:14` for a policy that is a file of its own,
 * `scenario.json:14 identity[0]` for one inside another file, the name alone without a text.
 */
export function placesIn(policies: PolicySet): Place {
  const files = new Map<string, string>();
  for (const { policy, slot, level } of placedPolicies(policies)) {
    if (policy.source) files.set(`${slot} ${level} ${policy.name}`, policy.source.path);
  }
  return ({ policyType, policy, level = 0, span }) => {
    const name = printable(policy);
    if (!span) return name;
    const file = files.get(`${policyType} ${level} ${policy}`);
    if (file === undefined) return `${name}:${span.start.line}`;
    const place = `${printable(file)}:${span.start.line}`;
    return file === policy || file.endsWith(`/${policy}`) ? place : `${place} ${name}`;
  };
}

/** `Sid WriteLogs` or `Statement[0]`. */
export function statementText(statement: MatchedStatement): string {
  const name = statementName(statement);
  return statement.sid === undefined ? name : `Sid ${name}`;
}
