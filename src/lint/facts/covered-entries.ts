import { matchesWildcard, readWildcard, type Wildcard } from '../../match/wildcard.ts';

/** Entries of a list that one of them covers, by their positions. */
export interface CoveredGroup {
  readonly by: number;
  readonly covered: readonly number[];
}

/**
 * Which entries of a list others cover, wildcards and all, however long the list is: patterns are
 * found by what stands before their first wildcard and after their last one, and when too many are
 * left to compare, the rest is taken for needed. `isUsable` says which patterns may cover others.
 */
export function coveredGroups(
  entries: readonly string[],
  isUsable: (pattern: string) => boolean,
): readonly CoveredGroup[] {
  const firsts = new Map<string, number>();
  const parents = new Map<number, number>();
  entries.forEach((entry, index) => {
    const text = entry.includes('${') ? entry : entry.replace(/\*+/g, '*');
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
  readonly wildcard: Wildcard;
  /** Whether it has a `?`, which stands for one character and never for a `*`. */
  readonly question: boolean;
}

/** Patterns that begin alike, by how they end. */
interface Bucket {
  readonly bySuffix: Map<string, Pattern[]>;
  readonly suffixLengths: Set<number>;
}

/** Steps of comparing texts with patterns: about a tenth of a second. */
const MOST_STEPS = 30_000_000;

type Finder = (text: string, index: number) => number | undefined;

function coverFinder(
  firsts: ReadonlyMap<string, number>,
  isUsable: (pattern: string) => boolean,
): Finder {
  const buckets = bucketsOf(firsts, isUsable);
  const prefixLengths = [...new Set([...buckets.keys()].map(({ length }) => length))].sort(
    (a, b) => a - b,
  );
  const budget = { steps: MOST_STEPS };
  const covers = (pattern: Pattern, text: string, index: number) => {
    budget.steps -= pattern.wildcard.prefix === undefined ? pattern.text.length * text.length : 1;
    if (budget.steps <= 0 || pattern.index === index) return false;
    if (pattern.question && /\*|\$\{/.test(text)) return false;
    return matchesWildcard(pattern.wildcard, text);
  };
  return (text, index) => {
    for (const pattern of patternsLike(buckets, prefixLengths, text, budget)) {
      if (covers(pattern, text, index)) return pattern.index;
    }
    return undefined;
  };
}

/** The patterns that begin and end as a text does, while there are steps left. */
function* patternsLike(
  buckets: ReadonlyMap<string, Bucket>,
  prefixLengths: readonly number[],
  text: string,
  budget: { steps: number },
): Iterable<Pattern> {
  for (const length of prefixLengths) {
    budget.steps -= length;
    if (length > text.length || budget.steps <= 0) return;
    const bucket = buckets.get(text.slice(0, length));
    if (bucket) yield* endingLike(bucket, text, budget);
  }
}

function* endingLike(
  { suffixLengths, bySuffix }: Bucket,
  text: string,
  budget: { readonly steps: number },
): Iterable<Pattern> {
  for (const length of suffixLengths) {
    if (length > text.length) continue;
    for (const pattern of bySuffix.get(text.slice(text.length - length)) ?? []) {
      if (budget.steps <= 0) return;
      yield pattern;
    }
  }
}

function bucketsOf(
  firsts: ReadonlyMap<string, number>,
  isUsable: (pattern: string) => boolean,
): ReadonlyMap<string, Bucket> {
  const buckets = new Map<string, Bucket>();
  for (const [text, index] of firsts) {
    if (!/[*?]/.test(text) || !isUsable(text)) continue;
    const prefix = text.slice(0, text.search(/[*?]/));
    const suffix = text.slice(Math.max(text.lastIndexOf('*'), text.lastIndexOf('?')) + 1);
    const bucket: Bucket = buckets.get(prefix) ?? {
      bySuffix: new Map(),
      suffixLengths: new Set(),
    };
    buckets.set(prefix, bucket);
    bucket.suffixLengths.add(suffix.length);
    const pattern = { index, text, wildcard: readWildcard(text), question: text.includes('?') };
    const alike = bucket.bySuffix.get(suffix);
    if (alike) alike.push(pattern);
    else bucket.bySuffix.set(suffix, [pattern]);
  }
  return buckets;
}
