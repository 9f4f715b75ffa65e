import { foldCase } from './fold-case.ts';

/** Longer words are not compared: nobody mistypes one letter of them, and it would cost their square. */
const MAX_LENGTH = 64;

/**
 * The candidate that somebody who wrote `word` most likely meant: one that differs only in case,
 * else the one with the fewest typing slips, if they are few for its length.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > MAX_LENGTH) return undefined;
  const folded = foldCase(word);
  let best: string | undefined;
  let limit = allowedSlips(word.length);
  for (const candidate of candidates) {
    if (candidate.length > MAX_LENGTH) continue;
    const foldedCandidate = foldCase(candidate);
    if (foldedCandidate === folded) return candidate;
    const slips = countSlips(folded, foldedCandidate, limit);
    if (slips <= limit) {
      best = candidate;
      limit = slips - 1;
    }
  }
  return best;
}

function allowedSlips(length: number): number {
  if (length < 3) return 0;
  return length < 6 ? 1 : length < 12 ? 2 : 3;
}

/**
 * How many insertions, deletions, replacements and swaps of neighbours turn one word into the
 * other; some number above `limit` as soon as it is certain to be above.
 */
function countSlips(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = nextRow(a, b, row, previous, beforePrevious);
    if (Math.min(...current) > limit) return limit + 1;
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length] ?? limit + 1;
}

function nextRow(
  a: string,
  b: string,
  row: number,
  previous: readonly number[],
  beforePrevious: readonly number[],
): number[] {
  const current = [row];
  for (let column = 1; column <= b.length; column += 1) {
    const same = a.charAt(row - 1) === b.charAt(column - 1);
    const replaced = cell(previous, column - 1) + (same ? 0 : 1);
    const skipped = Math.min(cell(previous, column), cell(current, column - 1)) + 1;
    const swapped =
      row > 1 &&
      column > 1 &&
      a.charAt(row - 1) === b.charAt(column - 2) &&
      a.charAt(row - 2) === b.charAt(column - 1)
        ? cell(beforePrevious, column - 2) + 1
        : Number.POSITIVE_INFINITY;
    current.push(Math.min(replaced, skipped, swapped));
  }
  return current;
}

function cell(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
