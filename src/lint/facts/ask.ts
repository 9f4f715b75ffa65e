import { readArn } from '../../../grammar/arn/read-arn.ts';
import { evaluate } from '../../evaluate/evaluate.ts';
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
  const policies = written.flatMap(({ policy }) => policy ?? []);
  const about = indexOf(action);
  if (!caller || policies.length < written.length) return undefined;
  return evaluate(
    { principal: { kind: 'user', arn: caller }, action, resource, context: new Map() },
    { identity: policies.map((policy) => identityAbout(policy, about)), resource: null },
    { unspecifiedKeys: 'unknown' },
  );
}

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
