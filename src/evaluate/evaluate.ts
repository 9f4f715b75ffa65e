import type { Request } from '../request/request.ts';
import { decisionMaker } from './decision.ts';
import type { Decision, Evaluation } from './evaluation.ts';
import { explained } from './explain.ts';
import type { Explanation } from './explanation.ts';
import { type EvaluationOptions, settingsOf } from './options.ts';
import type { PolicySet } from './policy-set.ts';
import { prepareSet } from './prepare-set.ts';
import { judge } from './verdict.ts';

/**
 * The verdict on one request under these policies, with the statements it rests on
 * (IAM User Guide, "Policy evaluation logic"; clause 5).
 *
 * @param request from `readRequest`: principal, action, resource and context
 * @param policies from `readPolicy` or `parsePolicy`, sorted by what they are attached to
 * @param options answers to what AWS leaves open; the defaults never grant in doubt
 */
export function evaluate(
  request: Request,
  policies: PolicySet,
  options?: EvaluationOptions,
): Evaluation {
  return prepare(policies, options)(request);
}

/** Answers for one policy set, as often as it is asked. */
export interface Evaluator {
  /** The verdict with the statements it rests on; the same as `evaluate`. */
  (request: Request): Evaluation;
  /** The verdict with its derivation; the same as `explain`. */
  readonly explain: (request: Request) => Explanation;
  /** The decision alone: the quickest door. */
  readonly decide: (request: Request) => Decision;
  /** Whether the decision is `allowed`; `unknown` is not. */
  readonly isAllowed: (request: Request) => boolean;
}

/**
 * Compiles policies once and returns the function that answers for them: the way to ask many
 * times. Its doors always agree with `evaluate`.
 */
export function prepare(policies: PolicySet, options?: EvaluationOptions): Evaluator {
  const prepared = prepareSet(policies, settingsOf(options));
  const decide = decisionMaker(prepared);
  return Object.assign((request: Request) => judge(prepared, request), {
    explain: (request: Request) => explained(prepared, request),
    decide,
    isAllowed: (request: Request) => decide(request) === 'allowed',
  });
}
