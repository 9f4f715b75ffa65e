import { quoted } from '../../../grammar/json/members.ts';
import type { CognitoAnswer } from '../../cognito/what-if.ts';
import { roleJson } from '../../report/cognito/role-json.ts';
import type { UsageProblem } from '../usage.ts';

/** What an answer should be, as `--expect` says it. */
export type CognitoExpectation =
  | { readonly kind: 'decision'; readonly decision: CognitoAnswer['decision'] }
  | { readonly kind: 'role'; readonly roleArn: string }
  | { readonly kind: 'error'; readonly code: string };

const decisions = [
  'allowed',
  'explicitDeny',
  'implicitDeny',
  'indeterminate',
  'notReached',
] as const satisfies readonly CognitoAnswer['decision'][];

export function readExpectation(text: string): CognitoExpectation | UsageProblem {
  const decision = decisions.find((one) => one === text);
  if (decision) return { kind: 'decision', decision };
  const colon = text.indexOf(':');
  const rest = text.slice(colon + 1);
  if (text.startsWith('role:') && rest !== '') return { kind: 'role', roleArn: rest };
  if (text.startsWith('error:') && rest !== '') return { kind: 'error', code: rest };
  return {
    problem: `--expect cannot be ${quoted(text)}`,
    help: `choose one of ${decisions.join(', ')}, role:<arn> or error:<code>`,
  };
}

/** Whether the answer is what was expected; a guess never counts as a grant. */
export function meets(expectation: CognitoExpectation, answer: CognitoAnswer): boolean {
  const role = roleJson(answer);
  switch (expectation.kind) {
    case 'decision':
      return expectation.decision === answer.decision;
    case 'role':
      return role['outcome'] === 'role' && role['roleArn'] === expectation.roleArn;
    case 'error':
      return role['outcome'] === 'error' && role['code'] === expectation.code;
    default:
      return expectation satisfies never;
  }
}
