import { quoted } from '../../../grammar/json/members.ts';
import type { Finding } from '../rule.ts';
import type { WrittenClause } from '../written.ts';
import { familyOf, hasBareWildcard, isOpen } from './values.ts';

const digits = /^(?:[a-z0-9]{8}|[a-z0-9]{17})$/;

/** The values of a key that are no IDs of the kind that it holds: `vpc-` and 8 or 17 characters. */
export function* wrongIds(
  { folded, row, values }: WrittenClause,
  key: string,
  prefix: string,
  noun: string,
): Iterable<Finding> {
  if (folded !== key || !row || familyOf(row) !== 'String') return;
  for (const { text, ...place } of values) {
    if (isOpen(text) || hasBareWildcard(text)) continue;
    if (text.startsWith(prefix) && digits.test(text.slice(prefix.length))) continue;
    yield { at: place, message: `${quoted(text)} is no ID of a ${noun}` };
  }
}
