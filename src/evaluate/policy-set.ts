import type { Policy, PolicySlot } from '../policy/policy.ts';

/** The policy types in the order in which AWS names culprits (clause 5.7). */
export const slots = [
  'serviceControl',
  'resourceControl',
  'vpcEndpoint',
  'resource',
  'permissionsBoundary',
  'session',
  'identity',
] as const satisfies readonly PolicySlot[];

/** The levels of service control policies, organization root first; none when there are none. */
export function serviceControlLevels(policies: PolicySet): readonly (readonly Policy[])[] {
  return policies.serviceControl ?? [];
}

/**
 * Every policy that AWS would look at for one request, sorted by what it is attached to
 * (clause 5.1). An absent key means that no policy of that type applies.
 */
export interface PolicySet {
  /** The user's and its groups', or the role's. */
  readonly identity?: readonly Policy[];
  /** The resource's own policy or the role's trust policy; `null` says that there is none. */
  readonly resource?: Policy | null;
  readonly permissionsBoundary?: Policy;
  /** Absent: no session policy was passed; empty: passed, and grants nothing. */
  readonly session?: readonly Policy[];
  /** One list a level, organization root first; every level must allow (clause 5.3). */
  readonly serviceControl?: readonly (readonly Policy[])[];
  /** The same for the resource owner's account; every level allows unless it denies. */
  readonly resourceControl?: readonly (readonly Policy[])[];
  /** Present when the request comes through a VPC endpoint; empty means the default policy. */
  readonly vpcEndpoint?: readonly Policy[];
}
