import type { WrittenClause } from '../written.ts';

/** What an empty list of values means depends on the operator's qualifiers. */
export type EmptyForm = 'plain' | 'forAllValues' | 'forAnyValue' | 'ifExists';

/** Absent where there are values, or what there is has not been resolved. */
export function emptyForm({ node, operator }: WrittenClause): EmptyForm | undefined {
  if (node.kind !== 'array' || node.items.length > 0) return undefined;
  if (operator.quantifier !== 'single') return operator.quantifier;
  return operator.ifExists ? 'ifExists' : 'plain';
}
