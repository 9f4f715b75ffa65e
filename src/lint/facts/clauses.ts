import type {
  Place,
  WrittenClause,
  WrittenElement,
  WrittenPrincipal,
  WrittenStatement,
} from '../written.ts';

/** Whether a clause can hold only when the request carries its key (clauses 4.4 to 4.7). */
export function needsKey({ row, operator, values, partial }: WrittenClause): boolean {
  if (!row || operator.ifExists || operator.quantifier === 'forAllValues') return false;
  if (row.asks === 'value') return !row.negated;
  return !partial && values.length > 0 && values.every(({ text }) => text === 'false');
}

/** Whether a clause holds without its key: a negated operator, or one with `IfExists`. */
export function holdsWithoutKey({ row, operator }: WrittenClause): boolean {
  return row?.asks === 'value' && (row.negated || operator.ifExists);
}

/** The clauses about any of some keys, given in lower case. */
export function clausesAbout(
  { clauses }: WrittenStatement,
  keys: ReadonlySet<string>,
): readonly WrittenClause[] {
  return clauses.filter(({ folded }) => keys.has(folded));
}

/** Where the name of an element stands: `NotAction` itself, not what it lists. */
export function namePlace({
  path,
  keySpan,
}: Pick<WrittenElement | WrittenPrincipal, 'path' | 'keySpan'>): Place {
  return { path, ...(keySpan && { span: keySpan }) };
}

/** Whether a text is nothing but wildcards, at least one of them a star. */
export function isAllStars(text: string): boolean {
  return /^[*?]+$/.test(text) && text.includes('*');
}
