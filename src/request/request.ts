import type { Arn } from '../../grammar/arn/arn.ts';
import type { AmbiguousValue, ContextValue } from './context.ts';

/** One (principal, action, resource) pair with its context: what one verdict is about (clause 0.2). */
export interface Request {
  readonly principal: Principal;
  /** The IAM action, `service:Name`. */
  readonly action: string;
  /** A full ARN, or `*` when the action has no resource-level permissions. */
  readonly resource: string;
  /** The account that owns the resource when the ARN does not say, or says something else. */
  readonly resourceAccount?: string;
  readonly resourceOrganization?: Organization;
  /** What the caller said of the context, by lower-cased key; `absent` is a definite null. */
  readonly context: ReadonlyMap<string, ContextValue | AmbiguousValue>;
}

/** The caller: the most specific identity (clause 0.2, "leaf principal"). */
export type Principal =
  | UserPrincipal
  | RootPrincipal
  | AssumedRolePrincipal
  | FederatedUserPrincipal
  | { readonly kind: 'service'; readonly name: string }
  /** An identity vouched for by a web-identity or SAML provider, before it has a role. */
  | { readonly kind: 'federated'; readonly provider: string }
  | { readonly kind: 'anonymous' };

/** Principals that belong to an account. */
export type IamPrincipal =
  | UserPrincipal
  | RootPrincipal
  | AssumedRolePrincipal
  | FederatedUserPrincipal;

/** What may be known of an IAM principal beside its ARN. */
export interface Identity {
  /** `AIDA…` of a user, `AROA…` of a role. */
  readonly uniqueId?: string;
  /** The principal's tags, session tags winning; absent when nothing is known of them. */
  readonly tags?: Readonly<Record<string, string>>;
  readonly organization?: Organization;
}

export interface UserPrincipal extends Identity {
  readonly kind: 'user';
  readonly arn: Arn;
}

export interface RootPrincipal extends Identity {
  readonly kind: 'root';
  readonly arn: Arn;
}

export interface AssumedRolePrincipal extends Identity {
  readonly kind: 'assumedRole';
  readonly partition: string;
  readonly account: string;
  readonly roleName: string;
  /** The role with its path; absent when only the session's ARN is known. */
  readonly roleArn?: Arn;
  /** The session; absent when the caller was given as a bare role (clause 12.19). */
  readonly sessionArn?: Arn;
}

export interface FederatedUserPrincipal extends Identity {
  readonly kind: 'federatedUser';
  readonly arn: Arn;
  /** The user who called GetFederationToken. */
  readonly userArn?: Arn;
}

export interface Organization {
  readonly id?: string;
  /** `o-x/r-y/ou-z/` */
  readonly paths?: readonly string[];
  /** Whether the account is the organization's management account: SCPs and RCPs pass it by. */
  readonly managementAccount?: boolean;
}
