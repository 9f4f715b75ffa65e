import type { Workload } from './workloads/workload.ts';

/** An engine, or one way to ask it. */
export interface Contender {
  /** As tables show it: `iam-verdict decide`. */
  readonly name: string;
  readonly package: string;
  readonly version: string;
  /** Whether it explains as well, reads the policies anew, and the like. */
  readonly note?: string;
  /** Gets ready outside the timer; `undefined` when it cannot take this workload. */
  readonly prepare: (workload: Workload) => Prepared | undefined | Promise<Prepared | undefined>;
}

/** A contender with a workload's policies and requests in the form that it likes best. */
export type Prepared = Synchronous | Asynchronous;

export interface Synchronous {
  readonly kind: 'synchronous';
  /** Whether the request with this number is allowed. */
  readonly ask: (request: number) => boolean;
}

export interface Asynchronous {
  readonly kind: 'asynchronous';
  readonly ask: (request: number) => Promise<boolean>;
}
