import type { Edit } from '../rule.ts';
import type { WrittenClause, WrittenPolicy, WrittenStatement } from '../written.ts';
import { changeOperator } from './conditions.ts';

/** In larger conditions no fix is offered: finding the place of each would cost their square. */
const MOST_CLAUSES = 500;

/** Another operator over one key of a condition of bearable size. */
export function replaceOperator(
  policy: WrittenPolicy,
  statement: WrittenStatement,
  clause: WrittenClause,
  name: string,
): readonly Edit[] {
  if (statement.clauses.length > MOST_CLAUSES) return [];
  return changeOperator(policy, statement, clause, name);
}
