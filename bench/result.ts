import type { Comparison } from './harness.ts';
import type { Machine } from './machine.ts';
import type { AllocationResult } from './measures/allocation.ts';
import type { BatchResult } from './measures/batch.ts';
import type { FirstTouchResult } from './measures/first-touch.ts';
import type { FlatnessResult } from './measures/flatness.ts';
import type { HostileResult } from './measures/hostile.ts';
import type { LintResult } from './measures/lint.ts';
import type { MemoryResult } from './measures/memory.ts';
import type { ReadingResult } from './measures/reading.ts';
import type { StartResult } from './measures/start.ts';

/** What a run found. Parts that were not run are absent. */
export interface Result {
  /** The day, as in the file's name. */
  readonly date: string;
  readonly machine: Machine;
  readonly parts: Parts;
}

export interface Parts {
  /** Warm answers, by workload. */
  readonly warm?: Readonly<Record<string, Comparison>>;
  /** Answers from raw JSON, and explanations, by workload. */
  readonly whole?: Readonly<Record<string, Comparison>>;
  readonly flatness?: FlatnessResult;
  readonly hostile?: HostileResult;
  readonly hostilePeers?: HostilePeersResult;
  readonly batch?: BatchResult;
  readonly reading?: ReadingResult;
  readonly start?: StartResult;
  readonly lint?: LintResult;
  readonly memory?: MemoryResult;
  readonly firstTouch?: FirstTouchResult;
  readonly allocation?: AllocationResult;
}

/** One answer of each peer on wildcards made to hurt, with a limit after which it is killed. */
export interface HostilePeersResult {
  /** Milliseconds. */
  readonly limit: number;
  readonly shapes: readonly {
    readonly name: string;
    /** Milliseconds by contender; `null` when it had to be killed. */
    readonly took: Readonly<Record<string, number | null>>;
  }[];
}
