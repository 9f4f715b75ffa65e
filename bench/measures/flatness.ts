import { decide } from '../contenders.ts';
import { type Entry, interleave, type Pace, usualPace } from '../harness.ts';
import { statements } from '../workloads/statements.ts';
import { asParsed } from '../workloads/workload.ts';

/** Nanoseconds for one decision by the number of statements, all sizes in one process. */
export interface FlatnessResult {
  readonly sizes: readonly number[];
  readonly times: readonly (readonly number[])[];
}

/** W3. */
export async function measureFlatness(
  sizes: readonly number[] = [100, 1_000, 10_000, 100_000, 1_000_000],
  pace: Pace = { ...usualPace, rounds: 9 },
): Promise<FlatnessResult> {
  const entries = sizes.map((size): Entry => {
    const workload = asParsed(statements(size));
    return { prepared: decide.prepare(workload), requests: workload.requests.length };
  });
  return { sizes, times: await interleave(entries, pace) };
}
