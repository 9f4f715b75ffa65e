import type { CognitoScenario } from '../../cognito/cognito-scenario.ts';
import { guestCeiling } from '../../cognito/guest-ceiling.ts';
import { logIn } from '../../cognito/log-in.ts';
import type { RoleChoice } from '../../cognito/role-choice.ts';
import { sessionPolicies } from '../../cognito/session.ts';
import {
  type CandidateEnd,
  type CognitoAnswer,
  type CognitoOptions,
  whatIf,
} from '../../cognito/what-if.ts';
import type { Change } from '../../evaluate/change.ts';
import { suggestChange } from '../../evaluate/suggest-change.ts';
import type { Reach } from '../../report/cognito/answer-text.ts';
import type { CognitoAnswered, SessionFacts } from '../../report/cognito/answered.ts';
import type { Finding } from '../../scenario/scenario.ts';
import type { AskedPool } from './asked-pool.ts';

/** What a scenario is asked for, and about which pool, where that is not the scenario's own. */
export interface Asking {
  readonly reach: Reach;
  readonly options: CognitoOptions;
  readonly pool?: AskedPool | undefined;
}

/** Answers a scenario, as far as the command goes, with what is told beside the answer. */
export function answerCognito(
  scenario: CognitoScenario,
  warnings: readonly Finding[],
  { reach, options, pool }: Asking,
): CognitoAnswered {
  const { request, ...roleOnly } = scenario;
  const asked = reach === 'role' ? roleOnly : scenario;
  const { answer, hangsOn } = pool?.ask(asked, options) ?? {
    answer: whatIf(asked, options),
    hangsOn: [],
  };
  const before = hangsOn.length > 0 ? undefined : withoutTrigger(asked, answer, options);
  return {
    ...(scenario.id !== undefined && { id: scenario.id }),
    scenario: asked,
    answer,
    ...(before && { withoutTrigger: before }),
    ceiling: options.guestCeiling ?? guestCeiling,
    sessions: sessionsOf(asked, answer, { options, pool }),
    hangsOn,
    warnings,
  };
}

/** The choice as it would be if no Pre Token Generation trigger ran. */
function withoutTrigger(
  { identityPool, userPools, login }: CognitoScenario,
  { loggedIn }: CognitoAnswer,
  options: CognitoOptions,
): RoleChoice | undefined {
  const ran = loggedIn.signIns.some(({ result }) => result.outcome === 'token' && result.before);
  if (!ran) return undefined;
  const untouched = userPools.map((userPool) => {
    const { preTokenGeneration, ...triggers } = userPool.triggers;
    return { ...userPool, triggers };
  });
  return logIn(identityPool, untouched, login, options).choice;
}

/** The policies of each session, and what would have to change in them. */
function sessionsOf(
  { roles, resourcePolicies }: CognitoScenario,
  { ends, loggedIn: { login } }: CognitoAnswer,
  { options: { evaluation, guestCeiling: ceiling = guestCeiling }, pool }: Omit<Asking, 'reach'>,
): ReadonlyMap<CandidateEnd, SessionFacts> {
  const sessions = new Map<CandidateEnd, SessionFacts>();
  for (const end of ends) {
    const { candidate, explanation } = end;
    const role = candidate.outcome === 'role' ? roles.get(candidate.roleArn) : undefined;
    if (!role || !login || !explanation) continue;
    const policies = sessionPolicies(role, login, resourcePolicies, ceiling);
    // What stands in for a policy that the files do not tell is nobody's to change.
    if (pool?.isOpen(role.arn)) {
      sessions.set(end, { policies });
      continue;
    }
    const suggestion = suggestChange(explanation.request, policies, evaluation);
    // Nobody can change the lists that AWS sets for guests.
    const vain = policies.session === ceiling.policies && suggestion?.some(isOfSession);
    sessions.set(end, { policies, ...(!vain && { suggestion }) });
  }
  return sessions;
}

function isOfSession(change: Change): boolean {
  const place = change.kind === 'addStatement' ? change.place : change.statement;
  return place.policyType === 'session';
}
