/*
 * Hashes that roll along a text, so that one walk over a resource gives the hash of each of its
 * beginnings and of each of its windows. They only narrow the search: what they find is matched.
 */

const MULTIPLIER = 0x01000193;
export const SEED = 0x811c9dc5 | 0;

/** How many units a window has: long enough to tell things apart, short enough to be found often. */
export const WINDOW = 6;

let power = 1;
for (let unit = 0; unit < WINDOW; unit += 1) power = Math.imul(power, MULTIPLIER);
const LEAVING = power;

/** The hash of a text that is one unit longer. */
export function along(hash: number, unit: number): number {
  return (Math.imul(hash, MULTIPLIER) + unit) | 0;
}

/** The hash of the window that ends where `hash` does and begins where `before` ends. */
export function windowHash(hash: number, before: number): number {
  return (hash - Math.imul(before, LEAVING)) | 0;
}

/** A key of some kind; its upper bits depend on all of the hash. */
export function keyOf(hash: number, kind: number): number {
  const mixed = Math.imul(hash ^ kind, 0x9e3779b1 | 0);
  return Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b | 0);
}
