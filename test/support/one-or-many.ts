import fc from 'fast-check';
import type { OneOrMany } from '../oracle/scenario.ts';

/** A list, or the lone value where there is one: both forms that JSON policies use. */
export function oneOrMany<T>(
  item: fc.Arbitrary<T>,
  minLength: number,
  maxLength: number,
): fc.Arbitrary<OneOrMany<T>> {
  return fc
    .tuple(fc.array(item, { minLength, maxLength }), fc.boolean())
    .map(([items, bare]) => (bare && items.length === 1 ? (items[0] ?? items) : items));
}
