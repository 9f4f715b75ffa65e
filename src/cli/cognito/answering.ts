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

/** Answers a scenario, as far as the command goes, with what is told beside the answer. */
export function answerCognito(
  scenario: CognitoScenario,
  warnings: readonly Finding[],
  reach: Reach,
  options: CognitoOptions,
): CognitoAnswered {
  const { request, ...roleOnly } = scenario;
  const asked = reach === 'role' ? roleOnly : scenario;
  const answer = whatIf(asked, options);
  const before = withoutTrigger(asked, answer, options);
  return {
    ...(scenario.id !== undefined && { id: scenario.id }),
    scenario: asked,
    answer,
    ...(before && { withoutTrigger: before }),
    ceiling: options.guestCeiling ?? guestCeiling,
    sessions: sessionsOf(asked, answer, options),
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
  { evaluation, guestCeiling: ceiling = guestCeiling }: CognitoOptions,
): ReadonlyMap<CandidateEnd, SessionFacts> {
  const sessions = new Map<CandidateEnd, SessionFacts>();
  for (const end of ends) {
    const { candidate, explanation } = end;
    const role = candidate.outcome === 'role' ? roles.get(candidate.roleArn) : undefined;
    if (!role || !login || !explanation) continue;
    const policies = sessionPolicies(role, login, resourcePolicies, ceiling);
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
