import type { Decision, MatchedStatement } from '../evaluate/evaluation.ts';
import type { PolicySlot } from '../policy/policy.ts';

/** Policy types in the words of the IAM User Guide ("Policies and permissions in IAM"). */
export const policyTypeNames = {
  identity: 'identity-based policy',
  resource: 'resource-based policy',
  permissionsBoundary: 'permissions boundary',
  session: 'session policy',
  serviceControl: 'service control policy',
  resourceControl: 'resource control policy',
  vpcEndpoint: 'VPC endpoint policy',
} as const satisfies Record<PolicySlot, string>;

/** Decisions as headlines and in sentences. */
export const decisionNames = {
  allowed: 'ALLOW',
  explicitDeny: 'DENY (explicit)',
  implicitDeny: 'DENY (implicit)',
  unknown: 'UNKNOWN',
} as const satisfies Record<Decision, string>;

/** What people call a statement: its Sid, else its position. */
export function statementName(statement: Pick<MatchedStatement, 'sid' | 'statement'>): string {
  return statement.sid === undefined
    ? `Statement[${statement.statement}]`
    : printable(statement.sid);
}

/** Text from outside as one line that a terminal only shows: control characters are spelled out. */
export function printable(text: string): string {
  return text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  const last = items.at(-1) ?? '';
  if (items.length < 2) return last;
  return `${items.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}
