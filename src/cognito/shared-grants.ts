import type { Action } from '../catalog/services/catalog.ts';
import type { MatchedStatement } from '../evaluate/evaluation.ts';
import type { ContextValue } from '../request/context.ts';
import { granted, servicesWithin } from './granted-actions.ts';
import type { CoveredPattern } from './granted-patterns.ts';
import type { Member } from './identity-pairs.ts';
import { areasOf } from './owned-areas.ts';
import type { Question } from './probed-session.ts';
import { type AllowedReach, chosenValue, type HangingKey } from './reach.ts';
import type { FinderOf } from './trespass.ts';

/** What both of two identities may do, because nothing in it names either. */
export interface SharedGrant {
  readonly roleArn: string;
  readonly statement: MatchedStatement;
  readonly pattern: string;
  readonly reach: AllowedReach;
}

/** What no variable narrows, with a request that both may make. */
export function sharedGrants(
  roleArn: string,
  one: Member,
  other: Member,
  finderOf: FinderOf,
): readonly SharedGrant[] {
  return areasOf(one).shared.flatMap((pattern) => {
    const reach = bothReach(pattern, one, other, finderOf);
    return reach === undefined
      ? []
      : [{ roleArn, statement: pattern.statement.evidence, pattern: pattern.text, reach }];
  });
}

function bothReach(
  pattern: CoveredPattern,
  one: Member,
  other: Member,
  finderOf: FinderOf,
): AllowedReach | undefined {
  for (const { prefix: service } of servicesWithin(pattern)) {
    for (const { action } of granted([pattern], service)) {
      for (const question of questions(service, action, pattern, one, finderOf)) {
        const reach = sharedReach(question, one, other) ?? sharedReach(question, other, one);
        if (reach !== undefined) return reach;
      }
    }
  }
  return undefined;
}

/** One request that both may make: what the first chooses must do for the second, and the other way. */
function sharedReach(question: Question, first: Member, second: Member): AllowedReach | undefined {
  const mine = first.seek(question);
  if (mine.outcome !== 'allowed') return undefined;
  const yours = second.seek({ ...question, given: chosenIn(mine.hangsOn) });
  if (yours.outcome !== 'allowed') return undefined;
  const hangsOn = [...mine.hangsOn, ...yours.hangsOn];
  const again = first.seek({ ...question, given: chosenIn(hangsOn) });
  const suits = again.outcome === 'allowed' && again.hangsOn.length === 0;
  return suits ? { ...again, hangsOn } : undefined;
}

function chosenIn(hangsOn: readonly HangingKey[]): ReadonlyMap<string, ContextValue> {
  return new Map(hangsOn.map((hanging) => [hanging.key, chosenValue(hanging)]));
}

/** A resource of each type, then ones that narrower policies leave. */
function* questions(
  service: string,
  action: Action,
  pattern: CoveredPattern,
  { narrowings }: Member,
  finderOf: FinderOf,
): Generator<Question> {
  if (action.resourceTypes.length === 0) yield { service, action, resource: '*' };
  for (const within of [[pattern], ...narrowings.map((one) => [pattern, one])]) {
    for (const { type } of action.resourceTypes) {
      const place = finderOf(service)(type, within);
      if (typeof place !== 'string') yield { service, action, type, resource: place.text };
    }
  }
}

/** Each entry once, whoever it was found for. */
export function distinctGrants(grants: readonly SharedGrant[]): readonly SharedGrant[] {
  const name = ({ roleArn, statement, pattern }: SharedGrant) =>
    [roleArn, statement.policy, statement.statement, pattern].join('\n');
  return [...new Map(grants.map((grant) => [name(grant), grant])).values()];
}
