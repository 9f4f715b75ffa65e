import type { MatchedStatement } from '../evaluate/evaluation.ts';
import { printable, statementName } from './names.ts';

/** `dev.json:14`, or only the policy's name when it came without a text. */
export function placeText({ policy, span }: MatchedStatement): string {
  return span ? `${printable(policy)}:${span.start.line}` : printable(policy);
}

/** `Sid WriteLogs` or `Statement[0]`. */
export function statementText(statement: MatchedStatement): string {
  const name = statementName(statement);
  return statement.sid === undefined ? name : `Sid ${name}`;
}
