import { decide, evaluate, type OwnContender } from '../contenders.ts';
import { sink } from '../harness.ts';
import { median } from '../statistics.ts';
import { workloadOf } from '../workloads/workloads.ts';

/** Bytes that one warm answer allocates, by workload. */
export type AllocationResult = readonly {
  readonly workload: string;
  readonly decide: number;
  readonly evaluate: number;
}[];

const samples = 9;

/** Bytes that surely fit without a collection, far less than Node is told to leave alone. */
const youngGeneration = 100e6;

/** G11. Node must run with a young generation that is not collected meanwhile. */
export function measureAllocation(workloads: readonly string[]): AllocationResult {
  return workloads.map((workload) => ({
    workload,
    decide: bytesPerCall(decide, workload),
    evaluate: bytesPerCall(evaluate, workload),
  }));
}

function bytesPerCall(contender: OwnContender, id: string): number {
  const workload = workloadOf(id);
  const { ask } = contender.prepare(workload);
  const requests = workload.requests.length;
  const calls = callsWithin(ask, requests, 500);
  const grown: number[] = [];
  for (let sample = 0; sample < samples; sample++) {
    globalThis.gc?.();
    run(ask, requests, calls);
    const before = process.memoryUsage().heapUsed;
    run(ask, requests, calls);
    grown.push((process.memoryUsage().heapUsed - before) / calls);
  }
  return Math.round(median(grown) * 10) / 10;
}

/**
 * Runs for so many milliseconds, and tells how many calls to sample: so many that measuring itself
 * does not show, so few that the young generation holds it all and slow engines come to an end.
 */
function callsWithin(ask: (request: number) => boolean, requests: number, time: number): number {
  const start = performance.now();
  let calls = 0;
  while (performance.now() - start < time) {
    run(ask, requests, requests);
    calls += requests;
  }
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  run(ask, requests, requests);
  const each = (process.memoryUsage().heapUsed - before) / requests;
  return Math.ceil(Math.min(20_000, calls, youngGeneration / Math.max(1, each)));
}

function run(ask: (request: number) => boolean, requests: number, calls: number): void {
  let request = 0;
  for (let call = 0; call < calls; call++) {
    if (ask(request)) sink.allowed++;
    if (++request === requests) request = 0;
  }
}
