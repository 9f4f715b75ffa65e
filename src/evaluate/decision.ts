import { principalTruth } from '../match/match-principal.ts';
import type { PolicySlot } from '../policy/policy.ts';
import type { Request } from '../request/request.ts';
import { and, FALSE, or, TRUE, type Truth, truthOf, UNKNOWN } from '../truth/truth.ts';
import { type ActionPlan, actionPlans } from './action-plan.ts';
import { exemption } from './applicability.ts';
import { reusableContext } from './context-keys.ts';
import { type Gates, type Grants, isAllowed } from './decide.ts';
import type { Decision } from './evaluation.ts';
import { capacities, heldBy, type Matching, namedIn } from './gather.ts';
import type { PreparedSet } from './prepare-set.ts';
import type { PreparedStatement } from './prepare-statement.ts';
import { describe, emptySituation } from './situation.ts';
import { judge } from './verdict.ts';

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };

/**
 * The decision alone, without the statements it rests on: the same matchers and the same flow
 * chart, but each gate is asked only until it is open, and nothing is allocated. Whatever is not
 * certain is left to `judge`, which keeps account of it.
 */
export function decisionMaker(set: PreparedSet): (request: Request) => Decision {
  const certain = set.settings.unspecifiedKeys === 'absent' && !set.settings.rootLockoutEscape;
  const slow = (request: Request) => judge(set, request).decision;
  if (!certain || set.settings.resourcePolicyUnknown === 'unknown') return slow;
  const planOf = actionPlans(set);
  const desk = deskFor(set);
  return (request) => settle(desk, planOf(request.action), request) ?? slow(request);
}

/** What one decision needs, made once and written over by the next. */
interface Desk {
  readonly set: PreparedSet;
  readonly situation: ReturnType<typeof emptySituation>;
  readonly matching: Mutable<Matching>;
  readonly context: ReturnType<typeof reusableContext>;
  readonly gates: Mutable<Omit<Gates, 'grants'>> & { readonly grants: Mutable<Grants> };
  /** Slots that hold policies and do not bind every request. */
  readonly conditional: readonly PolicySlot[];
  readonly exempt: Record<PolicySlot, boolean>;
}

const nobody: Request = {
  principal: { kind: 'anonymous' },
  action: '',
  resource: '*',
  context: new Map(),
};

function deskFor(set: PreparedSet): Desk {
  const situation = emptySituation(nobody);
  const context = reusableContext(set.settings);
  const present = (slot: PolicySlot) => set.policies[slot] != null;
  return {
    set,
    situation,
    context,
    matching: {
      situation,
      settings: set.settings,
      context: context.context,
      hasBoundary: false,
      notPrincipal: set.settings.notPrincipal,
    },
    gates: {
      denied: FALSE,
      serviceControl: TRUE,
      vpcEndpoint: TRUE,
      identity: FALSE,
      permissionsBoundary: TRUE,
      session: TRUE,
      grants: {
        leaf: FALSE,
        wildcard: FALSE,
        service: FALSE,
        federated: FALSE,
        issuer: FALSE,
        account: FALSE,
      },
    },
    conditional: conditionalSlots.filter(present),
    exempt: {
      serviceControl: false,
      resourceControl: false,
      vpcEndpoint: false,
      resource: false,
      permissionsBoundary: false,
      session: false,
      identity: false,
    },
  };
}

const conditionalSlots = [
  'serviceControl',
  'resourceControl',
  'permissionsBoundary',
  'session',
  'identity',
] as const satisfies readonly PolicySlot[];

/** The decision, or nothing where it hangs on something unknown. */
function settle(desk: Desk, plan: ActionPlan, request: Request): Decision | undefined {
  const { situation, matching, exempt, set } = desk;
  describe(request, plan.action, situation);
  if (situation.unconditional) return 'allowed';
  desk.context.fill(request, situation.caller);
  for (const slot of desk.conditional) {
    exempt[slot] = exemption(slot, situation, set.settings) !== undefined;
  }
  matching.hasBoundary =
    set.policies.permissionsBoundary !== undefined && !exempt.permissionsBoundary;
  for (const { slot, statements } of plan.denies) {
    const denied = exempt[slot] ? FALSE : anyApplies(statements, matching);
    if (denied === TRUE) return 'explicitDeny';
    if (denied === UNKNOWN) return undefined;
  }
  return throughGates(desk, plan);
}

function throughGates(desk: Desk, plan: ActionPlan): Decision | undefined {
  const { gates, situation } = desk;
  gates.serviceControl = serviceControlAllows(desk, plan);
  if (gates.serviceControl === FALSE) return 'implicitDeny';
  const { vpcEndpoint } = desk.set.policies;
  gates.vpcEndpoint =
    vpcEndpoint === undefined || vpcEndpoint.length === 0
      ? TRUE
      : slotAllows('vpcEndpoint', desk, plan);
  if (gates.vpcEndpoint === FALSE) return 'implicitDeny';
  gates.identity = slotAllows('identity', desk, plan);
  gates.permissionsBoundary = desk.matching.hasBoundary
    ? slotAllows('permissionsBoundary', desk, plan)
    : TRUE;
  gates.session =
    desk.set.policies.session === undefined || desk.exempt.session
      ? truthOf(situation.caller.kind !== 'federatedUser')
      : slotAllows('session', desk, plan);
  fillGrants(desk, plan.allows.resource);
  const allowed = isAllowed(situation, gates);
  if (allowed === UNKNOWN) return undefined;
  return allowed === TRUE ? 'allowed' : 'implicitDeny';
}

function serviceControlAllows({ exempt, matching }: Desk, plan: ActionPlan): Truth {
  if (exempt.serviceControl) return TRUE;
  let all: Truth = TRUE;
  for (const level of plan.serviceControl) {
    all = and(all, anyApplies(level, matching));
    if (all === FALSE) return FALSE;
  }
  return all;
}

function slotAllows(slot: PolicySlot, { exempt, matching }: Desk, plan: ActionPlan): Truth {
  return exempt[slot] ? FALSE : anyApplies(plan.allows[slot], matching);
}

/** Whether one of the statements applies; the first that surely does ends the search. */
function anyApplies(statements: readonly PreparedStatement[], matching: Matching): Truth {
  let any: Truth = FALSE;
  for (const statement of statements) {
    const held = heldBy(statement, matching);
    if (held === FALSE) continue;
    any = or(any, and(held, principalTruth(namedIn(statement, matching))));
    if (any === TRUE) return TRUE;
  }
  return any;
}

/** What the resource's policy grants, in every capacity in which it names the caller. */
function fillGrants(
  { gates: { grants }, matching }: Desk,
  allows: readonly PreparedStatement[],
): void {
  let certain = 0;
  let possible = 0;
  for (const statement of allows) {
    const held = heldBy(statement, matching);
    if (held === FALSE) continue;
    const named = namedIn(statement, matching);
    if (held === TRUE) certain |= named.certain;
    possible |= named.certain | named.possible;
  }
  for (const [name, capacity] of capacityList) {
    const perhaps = (possible & capacity) === 0 ? FALSE : UNKNOWN;
    grants[name] = (certain & capacity) === 0 ? perhaps : TRUE;
  }
}

const capacityList = [...capacities];
