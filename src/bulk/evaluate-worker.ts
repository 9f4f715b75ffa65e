import { Tinypool } from 'tinypool';
import { prepare } from '../evaluate/evaluate.ts';
import type { Evaluation } from '../evaluate/evaluation.ts';
import type { EvaluationOptions } from '../evaluate/options.ts';
import type { PolicySet } from '../evaluate/policy-set.ts';
import type { Request } from '../request/request.ts';

/** What each thread is started with. */
export interface EvaluateData {
  readonly policies: PolicySet;
  readonly options: EvaluationOptions;
}

const { policies, options }: EvaluateData = Tinypool.workerData;
const decide = prepare(policies, options);

/** Decides some requests, on a thread of its own. */
// biome-ignore lint/style/noDefaultExport: a thread calls the default export of its module
export default function evaluateRequests(requests: readonly Request[]): readonly Evaluation[] {
  return requests.map((request) => decide(request));
}
