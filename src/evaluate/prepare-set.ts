import type { Policy, PolicySlot } from '../policy/policy.ts';
import type { Settings } from './options.ts';
import type { PolicySet } from './policy-set.ts';
import { type PreparedStatement, prepareStatement } from './prepare-statement.ts';

/** A policy set compiled once, to be asked many times. */
export interface PreparedSet {
  readonly policies: PolicySet;
  readonly settings: Settings;
  /** Every statement, by slot in the order in which AWS names culprits (clause 5.7). */
  readonly statements: readonly PreparedStatement[];
  /** The statements whose action element covers this action, given in lower case. */
  candidates(action: string): readonly PreparedStatement[];
}

/** Actions come from the request: the memory of them must not grow with what callers invent. */
const REMEMBERED_ACTIONS = 4096;

export function prepareSet(policies: PolicySet, settings: Settings): PreparedSet {
  const statements = [...placedPolicies(policies)].flatMap(({ policy, slot, level }) =>
    policy.statements.map((statement) =>
      prepareStatement(policy, statement, { slot, level }, settings),
    ),
  );
  const remembered = new Map<string, readonly PreparedStatement[]>();
  return {
    policies,
    settings,
    statements,
    candidates(action) {
      const known = remembered.get(action);
      if (known !== undefined) return known;
      const found = statements.filter((statement) => statement.matchesAction(action));
      if (remembered.size >= REMEMBERED_ACTIONS) remembered.clear();
      remembered.set(action, found);
      return found;
    },
  };
}

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
