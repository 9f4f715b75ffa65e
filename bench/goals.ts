import type { Comparison } from './harness.ts';
import type { HostileResult, HostileSize } from './measures/hostile.ts';
import type { Result } from './result.ts';
import { median, ratio } from './statistics.ts';

/** What the engine is to reach, and what a run found. */
export interface Goal {
  readonly id: string;
  readonly what: string;
  readonly bound: 'at least' | 'at most';
  readonly limit: number;
  readonly unit: Unit;
  /** Absent when the run left it out. */
  readonly measured: number | undefined;
}

/** `x` is a ratio, `ns`, `ms`, `s` and `B` are what they are everywhere. */
export type Unit = 'x' | 'ns' | 'ms' | 's' | 'B';

export function isMet({ bound, limit, measured }: Goal): boolean {
  if (measured === undefined) return false;
  return bound === 'at least' ? measured >= limit : measured <= limit;
}

/** The goals, in their order; those of several parts have a row for each. */
export function goalsOf(result: Result): readonly Goal[] {
  return [
    ...faster(result, 'G1', 'W1', [
      ['iam-simulate', 500],
      ['pbac', 50],
      ['casbin', 20],
      ['cedar-wasm', 300],
    ]),
    ...faster(result, 'G2', 'W2', [
      ['iam-simulate', 10_000],
      ['cedar-wasm', 1_000],
    ]),
    ...faster(result, 'G3', 'W3-10000', [
      ['iam-simulate', 100_000],
      ['pbac', 20_000],
      ['casbin', 20_000],
      ['cedar-wasm', 20_000],
    ]),
    ...flat(result),
    ...faster(result, 'G5', 'W4', [
      ['iam-simulate', 400],
      ['cedar-wasm', 100],
    ]),
    ...hostile(result),
    ...batch(result),
    ...whole(result),
    ...compiled(result),
    ...allocated(result),
    ...started(result),
  ];
}

function atLeast(id: string, what: string, limit: number, measured: number | undefined): Goal {
  return { id, what, bound: 'at least', limit, unit: 'x', measured };
}

function atMost(
  id: string,
  what: string,
  limit: number,
  unit: Unit,
  measured: number | undefined,
): Goal {
  return { id, what, bound: 'at most', limit, unit, measured };
}

/** How many times as fast as each peer a warm decision is; of a peer's APIs the fastest counts. */
function faster(
  { parts }: Result,
  id: string,
  workload: string,
  peers: readonly (readonly [string, number])[],
): readonly Goal[] {
  const comparison = parts.warm?.[workload];
  return peers.map(([peer, limit]) =>
    atLeast(
      id,
      `${workload}: warm decisions, against ${peer}`,
      limit,
      ahead(comparison, 'decide', peer),
    ),
  );
}

function ahead(comparison: Comparison | undefined, door: string, peer: string): number | undefined {
  const own = comparison?.contenders.find(({ name }) => name === `iam-verdict ${door}`);
  const others = comparison?.contenders.filter(({ name }) => name.startsWith(peer)) ?? [];
  if (!own || others.length === 0) return undefined;
  return Math.min(...others.map(({ times }) => ratio(times, own.times)));
}

function flat({ parts: { flatness } }: Result): readonly Goal[] {
  const timesOf = (size: number) => flatness?.times[flatness.sizes.indexOf(size)];
  const few = timesOf(100);
  const against = (size: number) => {
    const many = timesOf(size);
    return many && few && ratio(many, few);
  };
  return [
    atMost('G4', 'W3: 10,000 statements against 100', 1.5, 'x', against(10_000)),
    atMost('G4', 'W3: 1,000,000 statements against 100', 3, 'x', against(1_000_000)),
  ];
}

function hostile({ parts: { hostile: found } }: Result): readonly Goal[] {
  const longest = found?.shapes.map(({ times }) => median(times.at(-1) ?? []));
  return [
    atMost(
      'G6',
      'W5: pattern and text of 2,048 characters, the worst',
      100_000,
      'ns',
      most(longest),
    ),
    atMost('G6', 'W5: the text twice as long, the worst', 2.5, 'x', most(doublings(found, 'text'))),
    atMost(
      'G6',
      'W5: the pattern twice as long, the worst',
      2.5,
      'x',
      most(doublings(found, 'pattern')),
    ),
  ];
}

/** By how much an answer took longer wherever one of the two is twice as long. */
function doublings(
  found: HostileResult | undefined,
  grown: keyof HostileSize,
): readonly number[] | undefined {
  return found?.shapes.flatMap(({ times }) =>
    found.sizes.flatMap((size, index) => {
      const before = index > 0 && found.sizes[index - 1]?.[grown];
      if (before !== size[grown] / 2) return [];
      return [ratio(times[index] ?? [], times[index - 1] ?? [])];
    }),
  );
}

function most(values: readonly number[] | undefined): number | undefined {
  return values && Math.max(...values);
}

function batch({ parts: { batch: found } }: Result): readonly Goal[] {
  return [
    atMost('G7', 'W6: a million unique requests, as objects', 2, 's', found?.objects),
    atMost('G7', 'W6: a million unique requests, from lines of JSON', 10, 's', found?.lines),
  ];
}

function whole({ parts }: Result): readonly Goal[] {
  const { W1, W2 } = parts.whole ?? {};
  return [
    atLeast(
      'G8',
      'W1: nothing reused, against iam-simulate',
      100,
      ahead(W1, 'afresh', 'iam-simulate'),
    ),
    atLeast(
      'G8',
      'W2: nothing reused, against iam-simulate',
      50,
      ahead(W2, 'afresh', 'iam-simulate'),
    ),
    atLeast(
      'G9',
      'W2: the whole trace, against iam-simulate',
      100,
      ahead(W2, 'explain', 'iam-simulate'),
    ),
    atMost(
      'G9',
      'W2: `explain` against a warm `evaluate`',
      20,
      'x',
      ahead(W2, 'evaluate', 'iam-verdict explain'),
    ),
  ];
}

function compiled({ parts: { reading, memory, firstTouch } }: Result): readonly Goal[] {
  const each = reading && median(reading.read.map((time, at) => time + (reading.prepare[at] ?? 0)));
  const beyond = memory && memory.policies + memory.prepared + memory.asked;
  const pause = firstTouch?.pauses[0]?.milliseconds;
  return [
    atMost('G10', 'W7: read and prepare one managed policy', 50_000, 'ns', each),
    atMost(
      'G10',
      'W3: memory for a statement beyond its JSON, a million of them',
      200,
      'B',
      beyond,
    ),
    atMost('G10', 'W3: the longest first question, 100,000 statements', 50, 'ms', pause),
  ];
}

function allocated({ parts: { allocation } }: Result): readonly Goal[] {
  const of = allocation?.filter(({ workload }) => /^W[123]/.test(workload));
  const worst = most(of?.map(({ decide }) => decide));
  return [atMost('G11', 'W1 to W3: allocated for a warm decision, the worst', 32, 'B', worst)];
}

function started({ parts: { start } }: Result): readonly Goal[] {
  const over = (times: readonly number[]) =>
    start && median(times.map((time, round) => time - (start.empty[round] ?? 0)));
  return [
    atMost(
      'G12',
      'W8: `verdict what-if` over an empty process',
      60,
      'ms',
      start && over(start.command),
    ),
    atMost('G12', 'W8: `import` over an empty process', 10, 'ms', start && over(start.library)),
  ];
}
