import { matchesWildcard } from '../../match/wildcard.ts';
import { patternOf } from './patterns.ts';

/** Entries of a list that one of them covers, by their positions. */
export interface CoveredGroup {
  readonly by: number;
  readonly covered: readonly number[];
}

/**
 * Which entries of a list others cover, wildcards and all, however long the list is: patterns are
 * found by what stands before their first wildcard and after their last one, and when too many are
 * left to compare, the rest is taken for needed. Stars in a row are to be one. `isUsable` says which patterns may cover others.
 */
export function coveredGroups(
  entries: readonly string[],
  isUsable: (pattern: string) => boolean,
): readonly CoveredGroup[] {
  const firsts = new Map<string, number>();
  const parents = new Map<number, number>();
  entries.forEach((text, index) => {
    const first = firsts.get(text);
    if (first === undefined) firsts.set(text, index);
    else parents.set(index, first);
  });
  const find = coverFinder(firsts, isUsable);
  for (const [text, index] of firsts) {
    const parent = find(text, index);
    if (parent !== undefined) parents.set(index, parent);
  }
  return groupsOf(entries.length, parents);
}

function groupsOf(count: number, parents: ReadonlyMap<number, number>): readonly CoveredGroup[] {
  const groups = new Map<number, number[]>();
  for (let index = 0; index < count; index += 1) {
    if (!parents.has(index)) continue;
    const by = rootOf(index, parents);
    const covered = groups.get(by);
    if (covered) covered.push(index);
    else groups.set(by, [index]);
  }
  return [...groups].map(([by, covered]) => ({ by, covered }));
}

/** Covering is a strict order once equal texts are one, so that this ends. */
function rootOf(index: number, parents: ReadonlyMap<number, number>): number {
  let root = index;
  for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) {
    root = parent;
  }
  return root;
}

interface Pattern {
  readonly index: number;
  readonly text: string;
}

/** Patterns that begin alike, by how they end. */
interface Bucket {
  readonly bySuffix: Map<string, Pattern[]>;
  readonly suffixLengths: Set<number>;
}

/** Nothing that AWS takes is longer: it covers nothing. */
const MAX_LENGTH = 2048;

/** Steps of comparing texts with patterns: about a tenth of a second. */
const MOST_STEPS = 30_000_000;

type Finder = (text: string, index: number) => number | undefined;

function coverFinder(
  firsts: ReadonlyMap<string, number>,
  isUsable: (pattern: string) => boolean,
): Finder {
  const buckets = bucketsOf(firsts);
  if (buckets.size === 0) return () => undefined;
  const lengthsFor = prefixLengths([...buckets.keys()]);
  let steps = MOST_STEPS;
  const covers = (pattern: Pattern, text: string, index: number) => {
    if (steps <= 0 || pattern.index === index) return false;
    steps -= costOf(pattern.text, text);
    // A `?` stands for one character, and never for a `*` or what a variable holds.
    if (pattern.text.includes('?') && /\*|\$\{/.test(text)) return false;
    return steps > 0 && matchesWildcard(patternOf(pattern.text), text) && isUsable(pattern.text);
  };
  const endingLike = ({ suffixLengths, bySuffix }: Bucket, text: string, index: number) => {
    for (const length of suffixLengths) {
      if (length > text.length) continue;
      const patterns = bySuffix.get(text.slice(text.length - length)) ?? [];
      const found = patterns.find((pattern) => steps <= 0 || covers(pattern, text, index));
      if (found) return steps > 0 ? found.index : undefined;
    }
    return undefined;
  };
  return (text, index) => {
    for (const length of lengthsFor(text)) {
      steps -= length;
      if (length > text.length || steps <= 0) return undefined;
      const bucket = buckets.get(text.slice(0, length));
      const found = bucket && endingLike(bucket, text, index);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

/** At most so many steps take compiling a pattern and matching a text; a `*` at the end is cheap. */
function costOf(pattern: string, text: string): number {
  return isPrefix(pattern) ? pattern.length : pattern.length * text.length;
}

function isPrefix(pattern: string): boolean {
  return pattern.search(/[*?]/) === pattern.length - 1;
}

function bucketsOf(firsts: ReadonlyMap<string, number>): ReadonlyMap<string, Bucket> {
  const buckets = new Map<string, Bucket>();
  for (const [text, index] of firsts) {
    const wild = text.search(/[*?]/);
    if (wild === -1 || text.length > MAX_LENGTH) continue;
    const prefix = text.slice(0, wild);
    const suffix = text.slice(Math.max(text.lastIndexOf('*'), text.lastIndexOf('?')) + 1);
    const bucket: Bucket = buckets.get(prefix) ?? {
      bySuffix: new Map(),
      suffixLengths: new Set(),
    };
    buckets.set(prefix, bucket);
    bucket.suffixLengths.add(suffix.length);
    const alike = bucket.bySuffix.get(suffix);
    if (alike) alike.push({ index, text });
    else bucket.bySuffix.set(suffix, [{ index, text }]);
  }
  return buckets;
}

/** So many characters tell apart the actions of most services. */
const HEAD = 4;

/** How long prefixes are that a text may have, the short ones first. */
function prefixLengths(prefixes: readonly string[]): (text: string) => readonly number[] {
  const byHead = new Map<string, Set<number>>();
  for (const prefix of prefixes) {
    const head = prefix.length < HEAD ? '' : prefix.slice(0, HEAD);
    const lengths = byHead.get(head);
    if (lengths) lengths.add(prefix.length);
    else byHead.set(head, new Set([prefix.length]));
  }
  const short = ascending(byHead.get('') ?? new Set());
  const all = new Map(
    [...byHead].map(([head, lengths]) => [
      head,
      head === '' ? short : [...short, ...ascending(lengths)],
    ]),
  );
  return (text) => all.get(text.slice(0, HEAD)) ?? short;
}

function ascending(lengths: ReadonlySet<number>): readonly number[] {
  return [...lengths].sort((a, b) => a - b);
}
