import { along, keyOf, SEED, WINDOW, windowHash } from './hash.ts';

const STAR = 42;
const QUESTION = 63;
const DOLLAR = 36;
const COLON = 58;

const EXACT = 0x51ed270b;
const BEGINNING = 0x2545f491;
const WITHIN = 0x1b873593;

/** The key of a whole resource, of the beginning of one, of a window in it. */
export const exactKey = (hash: number): number => keyOf(hash, EXACT);
export const beginningKey = (hash: number): number => keyOf(hash, BEGINNING);
export const windowKey = (hash: number): number => keyOf(hash, WITHIN);

/** What stands beyond it in a pattern is not looked at. */
export const LONGEST_BEGINNING = 1024;

/** What a resource must have for a pattern to cover it: any one of the keys may stand for all. */
export interface PatternKeys {
  /** Whether only this one resource is covered. */
  exact: boolean;
  /** How much text stands before the first wildcard or variable. */
  beginning: number;
  /** Of the whole text or of its beginning; means nothing when that is empty. */
  first: number;
  /** Of every window of literal text between wildcards. */
  readonly windows: number[];
}

export function emptyKeys(): PatternKeys {
  return { exact: false, beginning: 0, first: 0, windows: [] };
}

/**
 * Finds the keys of a pattern. What follows a `$` may be a variable and is passed by; a pattern of
 * fewer than six segments may be filled up, so that it is never exact (clause 2.3, table 2.3).
 */
export function readKeys(pattern: string, into: PatternKeys): void {
  into.windows.length = 0;
  let hash = SEED;
  let beginning = SEED;
  let at = 0;
  let colons = 0;
  for (; at < pattern.length; at += 1) {
    const unit = pattern.charCodeAt(at);
    if (isOpen(unit)) break;
    if (unit === COLON) colons += 1;
    hash = along(hash, unit);
    if (at < LONGEST_BEGINNING) beginning = hash;
  }
  into.beginning = Math.min(at, LONGEST_BEGINNING);
  into.exact = at === pattern.length && colons >= 5;
  into.first = into.exact ? exactKey(hash) : beginningKey(beginning);
  if (at < pattern.length) readWindows(pattern, at, into.windows);
}

/** `?` and `*` separate; at a `$` it ends. */
function readWindows(pattern: string, from: number, windows: number[]): void {
  const hashes = new Int32Array(WINDOW + 1);
  let length = 0;
  hashes[0] = SEED;
  for (let at = from; at < pattern.length; at += 1) {
    const unit = pattern.charCodeAt(at);
    if (unit === DOLLAR) return;
    if (isOpen(unit)) {
      length = 0;
      hashes[0] = SEED;
      continue;
    }
    const hash = along(hashes[length % (WINDOW + 1)] as number, unit);
    length += 1;
    hashes[length % (WINDOW + 1)] = hash;
    if (length >= WINDOW) {
      const before = hashes[(length - WINDOW) % (WINDOW + 1)] as number;
      windows.push(windowKey(windowHash(hash, before)));
    }
  }
}

function isOpen(unit: number): boolean {
  return unit === STAR || unit === QUESTION || unit === DOLLAR;
}
