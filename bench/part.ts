import type { Contender } from './contender.ts';
import { afresh, decide, evaluate, explain } from './contenders.ts';
import { type Comparison, compare } from './harness.ts';
import { measureAllocation } from './measures/allocation.ts';
import { measureBatch } from './measures/batch.ts';
import { measureFirstTouch } from './measures/first-touch.ts';
import { measureFlatness } from './measures/flatness.ts';
import { measureHostile } from './measures/hostile.ts';
import { measureLint } from './measures/lint.ts';
import { measureMemory } from './measures/memory.ts';
import { measureReading } from './measures/reading.ts';
import { measureStart } from './measures/start.ts';
import { workloadOf } from './workloads/workloads.ts';

/** Engines to measure beside ours. */
export interface Peers {
  /** For answers with policies prepared. */
  readonly warm: readonly Contender[];
  /** For answers with nothing reused, and for explanations. */
  readonly whole: readonly Contender[];
}

const noPeers: Peers = { warm: [], whole: [] };

/** Measures one part of a run; a process measures one, since one would slow down the next. */
export function measurePart(part: string, peers: Peers = noPeers): unknown {
  const [kind, workload = ''] = part.split('/');
  const measure = { ...comparisons(workload, peers), ...measures }[kind ?? ''];
  if (!measure) throw new Error(`there is no part \`${part}\``);
  return measure();
}

function comparisons(
  id: string,
  peers: Peers,
): Readonly<Record<string, () => Promise<Comparison>>> {
  return {
    warm: () => compare(workloadOf(id), [decide, evaluate, ...peers.warm]),
    whole: () => compare(workloadOf(id), [evaluate, explain, afresh, ...peers.whole]),
  };
}

const measures: Readonly<Record<string, () => unknown>> = {
  flatness: () => measureFlatness(),
  hostile: () => measureHostile(),
  batch: () => measureBatch(),
  reading: () => measureReading(),
  start: () => measureStart(),
  lint: () => measureLint(),
  memory: () => measureMemory(),
  firstTouch: () => measureFirstTouch(),
  allocation: () => measureAllocation(['W1', 'W2', 'W3-100', 'W3-1000', 'W3-10000', 'W4']),
};
