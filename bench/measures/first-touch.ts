import { prepare, readPolicies, readRequest } from '../engine.ts';
import { statements } from '../workloads/statements.ts';
import { asParsed } from '../workloads/workload.ts';

/** How long the first question about each action takes: whatever is put off until then shows. */
export interface FirstTouchResult {
  readonly statements: number;
  /** Milliseconds, the longest first. */
  readonly pauses: readonly { readonly action: string; readonly milliseconds: number }[];
}

export function measureFirstTouch(count = 100_000, passes = 20): FirstTouchResult {
  const { policies, requests } = asParsed(statements(count));
  const doors = prepare(readPolicies(policies));
  const ask = doors.isAllowed ?? doors;
  const longest = new Map<string, number>();
  // More than once, as indexing may wait until an action was asked for some times.
  const until = performance.now() + 20_000;
  for (let pass = 0; pass < passes && performance.now() < until; pass++) {
    for (const request of requests.map(readRequest)) {
      const start = performance.now();
      ask(request);
      const took = performance.now() - start;
      longest.set(request.action, Math.max(longest.get(request.action) ?? 0, took));
    }
  }
  const pauses = [...longest].map(([action, milliseconds]) => ({ action, milliseconds }));
  return { statements: count, pauses: pauses.sort((a, b) => b.milliseconds - a.milliseconds) };
}
