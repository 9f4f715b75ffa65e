import type { Policy, PolicySlot } from '../policy/policy.ts';
import type { PolicySet } from './policy-set.ts';

/** A policy and where it stands. */
export interface PlacedPolicy {
  readonly policy: Policy;
  readonly slot: PolicySlot;
  readonly level: number;
}

/** The policies of a set in the order of clause 5.7. */
export function* placedPolicies(policies: PolicySet): Generator<PlacedPolicy> {
  yield* levels(policies.serviceControl, 'serviceControl');
  yield* levels(policies.resourceControl, 'resourceControl');
  yield* placed(policies.vpcEndpoint, 'vpcEndpoint');
  yield* placed(policies.resource ? [policies.resource] : [], 'resource');
  yield* placed(
    policies.permissionsBoundary ? [policies.permissionsBoundary] : [],
    'permissionsBoundary',
  );
  yield* placed(policies.session, 'session');
  yield* placed(policies.identity, 'identity');
}

function* placed(
  policies: readonly Policy[] | undefined,
  slot: PolicySlot,
  level = 0,
): Generator<PlacedPolicy> {
  for (const policy of policies ?? []) yield { policy, slot, level };
}

function* levels(
  hierarchy: readonly (readonly Policy[])[] | undefined,
  slot: PolicySlot,
): Generator<PlacedPolicy> {
  for (const [level, policies] of (hierarchy ?? []).entries()) yield* placed(policies, slot, level);
}
