import { prepare } from '../../src/evaluate/evaluate.ts';
import type { Evaluation } from '../../src/evaluate/evaluation.ts';
import type { EvaluationOptions } from '../../src/evaluate/options.ts';
import type { PolicySet } from '../../src/evaluate/policy-set.ts';
import type { Request } from '../../src/request/request.ts';

/** The verdict with its evidence; the door that gives the decision alone must say the same. */
export function throughBothDoors(
  request: Request,
  policies: PolicySet,
  options?: EvaluationOptions,
): Evaluation {
  const ask = prepare(policies, options);
  const evaluation = ask(request);
  const decisions = [ask.decide(request), ask.isAllowed(request)];
  const { decision } = evaluation;
  if (decisions[0] !== decision || decisions[1] !== (decision === 'allowed')) {
    throw new Error(`one door says ${decision}, the other ${decisions.join()}`);
  }
  return evaluation;
}
