import { type Claims, claimTexts } from '../../cognito/claims.ts';
import type { CognitoScenario, PoolQuestion } from '../../cognito/cognito-scenario.ts';
import { guestCeiling } from '../../cognito/guest-ceiling.ts';
import type { RoleMapping } from '../../cognito/identity-pool.ts';
import type { Login, ProviderLogin } from '../../cognito/login.ts';
import { sessionPolicies } from '../../cognito/session.ts';
import {
  type CandidateEnd,
  type CognitoAnswer,
  type CognitoOptions,
  whatIf,
} from '../../cognito/what-if.ts';
import { explain } from '../../evaluate/explain.ts';
import type { Request } from '../../request/request.ts';
import { foldCase } from '../../text/fold-case.ts';
import { GUARD } from './guard-policy.ts';
import { choiceHangsOn, endHangsOn } from './hanging.ts';
import type { LoadedCognito } from './loaded-cognito.ts';
import type { Unresolved } from './unresolved.ts';

/** An answer about what was loaded from files. */
export interface LoadedAnswer extends CognitoAnswer {
  /** What the files do not tell and the answer rests on; where there is any, it is indeterminate. */
  readonly hangsOn: readonly Unresolved[];
}

/**
 * Follows a login through what was loaded, as `whatIf` does. Where the answer rests on a value that
 * the files do not tell, it is indeterminate and says on which.
 */
export function whatIfLoaded(
  loaded: LoadedCognito,
  question: PoolQuestion,
  options: CognitoOptions = {},
): LoadedAnswer {
  const { identityPool, roles, userPools } = loaded;
  const scenario: CognitoScenario = { ...question, identityPool, roles, userPools };
  const answer = whatIf(scenario, options);
  const ofChoice = choiceHangsOn(loaded, scenario, answer.loggedIn);
  if (ofChoice.length > 0) return openFromTheStart(answer, scenario, ofChoice);
  const ends = answer.ends.map((end) => {
    const again = askedAgain(end, loaded, scenario, answer, options);
    return { end: again, hangsOn: endHangsOn(loaded, scenario, again) };
  });
  const ofEnds = ends.flatMap(({ hangsOn }) => hangsOn);
  if (ofEnds.length === 0) return { ...answer, ends: ends.map(({ end }) => end), hangsOn: [] };
  return {
    ...answer,
    ends: ends.map(({ end, hangsOn }) => (hangsOn.length > 0 ? openEnd(end, hangsOn) : end)),
    trust: ofEnds.some(isOfPool) ? 'indeterminate' : answer.trust,
    decision: question.request ? 'indeterminate' : answer.decision,
    certainty: 'unknown',
    missing: namesOf(answer, ofEnds),
    hangsOn: ofEnds,
  };
}

function isOfPool({ path }: Unresolved): boolean {
  return path[0] === 'identityPool';
}

/** An end that could be another one. */
function openEnd(end: CandidateEnd, hangsOn: readonly Unresolved[]): CandidateEnd {
  const { refusal, ...rest } = end;
  const names = hangsOn.map(({ what }) => what);
  return {
    ...rest,
    trust: hangsOn.some(isOfPool) ? 'indeterminate' : end.trust,
    ...(refusal && !hangsOn.some(isOfPool) && { refusal }),
    decision: end.explanation ? 'indeterminate' : end.decision,
    certainty: 'unknown',
    missing: [...new Set([...end.missing, ...names])],
  };
}

function namesOf({ missing }: CognitoAnswer, hangsOn: readonly Unresolved[]): readonly string[] {
  return [...new Set([...missing, ...hangsOn.map(({ what }) => what)])];
}

/** A choice that could be another one: any role that this login may come to, or an error. */
function openFromTheStart(
  answer: CognitoAnswer,
  scenario: CognitoScenario,
  hangsOn: readonly Unresolved[],
): LoadedAnswer {
  const { loggedIn } = answer;
  const { trace } = loggedIn.choice;
  const candidates = [
    ...rolesFor(scenario, loggedIn.login ?? scenario.login).map((roleArn) => ({
      outcome: 'role' as const,
      roleArn,
      via: 'rule' as const,
    })),
    { outcome: 'unknownError' as const },
  ];
  const decision = scenario.request ? 'indeterminate' : 'notReached';
  const missing = namesOf(answer, hangsOn);
  return {
    ...answer,
    loggedIn: {
      ...loggedIn,
      choice: { outcome: 'indeterminate', candidates, because: [], certainty: 'unknown', trace },
    },
    ends: candidates.map((candidate) => ({
      candidate,
      ...(candidate.outcome === 'role'
        ? { trust: 'indeterminate', decision, missing }
        : { trust: 'notAsked', decision: 'notReached', missing: [] }),
      certainty: 'unknown',
      diagnostics: [],
    })),
    trust: 'indeterminate',
    decision,
    certainty: 'unknown',
    missing,
    hangsOn,
  };
}

/** Guests get the role for guests, the basic flow gives the one that is asked for. */
function rolesFor(
  { identityPool: { roles, roleMappings }, userPools }: CognitoScenario,
  login: Login<ProviderLogin>,
): readonly string[] {
  if (login.flow === 'basic') return [login.roleArn];
  if (login.logins.length === 0) return roles.unauthenticated ? [roles.unauthenticated] : [];
  const ofGroups = userPools.flatMap(({ groups }) =>
    groups.flatMap((group) => group.roleArn ?? []),
  );
  const claimed = login.logins.flatMap((one) => ('claims' in one ? rolesIn(one.claims) : ofGroups));
  const mapped = [...roleMappings.values()].flatMap(ruleRoles);
  return [...new Set([roles.authenticated, ...mapped, ...claimed].flatMap((arn) => arn ?? []))];
}

function rolesIn(claims: Claims): readonly string[] {
  return ['cognito:preferred_role', 'cognito:roles'].flatMap((name) =>
    claimTexts(claims.get(name)),
  );
}

function ruleRoles(mapping: RoleMapping): readonly string[] {
  return mapping.type === 'Rules' ? mapping.rules.map(({ roleArn }) => roleArn) : [];
}

/** The session's request once more, with the keys of the guards: carried, and not known. */
function askedAgain(
  end: CandidateEnd,
  loaded: LoadedCognito,
  { roles, resourcePolicies }: CognitoScenario,
  { loggedIn: { login } }: CognitoAnswer,
  options: CognitoOptions,
): CandidateEnd {
  const { candidate, explanation } = end;
  const role = candidate.outcome === 'role' ? roles.get(candidate.roleArn) : undefined;
  if (!explanation || !role || !login) return end;
  const ceiling = options.guestCeiling ?? guestCeiling;
  const policies = sessionPolicies(role, login, resourcePolicies, ceiling);
  const request = withGuards(explanation.request, loaded.unresolved);
  const again = explain(request, policies, options.evaluation);
  const { decision, missingContextKeys } = again.evaluation;
  return decision === 'unknown'
    ? { ...end, decision: 'indeterminate', explanation: again, missing: missingContextKeys }
    : { ...end, decision, explanation: again };
}

function withGuards(request: Request, unresolved: readonly Unresolved[]): Request {
  const context = new Map(request.context);
  for (const { what } of unresolved) context.set(foldCase(`${GUARD}${what}`), { state: 'present' });
  return { ...request, context };
}
