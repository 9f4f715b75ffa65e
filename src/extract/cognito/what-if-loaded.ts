import type { CognitoScenario } from '../../cognito/cognito-scenario.ts';
import { guestCeiling } from '../../cognito/guest-ceiling.ts';
import type { IdentityPool, RoleMapping } from '../../cognito/identity-pool.ts';
import type { LoggedIn } from '../../cognito/log-in.ts';
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

/** What a login asks of what was loaded. */
export type LoadedQuestion = Pick<CognitoScenario, 'id' | 'login' | 'resourcePolicies' | 'request'>;

/**
 * Follows a login through what was loaded, as `whatIf` does. Where the answer rests on a value that
 * the files do not tell, it is indeterminate and says on which.
 */
export function whatIfLoaded(
  loaded: LoadedCognito,
  question: LoadedQuestion,
  options: CognitoOptions = {},
): LoadedAnswer {
  const { identityPool, roles, userPools } = loaded;
  const scenario: CognitoScenario = { ...question, identityPool, roles, userPools };
  const answer = whatIf(scenario, options);
  const ofChoice = choiceHangsOn(loaded, scenario, answer.loggedIn);
  if (ofChoice.length > 0) return openFromTheStart(answer, question, identityPool, ofChoice);
  const ends = answer.ends.map((end) => askedAgain(end, loaded, scenario, answer, options));
  const ofEnds = ends.flatMap((end) => endHangsOn(loaded, scenario, end));
  if (ofEnds.length === 0) return { ...answer, hangsOn: [] };
  return {
    ...answer,
    ends,
    trust: ofEnds.some(({ path }) => path[0] === 'identityPool') ? 'indeterminate' : answer.trust,
    decision: question.request ? 'indeterminate' : answer.decision,
    certainty: 'unknown',
    missing: namesOf(answer, ofEnds),
    hangsOn: ofEnds,
  };
}

function namesOf({ missing }: CognitoAnswer, hangsOn: readonly Unresolved[]): readonly string[] {
  return [...new Set([...missing, ...hangsOn.map(({ what }) => what)])];
}

/** A choice that could be another one: any role that the pool has, or an error. */
function openFromTheStart(
  answer: CognitoAnswer,
  question: LoadedQuestion,
  pool: IdentityPool,
  hangsOn: readonly Unresolved[],
): LoadedAnswer {
  const { loggedIn } = answer;
  const { trace } = loggedIn.choice;
  const choice: LoggedIn['choice'] = {
    outcome: 'indeterminate',
    candidates: [
      ...rolesOf(pool).map((roleArn) => ({
        outcome: 'role' as const,
        roleArn,
        via: 'rule' as const,
      })),
      { outcome: 'unknownError' },
    ],
    because: [],
    certainty: 'unknown',
    trace,
  };
  return {
    ...answer,
    loggedIn: { ...loggedIn, choice },
    trust: 'indeterminate',
    decision: question.request ? 'indeterminate' : 'notReached',
    certainty: 'unknown',
    missing: namesOf(answer, hangsOn),
    hangsOn,
  };
}

function rolesOf({ roles, roleMappings }: IdentityPool): readonly string[] {
  const { authenticated, unauthenticated } = roles;
  const mapped = [...roleMappings.values()].flatMap(ruleRoles);
  return [...new Set([authenticated, unauthenticated, ...mapped].flatMap((arn) => arn ?? []))];
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
