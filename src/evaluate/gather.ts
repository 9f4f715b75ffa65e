import {
  ACCOUNT,
  FEDERATED,
  ISSUER,
  LEAF,
  type NamedAs,
  type PrincipalMatch,
  type PrincipalSetting,
  principalTruth,
  SERVICE,
  WILDCARD,
} from '../match/match-principal.ts';
import type { PolicySlot } from '../policy/policy.ts';
import type { RequestContext } from '../request/context.ts';
import { and, FALSE, or, TRUE, type Truth, truthOf, UNKNOWN } from '../truth/truth.ts';
import type { Gates, Grants } from './decide.ts';
import type { Settings } from './options.ts';
import { type PolicySet, serviceControlLevels } from './policy-set.ts';
import { type PreparedStatement, resourceTruth } from './prepare-statement.ts';
import type { Situation } from './situation.ts';

/** A statement that applies to a request, or would if something unknown turned out so. */
export interface Applied {
  readonly prepared: PreparedStatement;
  /** Whether resource and condition hold. */
  readonly held: Truth;
  /** How it names the caller; by its account when the policy type names nobody. */
  readonly named: PrincipalMatch;
}

/** What is needed to match statements, the same for every statement of a request. */
export interface Matching extends PrincipalSetting {
  readonly situation: Situation;
  readonly context: RequestContext;
  readonly settings: Settings;
}

/** Policies without Principal are attached to the caller: there is nobody else to name. */
const ATTACHED: PrincipalMatch = { certain: ACCOUNT, possible: 0 };
const NOBODY: PrincipalMatch = { certain: 0, possible: 0 };

/** How a statement names the caller (clauses 1.3 and 2.5). */
export function namedIn(prepared: PreparedStatement, matching: Matching): PrincipalMatch {
  const { principal, policy } = prepared;
  if (principal !== undefined) {
    return principal.matches(matching.situation.caller, matching);
  }
  // A resource policy's statement that names nobody never applies, whatever its effect.
  return policy.type === 'resource' || policy.type === 'trust' ? NOBODY : ATTACHED;
}

/** Whether resource and condition hold, cheapest first; the action is known to match. */
export function heldBy(prepared: PreparedStatement, matching: Matching): Truth {
  const { request } = matching.situation;
  const resource = resourceTruth(prepared, request.resource, matching.context);
  return resource === FALSE ? FALSE : and(resource, prepared.condition.holds(matching.context));
}

export function appliedTruth({ held, named }: Applied): Truth {
  return and(held, principalTruth(named));
}

/** Boils the statements that apply down to the flow chart's questions. */
export function gatesOf(
  applied: readonly Applied[],
  policies: PolicySet,
  { situation, settings }: Pick<Matching, 'situation' | 'settings'>,
): Gates {
  const allows = (slot: PolicySlot, level?: number) => slotAllows(applied, slot, level);
  const { vpcEndpoint, permissionsBoundary, session } = policies;
  return {
    denied: applied.reduce<Truth>(
      (denied, one) =>
        one.prepared.statement.effect === 'Deny' ? or(denied, appliedTruth(one)) : denied,
      FALSE,
    ),
    serviceControl: serviceControlLevels(policies).reduce<Truth>(
      (all, _level, index) => and(all, allows('serviceControl', index)),
      TRUE,
    ),
    vpcEndpoint:
      vpcEndpoint === undefined || vpcEndpoint.length === 0 ? TRUE : allows('vpcEndpoint'),
    identity: allows('identity'),
    permissionsBoundary: permissionsBoundary === undefined ? TRUE : allows('permissionsBoundary'),
    // A federated user has what its session policy and its user both grant: none, nothing.
    session:
      session === undefined
        ? truthOf(situation.caller.kind !== 'federatedUser')
        : allows('session'),
    grants: lacksResourcePolicy(policies, situation, settings) ? UNKNOWN_GRANTS : grantsOf(applied),
  };
}

/** A resource policy that was not supplied may grant anything (clause 10, question 24). */
const UNKNOWN_GRANTS: Grants = {
  leaf: UNKNOWN,
  wildcard: UNKNOWN,
  service: UNKNOWN,
  federated: UNKNOWN,
  issuer: UNKNOWN,
  account: UNKNOWN,
};

/** Whether only the resource's policy could grant, and nobody said what it holds. */
export function needsResourcePolicy(policies: PolicySet, situation: Situation): boolean {
  return policies.resource === undefined && (situation.strict || !situation.sameAccount);
}

function lacksResourcePolicy(
  policies: PolicySet,
  situation: Situation,
  settings: Settings,
): boolean {
  const answer =
    settings.resourcePolicyUnknown ??
    (settings.unspecifiedKeys === 'unknown' ? 'unknown' : 'implicitDeny');
  return answer === 'unknown' && needsResourcePolicy(policies, situation);
}

/** Whether some Allow of this policy type, or of this level of it, applies. */
export function slotAllows(applied: readonly Applied[], slot: PolicySlot, level?: number): Truth {
  let truth: Truth = FALSE;
  for (const one of applied) {
    const { evidence } = one.prepared;
    if (evidence.effect !== 'Allow' || evidence.policyType !== slot) continue;
    if (level === undefined || evidence.level === level) truth = or(truth, appliedTruth(one));
  }
  return truth;
}

/** The capacities in which a resource policy can name a caller, by the gate that each opens. */
export const capacities: ReadonlyMap<keyof Grants, NamedAs> = new Map([
  ['leaf', LEAF],
  ['wildcard', WILDCARD],
  ['service', SERVICE],
  ['federated', FEDERATED],
  ['issuer', ISSUER],
  ['account', ACCOUNT],
]);

function grantsOf(applied: readonly Applied[]): Grants {
  const allows = applied.filter(
    ({ prepared }) =>
      prepared.evidence.policyType === 'resource' && prepared.evidence.effect === 'Allow',
  );
  const granted = (capacity: NamedAs) =>
    allows.reduce<Truth>((truth, one) => or(truth, grantedAs(one, capacity)), FALSE);
  return {
    leaf: granted(LEAF),
    wildcard: granted(WILDCARD),
    service: granted(SERVICE),
    federated: granted(FEDERATED),
    issuer: granted(ISSUER),
    account: granted(ACCOUNT),
  };
}

/** Whether a statement grants to the caller in this capacity. */
export function grantedAs({ held, named }: Applied, capacity: NamedAs): Truth {
  if ((named.certain & capacity) !== 0) return held;
  return (named.possible & capacity) === 0 ? FALSE : and(held, UNKNOWN);
}
