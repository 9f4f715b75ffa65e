/**
 * Numbers by a hash: any number of them under one key. Flat arrays, as there may be millions; a
 * bitmap answers most questions for keys that are not there without leaving the cache.
 */
export interface NumberTable {
  readonly bits: Uint32Array;
  /** By the key's upper bits: one more than the first entry, or 0. */
  readonly heads: Int32Array;
  /** How far to shift a key right for its place in `heads`; in `bits`, three less. */
  readonly shift: number;
  readonly keys: Int32Array;
  readonly numbers: Int32Array;
  /** One more than the entry that follows under the same head, or 0. */
  readonly next: Int32Array;
  readonly size: number;
}

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };

const SMALLEST = 8;

export function emptyTable(): Mutable<NumberTable> {
  return tableFor(SMALLEST);
}

function tableFor(logarithm: number): Mutable<NumberTable> {
  const capacity = 2 ** logarithm;
  return {
    bits: new Uint32Array(capacity / 4),
    heads: new Int32Array(capacity),
    shift: 32 - logarithm,
    keys: new Int32Array(capacity),
    numbers: new Int32Array(capacity),
    next: new Int32Array(capacity),
    size: 0,
  };
}

export function addNumber(table: Mutable<NumberTable>, key: number, number: number): void {
  if (table.size === table.keys.length) enlarge(table);
  insert(table, key, number);
}

function insert(table: Mutable<NumberTable>, key: number, number: number): void {
  const entry = table.size;
  const head = key >>> table.shift;
  table.keys[entry] = key;
  table.numbers[entry] = number;
  table.next[entry] = table.heads[head] as number;
  table.size = entry + 1;
  table.heads[head] = table.size;
  const bit = key >>> (table.shift - 3);
  table.bits[bit >>> 5] = (table.bits[bit >>> 5] as number) | (1 << (bit & 31));
}

/** Twice the room: entries keep their order, the last one comes first under its head. */
function enlarge(table: Mutable<NumberTable>): void {
  const larger = tableFor(33 - table.shift);
  for (let entry = 0; entry < table.size; entry += 1) {
    insert(larger, table.keys[entry] as number, table.numbers[entry] as number);
  }
  Object.assign(table, larger);
}

/** Whether there may be numbers under a key. */
export function mayHold({ bits, shift }: NumberTable, key: number): boolean {
  const bit = key >>> (shift - 3);
  return ((bits[bit >>> 5] as number) & (1 << (bit & 31))) !== 0;
}

/** One more than the first entry of a key, or 0. */
export function firstEntry(table: NumberTable, key: number): number {
  return entryFrom(table, table.heads[key >>> table.shift] as number, key);
}

/** The same for the entry after one that was found. */
export function entryAfter(table: NumberTable, entry: number, key: number): number {
  return entryFrom(table, table.next[entry - 1] as number, key);
}

function entryFrom({ keys, next }: NumberTable, from: number, key: number): number {
  let entry = from;
  while (entry !== 0 && keys[entry - 1] !== key) entry = next[entry - 1] as number;
  return entry;
}

/** The number of an entry that was found. */
export function numberOf({ numbers }: NumberTable, entry: number): number {
  return numbers[entry - 1] as number;
}
