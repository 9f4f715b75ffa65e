import { readArn } from '../../grammar/arn/read-arn.ts';
import { explain } from '../evaluate/explain.ts';
import type { Explanation } from '../evaluate/explanation.ts';
import type { EvaluationOptions } from '../evaluate/options.ts';
import type { PolicySlot } from '../policy/policy.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { askTrust, type TrustAnswer } from './ask-trust.ts';
import { type Certainty, weakest } from './certainty.ts';
import type { ChoiceOptions } from './choosing.ts';
import type { CognitoScenario, RoleDescription } from './cognito-scenario.ts';
import { type CognitoError, stsRefused, stsRefusedCaller } from './errors.ts';
import { certaintyOfGrounds } from './grounds.ts';
import { type GuestCeiling, guestCeiling } from './guest-ceiling.ts';
import { type LoggedIn, logIn } from './log-in.ts';
import type { Login } from './login.ts';
import { type PoolToken, poolToken } from './pool-token.ts';
import { type Candidate, type ChosenRole, candidatesOf } from './role-choice.ts';
import { principalFor, sessionNameOf, sessionPolicies, sessionRequestOf } from './session.ts';

/** What a login comes to, from the role to the verdict on the request. */
export interface CognitoAnswer {
  readonly loggedIn: LoggedIn;
  /** What the pool signs for STS; absent when nobody signed in. */
  readonly token?: PoolToken;
  /** One for each role or refusal that the choice leaves possible, followed to its end. */
  readonly ends: readonly CandidateEnd[];
  readonly trust: TrustOutcome;
  readonly decision: SessionDecision;
  readonly certainty: Certainty;
  /** The policy type whose Allow is missing, where the decision is an implicit deny. */
  readonly limitedBy?: PolicySlot;
  /** What would have to be known for a definite answer. */
  readonly missing: readonly string[];
}

export type TrustOutcome = TrustAnswer['answer'] | 'notAsked';

export type SessionDecision =
  | 'allowed'
  | 'explicitDeny'
  | 'implicitDeny'
  | 'indeterminate'
  | 'notReached';

/** One candidate, followed through STS to the verdict. */
export interface CandidateEnd {
  readonly candidate: Candidate;
  readonly trust: TrustOutcome;
  readonly trustAnswer?: TrustAnswer;
  /** What AWS answers when STS refuses the role. */
  readonly refusal?: CognitoError;
  readonly decision: SessionDecision;
  readonly explanation?: Explanation;
  /** Faults of the request's context. */
  readonly diagnostics: readonly Diagnostic[];
  readonly certainty: Certainty;
  readonly missing: readonly string[];
}

export interface CognitoOptions extends ChoiceOptions {
  /** For the engine: answers to what IAM leaves open. */
  readonly evaluation?: EvaluationOptions;
  /** What guests of the enhanced flow can do at most; by default the lists that ship. */
  readonly guestCeiling?: GuestCeiling;
}

/**
 * Follows a login through role choice, trust and session to the verdict on its request
 * (sections 2 to 4). Where AWS publishes too little, every candidate is followed to its end, and
 * the answer is only what all of them share.
 */
export function whatIf(scenario: CognitoScenario, options: CognitoOptions = {}): CognitoAnswer {
  const { identityPool, userPools, login } = scenario;
  const loggedIn = logIn(identityPool, userPools, login, options);
  const token = loggedIn.login && poolToken(identityPool, loggedIn.login);
  const ends = candidatesOf(loggedIn.choice).map((candidate) =>
    loggedIn.login && token
      ? followed(candidate, { scenario, login: loggedIn.login, token, options })
      : ended(candidate),
  );
  return { loggedIn, ...(token && { token }), ends, ...shared(loggedIn, ends) };
}

interface Course {
  readonly scenario: CognitoScenario;
  readonly login: Login;
  readonly token: PoolToken;
  readonly options: CognitoOptions;
}

const NOTHING_MISSING = { diagnostics: [], missing: [] };

/** A candidate with which the story ends before STS is asked. */
function ended(candidate: Candidate, refusal?: CognitoError): CandidateEnd {
  return {
    candidate,
    trust: 'notAsked',
    ...(refusal && { refusal }),
    decision: 'notReached',
    certainty: refusal?.certainty ?? 'documented',
    ...NOTHING_MISSING,
  };
}

function followed(candidate: Candidate, course: Course): CandidateEnd {
  if (candidate.outcome !== 'role') return ended(candidate);
  const { scenario, login, token } = course;
  const refusal = login.flow === 'enhanced' ? stsRefused : stsRefusedCaller;
  // A tag that STS does not take fails the whole session before any policy is looked at (ruling 3).
  if (token.tags.refused.length > 0) return ended(candidate, { ...refusal, certainty: 'inferred' });
  if (login.flow === 'enhanced' && isForeign(candidate, scenario)) {
    return ended(candidate, { ...refusal, certainty: 'observed' });
  }
  const role = scenario.roles.get(candidate.roleArn);
  return role === undefined ? undescribed(candidate) : withTrust(candidate, role, refusal, course);
}

/** In the enhanced flow the role is one of the pool's own account (table 3.2). */
function isForeign({ roleArn }: ChosenRole, { identityPool }: CognitoScenario): boolean {
  const { accountId } = identityPool;
  return accountId !== undefined && readArn(roleArn)?.account !== accountId;
}

/** A role that the input does not describe is not known, and so is what follows (ruling 15). */
function undescribed(candidate: ChosenRole): CandidateEnd {
  return {
    candidate,
    trust: 'indeterminate',
    decision: 'indeterminate',
    certainty: 'unknown',
    diagnostics: [],
    missing: [candidate.roleArn],
  };
}

function withTrust(
  candidate: ChosenRole,
  role: RoleDescription,
  refusal: CognitoError,
  course: Course,
): CandidateEnd {
  const { scenario, login, token, options } = course;
  const { accountId } = scenario.identityPool;
  const sessionName = sessionNameOf(login);
  const trustAnswer = askTrust(
    {
      role,
      token,
      ...(sessionName !== undefined && { sessionName }),
      ...(accountId !== undefined && { poolAccount: accountId }),
    },
    options.evaluation,
  );
  const { answer } = trustAnswer;
  const asked = { candidate, trust: answer, trustAnswer };
  const certain = (explanation?: Explanation) =>
    weakest(
      trustAnswer.certainty,
      certaintyOfGrounds({ login, token, role, trustAnswer, ...(explanation && { explanation }) }),
    );
  switch (answer) {
    case 'explicitDeny':
    case 'implicitDeny':
      return {
        ...asked,
        refusal,
        decision: 'notReached',
        certainty: certain(),
        ...NOTHING_MISSING,
      };
    case 'indeterminate':
      return {
        ...asked,
        decision: 'indeterminate',
        certainty: certain(),
        diagnostics: [],
        missing: trustAnswer.missing,
      };
    case 'allowed': {
      const session = inSession(role, sessionName, course);
      return { ...asked, ...session, certainty: certain(session.explanation) };
    }
  }
}

type SessionEnd = Pick<CandidateEnd, 'decision' | 'explanation' | 'diagnostics' | 'missing'>;

/** The verdict on the request that the session makes; without a request there is none. */
function inSession(
  role: RoleDescription,
  sessionName: string | undefined,
  { scenario, login, token, options }: Course,
): SessionEnd {
  const { request, resourcePolicies } = scenario;
  const principal = principalFor(role, token, sessionName);
  if (request === undefined || principal === undefined) {
    return { decision: 'notReached', ...NOTHING_MISSING };
  }
  // A resource has one policy: of several, leaving any out could miss its Deny.
  if (resourcePolicies.length > 1) {
    return {
      decision: 'indeterminate',
      diagnostics: [],
      missing: ['which resource policy applies'],
    };
  }
  const { value, diagnostics } = sessionRequestOf(principal, token, request);
  if (value === undefined) return { decision: 'indeterminate', diagnostics, missing: [] };
  const policies = sessionPolicies(
    role,
    login,
    resourcePolicies,
    options.guestCeiling ?? guestCeiling,
  );
  const explanation = explain(value, policies, options.evaluation);
  const { decision, missingContextKeys } = explanation.evaluation;
  return {
    decision: decision === 'unknown' ? 'indeterminate' : decision,
    explanation,
    diagnostics,
    missing: decision === 'unknown' ? missingContextKeys : [],
  };
}

type Shared = Pick<CognitoAnswer, 'trust' | 'decision' | 'certainty' | 'limitedBy' | 'missing'>;

/** What all candidates share; where they part, the answer is indeterminate (ruling 15). */
function shared({ choice }: LoggedIn, ends: readonly CandidateEnd[]): Shared {
  const roles = ends.filter(({ candidate }) => candidate.outcome === 'role');
  const decision = common(ends.map((end) => end.decision)) ?? 'indeterminate';
  const limits = common(ends.map(limitOf));
  return {
    trust:
      roles.length === 0
        ? 'notAsked'
        : (common(roles.map(({ trust }) => trust)) ?? 'indeterminate'),
    decision,
    certainty: certaintyOf(choice.certainty, ends),
    ...(decision === 'implicitDeny' && limits !== undefined && { limitedBy: limits }),
    missing: [...new Set(ends.flatMap(({ missing }) => missing))],
  };
}

/** Where STS decides that nobody gets in, the role that was refused no longer matters. */
function certaintyOf(choice: Certainty, ends: readonly CandidateEnd[]): Certainty {
  const certainties = ends.map(({ certainty }) => certainty);
  const refused = ends.every(({ trust }) => trust === 'implicitDeny' || trust === 'explicitDeny');
  return refused ? weakest(...certainties) : weakest(choice, ...certainties);
}

function limitOf({ explanation }: CandidateEnd): PolicySlot | undefined {
  const evaluation = explanation?.evaluation;
  return evaluation?.decision === 'implicitDeny' ? evaluation.notAllowedBy[0] : undefined;
}

function common<T>(items: readonly T[]): T | undefined {
  return items.every((item) => item === items[0]) ? items[0] : undefined;
}
