import { lockoutActions } from '../catalog/service-facts.ts';
import type { PolicySlot } from '../policy/policy.ts';
import type { Request } from '../request/request.ts';
import { FALSE, type Truth } from '../truth/truth.ts';
import { type Exemption, exemption } from './applicability.ts';
import { requestContext } from './context-keys.ts';
import { type Gates, isAllowed } from './decide.ts';
import type { MatchedStatement } from './evaluation.ts';
import { type Applied, appliedTruth, gatesOf, heldBy, type Matching, namedIn } from './gather.ts';
import { type PolicySet, slots } from './policy-set.ts';
import type { PreparedSet } from './prepare-set.ts';
import type { PreparedStatement } from './prepare-statement.ts';
import { type Situation, situationOf } from './situation.ts';

/** Everything that led to a verdict; the explanation walks it again. */
export interface Inquiry {
  readonly matching: Matching;
  /** The policies that bind this request. */
  readonly applicable: PolicySet;
  readonly exemptions: ReadonlyMap<PolicySlot, Exemption>;
  /** The statements that apply, or might. */
  readonly applied: readonly Applied[];
  readonly gates: Gates;
  /** Whether it is allowed if no Deny applies. */
  readonly allowed: Truth;
}

/** Matches every applicable statement and puts the flow chart's questions. */
export function inquire(set: PreparedSet, request: Request): Inquiry {
  const { settings } = set;
  const situation = situationOf(request);
  const exemptions = exemptionsOf(set, situation);
  const applicable = withoutExempt(set.policies, exemptions);
  const matching: Matching = {
    situation,
    settings,
    context: requestContext(request, settings),
    hasBoundary: applicable.permissionsBoundary !== undefined,
    notPrincipal: settings.notPrincipal,
  };
  const applied = candidatesOf(set, matching, applicable).flatMap((prepared) => {
    const one: Applied = {
      prepared,
      held: heldBy(prepared, matching),
      named: namedIn(prepared, matching),
    };
    return appliedTruth(one) === FALSE ? [] : [one];
  });
  const gates = gatesOf(applied, applicable, matching);
  return {
    matching,
    applicable,
    exemptions,
    applied,
    gates,
    allowed: isAllowed(situation, gates),
  };
}

function exemptionsOf(set: PreparedSet, situation: Situation): ReadonlyMap<PolicySlot, Exemption> {
  return new Map(
    slots.flatMap((slot) => {
      const why = set.policies[slot] == null ? undefined : exemption(slot, situation, set.settings);
      return why === undefined ? [] : [[slot, why] as const];
    }),
  );
}

function withoutExempt(
  policies: PolicySet,
  exemptions: ReadonlyMap<PolicySlot, Exemption>,
): PolicySet {
  if (exemptions.size === 0) return policies;
  return Object.fromEntries(
    slots.filter((slot) => !exemptions.has(slot)).map((slot) => [slot, policies[slot]]),
  );
}

/** The statements of applicable policies whose action covers the request's. */
export function candidatesOf(
  set: PreparedSet,
  { situation }: Matching,
  applicable: PolicySet,
): readonly PreparedStatement[] {
  return set
    .candidates(situation.request.action, situation.request.resource)
    .filter(
      ({ evidence }) =>
        applicable[evidence.policyType] !== undefined &&
        !(escapesLockout(set, situation) && isResourceDeny(evidence)),
    );
}

/** The owning account's root can always repair a bucket's or a queue's policy (clause 12.14). */
function escapesLockout({ settings }: PreparedSet, situation: Situation): boolean {
  return (
    settings.rootLockoutEscape &&
    situation.caller.kind === 'root' &&
    situation.sameAccount &&
    lockoutActions.has(situation.action)
  );
}

function isResourceDeny(evidence: MatchedStatement): boolean {
  return evidence.policyType === 'resource' && evidence.effect === 'Deny';
}
