import { type ActionKeys, ANY_ACTION, elementKeys } from '../match/action-keys.ts';
import { along, keyOf, SEED, WINDOW, windowHash } from '../match/hash.ts';
import {
  addNumber,
  emptyTable,
  entryAfter,
  firstEntry,
  mayHold,
  numberOf,
} from '../match/number-table.ts';
import {
  beginningKey,
  emptyKeys,
  exactKey,
  LONGEST_BEGINNING,
  type PatternKeys,
  readKeys,
  windowKey,
} from '../match/resource-keys.ts';
import type { Settings } from './options.ts';
import type { StatementTable } from './statement-table.ts';

/**
 * Finds, in a large set, the few statements that a request may be about. Each stands under one key
 * of each of its resource patterns, the rarest; those that the resource does not tell apart stand
 * under their actions. It is built piece by piece, so that no question waits for all of it.
 */
export interface StatementIndex {
  /** Builds one more piece; true once nothing is left to be built. */
  readonly grow: () => boolean;
  /** The statements that may cover action and resource, some of them twice. */
  readonly find: (action: ActionKeys, resource: string) => Found;
}

/** Written over by the next search. */
export interface Found {
  readonly numbers: number[];
  readonly count: number;
}

/** A key that more patterns share is divided by action. */
const MANY = 16;
/** Stands among a key's numbers and says that it is divided by action. */
const DIVIDED = -1;
/** The key of everything that has no other. */
const NO_KEY = 0x243f6a88;
/** How much text one piece of work reads at least: a few milliseconds. */
const TEXT_AT_ONCE = 400_000;
/** And for each statement of a set so large that looking through it takes longer than that. */
const TEXT_FOR_EACH = 12;

export function statementIndex(table: StatementTable, settings: Settings): StatementIndex {
  const entries = emptyTable();
  const divided = new Set<number>();
  const lengths = new Uint8Array(LONGEST_BEGINNING + 1);
  const keys = emptyKeys();
  const found = { numbers: [] as number[], count: 0 };
  const history = new Int32Array(8);
  let counts = new Uint8Array(2 ** Math.min(24, 4 + Math.ceil(Math.log2(table.size))));
  const countShift = 32 - Math.log2(counts.length);
  let hasWindows = false;
  let counting = true;
  let ready = false;
  let number = 0;

  function grow(): boolean {
    if (ready) return true;
    const most = Math.max(TEXT_AT_ONCE, table.size * TEXT_FOR_EACH);
    let text = 0;
    while (text < most && number < table.size) {
      text += counting ? countKeys(number) : place(number);
      number += 1;
    }
    if (number === table.size) endPhase();
    return ready;
  }

  function endPhase(): void {
    number = 0;
    ready = !counting;
    counting = false;
    if (!ready) return;
    counts = new Uint8Array(0);
    divided.clear();
  }

  /** Letter case in the first five segments makes no difference: nothing is told by the text. */
  const blind = settings.arnCase === 'insensitive';

  function patternsOf(statement: number) {
    const { resource } = table.written(statement);
    return blind || resource === undefined || resource.negated ? undefined : resource.patterns;
  }

  function countKeys(statement: number): number {
    let text = 100;
    for (const pattern of patternsOf(statement) ?? []) {
      readKeys(pattern.text, keys);
      if (keys.beginning > 0) count(keys.first);
      for (const window of keys.windows) count(window);
      text += pattern.text.length;
    }
    return text;
  }

  function count(key: number): void {
    const at = key >>> countShift;
    if ((counts[at] as number) < 255) counts[at] = (counts[at] as number) + 1;
  }

  function place(statement: number): number {
    const patterns = patternsOf(statement);
    let text = 100;
    let placed = patterns !== undefined;
    for (const pattern of patterns ?? []) {
      readKeys(pattern.text, keys);
      const key = rarest(keys);
      if (key === undefined) placed = false;
      else addUnder(key, statement);
      text += pattern.text.length;
    }
    if (!placed) addByAction(NO_KEY, statement);
    return text;
  }

  /** Of equals the beginning, which is looked up faster. */
  function rarest({ beginning, exact, first, windows }: PatternKeys): number | undefined {
    let best = beginning > 0 ? first : undefined;
    let fewest = beginning > 0 ? rarity(first) : 256;
    for (const window of windows) {
      if (rarity(window) >= fewest) continue;
      best = window;
      fewest = rarity(window);
    }
    if (best === undefined) return undefined;
    if (best !== first) hasWindows = true;
    else if (!exact) lengths[beginning] = 1;
    return best;
  }

  function rarity(key: number): number {
    return counts[key >>> countShift] as number;
  }

  function addUnder(key: number, statement: number): void {
    if (rarity(key) <= MANY) {
      addNumber(entries, key, statement);
      return;
    }
    if (!divided.has(key)) addNumber(entries, key, DIVIDED);
    divided.add(key);
    addByAction(key, statement);
  }

  function addByAction(key: number, statement: number): void {
    for (const action of elementKeys(table.written(statement).action)) {
      addNumber(entries, keyOf(key, action), statement);
    }
  }

  function find(action: ActionKeys, resource: string): Found {
    found.count = 0;
    takeByAction(NO_KEY, action);
    if (resource !== '*') walk(action, resource);
    return found;
  }

  function walk(action: ActionKeys, resource: string): void {
    let hash = SEED;
    history[0] = SEED;
    for (let at = 1; at <= resource.length; at += 1) {
      hash = along(hash, resource.charCodeAt(at - 1));
      history[at & 7] = hash;
      if (lengths[at] === 1) take(beginningKey(hash), action);
      if (hasWindows && at >= WINDOW) {
        take(windowKey(windowHash(hash, history[(at - WINDOW) & 7] as number)), action);
      }
    }
    take(exactKey(hash), action);
  }

  function take(key: number, action: ActionKeys): void {
    if (takeAll(key)) takeByAction(key, action);
  }

  function takeByAction(key: number, action: ActionKeys): void {
    takeAll(keyOf(key, action.name));
    takeAll(keyOf(key, action.service));
    takeAll(keyOf(key, ANY_ACTION));
  }

  /** Keeps what stands under a key; whether it is divided, which keys by action never are. */
  function takeAll(key: number): boolean {
    if (!mayHold(entries, key)) return false;
    let divided = false;
    let entry = firstEntry(entries, key);
    while (entry !== 0) {
      const statement = numberOf(entries, entry);
      if (statement === DIVIDED) divided = true;
      else keep(statement);
      entry = entryAfter(entries, entry, key);
    }
    return divided;
  }

  function keep(statement: number): void {
    found.numbers[found.count] = statement;
    found.count += 1;
  }

  return { grow, find };
}
