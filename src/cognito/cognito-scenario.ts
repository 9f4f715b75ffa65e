import type { JsonNode } from '../../grammar/json/tree.ts';
import type { Policy } from '../policy/policy.ts';
import type { IdentityPool } from './identity-pool.ts';
import type { Login, ProviderLogin } from './login.ts';
import type { UserPool } from './user-pool.ts';

/** From a login to what may be done with it: an identity pool, roles, users, and a question. */
export interface CognitoScenario {
  readonly id?: string;
  readonly identityPool: IdentityPool;
  /** By ARN; a role that is not here is not known, not absent. */
  readonly roles: ReadonlyMap<string, RoleDescription>;
  readonly userPools: readonly UserPool[];
  readonly login: Login<ProviderLogin>;
  /** Attached to the resource of the request. */
  readonly resourcePolicies: readonly Policy[];
  /** What the session asks for; absent when only the role is in question. */
  readonly request?: SessionRequest;
}

/** What a scenario asks of a pool: who signs in, and what for. */
export type PoolQuestion = Pick<CognitoScenario, 'id' | 'login' | 'resourcePolicies' | 'request'>;

/** A role and what is attached to it. */
export interface RoleDescription {
  readonly arn: string;
  /** The trust policy; absent: not told. */
  readonly trust?: Policy;
  readonly policies: readonly Policy[];
  readonly permissionsBoundary?: Policy;
  readonly tags: ReadonlyMap<string, string>;
}

/** A request without its principal, who is yet to be found. */
export interface SessionRequest {
  readonly action: string;
  readonly resource: string;
  readonly resourceAccount?: string;
  /** Condition keys and values, as they stand in the scenario. */
  readonly context?: JsonNode;
}
