import type { Request } from '../request/request.ts';
import type { Evaluation } from './evaluation.ts';
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

/**
 * Compiles policies once and returns the function that answers for them: the way to ask many
 * times. The same verdicts as `evaluate`.
 */
export function prepare(
  policies: PolicySet,
  options?: EvaluationOptions,
): (request: Request) => Evaluation {
  const prepared = prepareSet(policies, settingsOf(options));
  return (request) => judge(prepared, request);
}
