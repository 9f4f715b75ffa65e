import type { Policy } from '../policy/policy.ts';
import type { Certainty } from './certainty.ts';
import type { Claims } from './claims.ts';

/**
 * Somebody asks an identity pool for credentials. `Proof` is what they show: by default tokens; in
 * a scenario also users of user pools, who get their tokens by signing in.
 */
export type Login<Proof extends ProviderLogin = TokenLogin> =
  | EnhancedLogin<Proof>
  | BasicLogin<Proof>;

interface AnyLogin<Proof> {
  /** Whom the credentials are for. */
  readonly identity?: Identity;
  /** None for a guest. */
  readonly logins: readonly Proof[];
}

/** The pool chooses the role and calls STS: GetCredentialsForIdentity. */
export interface EnhancedLogin<Proof extends ProviderLogin = TokenLogin> extends AnyLogin<Proof> {
  readonly flow: 'enhanced';
  /** The role that the caller asks for, among those that the mapping offers. */
  readonly customRoleArn?: string;
}

/** The caller gets a token (GetOpenIdToken) and asks STS for any role that trusts it. */
export interface BasicLogin<Proof extends ProviderLogin = TokenLogin> extends AnyLogin<Proof> {
  readonly flow: 'basic';
  readonly roleArn: string;
  /** The pool that issued the token, where it is another one. */
  readonly tokenPoolId?: string;
  readonly sessionName?: string;
  /** The policy that the caller passes to STS. */
  readonly sessionPolicy?: Policy;
}

/** An identity of the pool: `<region>:<uuid>`. */
export interface Identity {
  readonly id: string;
  /** What the pool knows of it; absent: nothing that speaks against the login. */
  readonly state?: IdentityState;
}

export const identityStates = ['new', 'unauthenticated', 'authenticated', 'disabled'] as const;

export type IdentityState = (typeof identityStates)[number];

/** One entry of `Logins`. */
export type ProviderLogin = TokenLogin | UserLogin;

/** A token, an assertion or a developer's user id. */
export interface TokenLogin {
  /** The key of `Logins`: table 1.2. */
  readonly provider: string;
  readonly claims: Claims;
  /** Tags that a developer provider passes with the call. */
  readonly principalTags?: ReadonlyMap<string, string>;
  /** That the user pool has disabled the user since (section 2.2, step 8). */
  readonly revoked?: boolean;
  /** How certain it is that these are the claims; absent: they are given. */
  readonly certainty?: Certainty;
  /** That nobody publishes whether the user pool issues a token to a user in this state. */
  readonly doubtful?: boolean;
}

/** A user of a user pool, whose token is yet to be issued. */
export interface UserLogin {
  readonly provider: string;
  readonly clientId: string;
  readonly username: string;
}
