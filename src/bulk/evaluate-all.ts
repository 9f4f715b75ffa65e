import { availableParallelism } from 'node:os';
import type { Evaluation } from '../evaluate/evaluation.ts';
import type { EvaluationOptions } from '../evaluate/options.ts';
import type { PolicySet } from '../evaluate/policy-set.ts';
import type { Request } from '../request/request.ts';
import type { EvaluateData } from './evaluate-worker.ts';
import { inOrder } from './in-order.ts';
import { pieces } from './pieces.ts';
import { startPool } from './pool.ts';

export interface EvaluateAllOptions extends EvaluationOptions {
  /** Threads; as many as there are processors by default. */
  readonly jobs?: number;
  /** Requests that a thread gets at a time; 512 by default. */
  readonly piece?: number;
}

/**
 * Decides a stream of requests on several threads: the verdicts of `prepare(policies)`, in the
 * order of the requests. Memory is bounded: requests are taken as verdicts are, a few pieces ahead.
 * Threads end with the iteration, also when it is left early.
 *
 * Policies and requests are copied to the threads, which costs more than deciding where a decision
 * takes under a few microseconds: measure before choosing this over a loop.
 */
export async function* evaluateAll(
  policies: PolicySet,
  requests: AsyncIterable<Request> | Iterable<Request>,
  given: EvaluateAllOptions = {},
): AsyncGenerator<Evaluation, void, undefined> {
  const { jobs = availableParallelism(), piece = 512, ...options } = given;
  if (!isCount(jobs) || !isCount(piece)) {
    throw new TypeError('`jobs` and `piece` must be whole numbers above 0');
  }
  const data: EvaluateData = { policies, options };
  const pool = startPool<readonly Request[], readonly Evaluation[]>('evaluate-worker', jobs, data);
  try {
    const some = pieces(requests, piece, () => 0, 1);
    for await (const verdicts of inOrder(some, 2 * jobs, pool.run)) yield* verdicts;
  } finally {
    await pool.close();
  }
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0;
}
