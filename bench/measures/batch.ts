import { prepare, readPolicies, readRequest } from '../engine.ts';
import { sink } from '../harness.ts';
import { manyRequests, role } from '../workloads/role.ts';
import { asParsed } from '../workloads/workload.ts';

/** Seconds of one core for requests of which no two are equal. */
export interface BatchResult {
  readonly requests: number;
  /** From `Request` values to decisions. */
  readonly objects: number;
  /** From parsed JSON to decisions. */
  readonly values: number;
  /** From lines of JSON to decisions. */
  readonly lines: number;
  /** `JSON.parse` of those lines, and nothing else. */
  readonly parseAlone: number;
}

/** So many at a time fit into memory. */
const piece = 20_000;

/** W6. */
export function measureBatch(count = 1_000_000): BatchResult {
  const doors = prepare(readPolicies(asParsed(role()).policies));
  const isAllowed = doors.isAllowed ?? ((request) => doors(request).decision === 'allowed');
  const lines = manyRequests(count).map((request) => JSON.stringify(request));
  const total = { objects: 0, values: 0, lines: 0, parseAlone: 0 };
  for (let at = 0; at < lines.length; at += piece) {
    const some = lines.slice(at, at + piece);
    const values = some.map((line) => JSON.parse(line));
    const requests = values.map(readRequest);
    globalThis.gc?.();
    total.objects += seconds(() => requests.filter((request) => isAllowed(request)).length);
    total.values += seconds(() => values.filter((value) => isAllowed(readRequest(value))).length);
    total.lines += seconds(
      () => some.filter((line) => isAllowed(readRequest(JSON.parse(line)))).length,
    );
    total.parseAlone += seconds(() => some.filter((line) => JSON.parse(line) !== null).length);
  }
  return { requests: count, ...total };
}

function seconds(work: () => number): number {
  const start = performance.now();
  sink.allowed += work();
  return (performance.now() - start) / 1000;
}
