import { readArn } from '../../../grammar/arn/read-arn.ts';
import { type Evaluator, prepare } from '../../evaluate/evaluate.ts';
import type { Evaluation } from '../../evaluate/evaluation.ts';
import type { Policy } from '../../policy/policy.ts';
import type { WrittenPolicy } from '../written.ts';
import { type ActionIndex, indexActions } from './action-index.ts';

const caller = readArn('arn:aws:iam::111122223333:user/anybody');

/**
 * What policies of one principal say of an action on a resource, nothing being known of the request
 * but these; absent when one of them cannot be evaluated.
 */
export function ask(
  written: readonly WrittenPolicy[],
  action: string,
  resource: string,
): Evaluation | undefined {
  if (!caller) return undefined;
  return evaluatorFor(
    written,
    action,
  )?.({
    principal: { kind: 'user', arn: caller },
    action,
    resource,
    context: new Map(),
  });
}

/** The policies prepared for questions about an action, of which there may be one a statement. */
function evaluatorFor(written: readonly WrittenPolicy[], action: string): Evaluator | undefined {
  const policies = written.flatMap(({ policy }) => policy ?? []);
  if (policies.length < written.length) return undefined;
  const byAction = prepared.get(written) ?? new Map<string, Evaluator>();
  prepared.set(written, byAction);
  const about = indexOf(action);
  const evaluator =
    byAction.get(action) ??
    prepare(
      { identity: policies.map((policy) => identityAbout(policy, about)), resource: null },
      { unspecifiedKeys: 'unknown' },
    );
  byAction.set(action, evaluator);
  return evaluator;
}

/** By the list of policies that apply together, which the rules of a document share. */
const prepared = new WeakMap<readonly WrittenPolicy[], Map<string, Evaluator>>();

/**
 * Whatever it is attached to: what it allows is the question. Statements about other actions are
 * left out before anything in them is compiled.
 */
function identityAbout(policy: Policy, about: ActionIndex): Policy {
  const statements = policy.statements.filter(
    ({ action }) =>
      action.negated || action.patterns.some(({ text }) => about.coveredBy(text).length > 0),
  );
  return { ...policy, type: 'identity', statements };
}

function indexOf(action: string): ActionIndex {
  const known = indexes.get(action) ?? indexActions([action]);
  if (indexes.size >= MOST_REMEMBERED) indexes.clear();
  indexes.set(action, known);
  return known;
}

const indexes = new Map<string, ActionIndex>();
/** Actions to ask about are those of rules and of the configuration: there are few. */
const MOST_REMEMBERED = 100;

/** Whether a request that is not allowed for certain may be, depending on its context. */
export function mayBeAllowed(evaluation: Evaluation): boolean {
  return evaluation.decision === 'unknown' && evaluation.possible.includes('allowed');
}
