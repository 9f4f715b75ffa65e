import { type Doors, prepare, readPolicies, readRequest } from '../engine.ts';
import { statements } from '../workloads/statements.ts';
import { asParsed, type Workload } from '../workloads/workload.ts';

/** Bytes that stay in memory for each statement. */
export interface MemoryResult {
  readonly statements: number;
  /** The parsed JSON. */
  readonly json: number;
  /** What `readPolicy` gives, beside the JSON. */
  readonly policies: number;
  /** What `prepare` keeps, beside both. */
  readonly prepared: number;
  /** What questions have made it build, beside all that. */
  readonly asked: number;
  /** All that is left when the caller lets go of JSON and policies. */
  readonly alone: number;
}

/** What is reachable from here is what is measured. */
interface Held {
  workload?: Workload | undefined;
  policies?: ReturnType<typeof readPolicies> | undefined;
  doors?: Doors;
}

export function measureMemory(count = 1_000_000, passes = 50): MemoryResult {
  const held: Held = {};
  const { requests } = asParsed(statements(8));
  const steps = [
    () => parse(held, count),
    () => read(held),
    () => compile(held),
    () => ask(held, requests, passes),
    () => letGo(held),
  ];
  const bytes = [retained()];
  for (const step of steps) {
    step();
    bytes.push(retained());
  }
  // What is held must stay so until here.
  ask(held, requests, 1);
  const each = (to: number, from: number) =>
    Math.round(((bytes[to] ?? 0) - (bytes[from] ?? 0)) / count);
  return {
    statements: count,
    json: each(1, 0),
    policies: each(2, 1),
    prepared: each(3, 2),
    asked: each(4, 3),
    alone: each(5, 0),
  };
}

function parse(held: Held, count: number): void {
  held.workload = asParsed(statements(count));
}

function read(held: Held): void {
  if (held.workload) held.policies = readPolicies(held.workload.policies);
}

function compile(held: Held): void {
  if (held.policies) held.doors = prepare(held.policies);
}

/** Often enough that nothing is left to be built, but not for minutes. */
function ask({ workload, doors }: Held, others: Workload['requests'], passes: number): void {
  if (!doors) return;
  const isAllowed = doors.isAllowed ?? doors;
  const requests = (workload?.requests ?? others).map(readRequest);
  const until = performance.now() + 20_000;
  for (let pass = 0; pass < passes && performance.now() < until; pass++) {
    for (const request of requests) isAllowed(request);
  }
}

function letGo(held: Held): void {
  held.workload = undefined;
  held.policies = undefined;
}

/** Bytes in use after a collection, those of typed arrays included. */
function retained(): number {
  if (!globalThis.gc) throw new Error('run node with `--expose-gc`');
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
