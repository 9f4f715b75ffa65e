import type { EvaluationOptions } from '../evaluate/options.ts';
import type { TrustAnswer } from './ask-trust.ts';
import { type Certainty, weakest } from './certainty.ts';
import type { CognitoScenario, RoleDescription } from './cognito-scenario.ts';
import type { CognitoError } from './errors.ts';
import type { Identity, Login } from './login.ts';
import type { PoolToken } from './pool-token.ts';
import { followWith, type ProbeOptions } from './probe-options.ts';
import type { CandidateEnd } from './what-if.ts';

/** A way for guests into a role: the flow, and whether trust lets them in. */
export interface GuestDoor {
  readonly flow: Login['flow'];
  /** Absent where no role comes into it: guests are off, or the pool has no role for them. */
  readonly roleArn?: string;
  readonly state: 'open' | 'closed' | 'indeterminate';
  /** What AWS answers at a closed door. */
  readonly refusal?: CognitoError;
  readonly trustAnswer?: TrustAnswer;
  /** What would have to be known, at a door of which nobody can say whether it is open. */
  readonly missing: readonly string[];
  readonly certainty: Certainty;
  /** The login that tries the door, to be tried again. */
  readonly login: Login;
}

/** What is needed to go through a door. */
export interface EnterableDoor {
  readonly door: GuestDoor;
  readonly entry?: { readonly role: RoleDescription; readonly token: PoolToken };
}

type Pool = Pick<CognitoScenario, 'identityPool' | 'roles'>;

/**
 * Every door that guests can try: the enhanced flow, and the basic flow into each role that is
 * described, since there the caller names the role (section 2.2).
 */
export function guestDoors(
  pool: Pool,
  identity: Identity,
  options: ProbeOptions,
): readonly EnterableDoor[] {
  const logins: readonly Login[] = [
    { flow: 'enhanced', identity, logins: [] },
    ...[...pool.roles.keys()].map(
      (roleArn): Login => ({ flow: 'basic', identity, logins: [], roleArn }),
    ),
  ];
  return logins.flatMap((login) => tried(pool, login, options));
}

function tried(
  { identityPool, roles }: Pool,
  login: Login,
  options: ProbeOptions,
): readonly EnterableDoor[] {
  const scenario: CognitoScenario = {
    identityPool,
    roles,
    userPools: [],
    login,
    resourcePolicies: [],
  };
  const evaluation: EvaluationOptions = { ...options.evaluation, unspecifiedKeys: 'unknown' };
  const answer = followWith({ ...options, evaluation }, scenario);
  return leadingSomewhere(answer.ends).map((end) => {
    const door = doorOf(login, end, answer.loggedIn.choice.certainty);
    const role = door.roleArn === undefined ? undefined : roles.get(door.roleArn);
    const entry = role && answer.token && { role, token: answer.token };
    return { door, ...(entry && door.state !== 'closed' && { entry }) };
  });
}

/** That a login may also fail says nothing beside a role that it may come to. */
function leadingSomewhere(ends: readonly CandidateEnd[]): readonly CandidateEnd[] {
  const roles = ends.filter(({ candidate }) => candidate.outcome === 'role');
  return roles.length > 0 ? roles : ends;
}

function doorOf(login: Login, end: CandidateEnd, choice: Certainty): GuestDoor {
  const { candidate, trust, trustAnswer, missing } = end;
  const refusal = candidate.outcome === 'error' ? candidate.error : end.refusal;
  const open = candidate.outcome === 'role' && trust === 'allowed';
  const named = login.flow === 'basic' ? login.roleArn : undefined;
  const roleArn = candidate.outcome === 'role' ? candidate.roleArn : named;
  return {
    flow: login.flow,
    ...(roleArn !== undefined && { roleArn }),
    state: open ? 'open' : refusal === undefined ? 'indeterminate' : 'closed',
    ...(refusal && { refusal }),
    ...(trustAnswer && { trustAnswer }),
    missing,
    certainty: weakest(choice, end.certainty),
    login,
  };
}
