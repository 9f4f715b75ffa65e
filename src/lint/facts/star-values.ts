import type { WrittenClause } from '../written.ts';

/** Whether a clause compares its key with `*` and nothing else, by that operator. */
export function comparesWithStar(
  { row, operator, values, partial }: WrittenClause,
  name: string,
  ifExists: boolean,
): boolean {
  if (row?.name !== name || operator.quantifier !== 'single' || operator.ifExists !== ifExists) {
    return false;
  }
  return !partial && values.length === 1 && values[0]?.text === '*';
}

/** `StringNotLike` with `*`: no value fits, so that it holds without the key only. */
export function asksForMissing(clause: WrittenClause): boolean {
  return (
    comparesWithStar(clause, 'StringNotLike', false) ||
    comparesWithStar(clause, 'StringNotLike', true)
  );
}
