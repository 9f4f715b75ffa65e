import { quoted } from '../../../grammar/json/members.ts';

const MOST = 3;

/** Names as a sentence has them: `a`, `b` and `c`, or `a`, `b`, `c` and 5 more. */
export function listed(names: readonly string[]): string {
  const shown = names.length > MOST + 1 ? names.slice(0, MOST) : names;
  const hidden = names.length - shown.length;
  const parts = [...shown.map(quoted), ...(hidden > 0 ? [`${hidden} more`] : [])];
  const last = parts.pop() ?? '';
  return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
}
