import { type PrincipalMatch, principalTruth } from '../match/match-principal.ts';
import type { PolicySlot } from '../policy/policy.ts';
import type { Request } from '../request/request.ts';
import { and, FALSE, or, TRUE, type Truth, truthOf, UNKNOWN } from '../truth/truth.ts';
import { exemption } from './applicability.ts';
import type { Visitor } from './candidates.ts';
import { reusableContext } from './context-keys.ts';
import { type Gates, type Grants, isAllowed } from './decide.ts';
import type { Decision } from './evaluation.ts';
import { allowGate, denyGate, type GateNumber, isDenyGate, levelGate } from './gate-numbers.ts';
import { capacities, heldBy, type Matching, namedIn } from './gather.ts';
import { serviceControlLevels } from './policy-set.ts';
import type { PreparedSet } from './prepare-set.ts';
import type { PreparedStatement } from './prepare-statement.ts';
import { describe, emptySituation } from './situation.ts';
import { judge } from './verdict.ts';

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };

/**
 * The decision alone, without the statements it rests on: the same matchers and the same flow
 * chart, all policy types in one pass, each gate asked only until it is open, nothing allocated.
 * Whatever is not certain is left to `judge`, which keeps account of it.
 */
export function decisionMaker(set: PreparedSet): (request: Request) => Decision {
  const { settings } = set;
  const certain = settings.unspecifiedKeys === 'absent' && !settings.rootLockoutEscape;
  const slow = (request: Request) => judge(set, request).decision;
  if (!certain || settings.resourcePolicyUnknown === 'unknown') return slow;
  let made: ((request: Request) => Decision | undefined) | undefined;
  return (request) => {
    made ??= settlerFor(set);
    return made(request) ?? slow(request);
  };
}

function settlerFor(set: PreparedSet): (request: Request) => Decision | undefined {
  const desk = deskFor(set);
  const visitor: Visitor = (statement) => settles(desk, statement);
  return (request) => settle(desk, request, visitor);
}

/** What one decision needs, made once and written over by the next. */
interface Desk {
  readonly set: PreparedSet;
  readonly situation: ReturnType<typeof emptySituation>;
  readonly matching: Mutable<Matching>;
  readonly context: ReturnType<typeof reusableContext>;
  readonly gates: Mutable<Gates>;
  readonly grants: Mutable<Grants>;
  /** Slots that hold policies and do not bind every request. */
  readonly conditional: readonly Conditional[];
  readonly levels: number;
  /** By gate number: what the statements so far say, or that nobody is asked. */
  readonly answers: Uint8Array;
  /** The capacities in which the resource's policy surely, and perhaps, grants. */
  granted: number;
  perhapsGranted: number;
  /** Whether a Deny applies, or nobody knows. */
  denied: Truth;
}

interface Conditional {
  readonly slot: PolicySlot;
  readonly deny: GateNumber;
  readonly allow: GateNumber;
}

/** The answer of policies that do not bind the request; a gate that is open is not asked either. */
const EXEMPT = 3;

const nobody: Request = {
  principal: { kind: 'anonymous' },
  action: '',
  resource: '*',
  context: new Map(),
};

function deskFor(set: PreparedSet): Desk {
  const situation = emptySituation(nobody);
  const context = reusableContext(set.settings);
  const levels = serviceControlLevels(set.policies).length;
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
      grants: NO_GRANTS,
    },
    grants: { ...NO_GRANTS },
    conditional: conditionalSlots
      .filter((slot) => set.policies[slot] !== undefined)
      .map((slot) => ({ slot, deny: denyGate(slot), allow: allowGate(slot) })),
    levels,
    answers: new Uint8Array(levelGate(levels)),
    granted: 0,
    perhapsGranted: 0,
    denied: FALSE,
  };
}

const conditionalSlots = [
  'serviceControl',
  'resourceControl',
  'permissionsBoundary',
  'session',
  'identity',
] as const satisfies readonly PolicySlot[];

const RESOURCE = allowGate('resource');
const SERVICE_CONTROL = allowGate('serviceControl');
const RESOURCE_CONTROL = allowGate('resourceControl');
const IDENTITY = allowGate('identity');
const BOUNDARY = allowGate('permissionsBoundary');
const SESSION = allowGate('session');
const ENDPOINT = allowGate('vpcEndpoint');

/** The decision, or nothing where it hangs on something unknown. */
function settle(desk: Desk, request: Request, visitor: Visitor): Decision | undefined {
  const { situation, set } = desk;
  const plan = set.planOf(request.action);
  describe(request, plan.facts, situation);
  if (situation.unconditional) return 'allowed';
  desk.context.fill(request, situation.caller);
  clear(desk);
  if (plan.deniesFirst === undefined) set.visit(plan, request.resource, visitor);
  else settleEach(desk, plan.deniesFirst);
  if (desk.denied !== FALSE) return desk.denied === TRUE ? 'explicitDeny' : undefined;
  fillGates(desk);
  const allowed = isAllowed(situation, desk.gates);
  if (allowed === UNKNOWN) return undefined;
  return allowed === TRUE ? 'allowed' : 'implicitDeny';
}

function settleEach(desk: Desk, statements: readonly PreparedStatement[]): void {
  for (const statement of statements) if (settles(desk, statement)) return;
}

/** Opens every question but those to policies that do not bind the request. */
function clear(desk: Desk): void {
  const { answers, matching, set, situation } = desk;
  // A loop, as `fill` costs more for so few.
  for (let gate = 0; gate < answers.length; gate += 1) answers[gate] = FALSE;
  // Every level of resource control policies allows by itself (clause 12.12).
  answers[RESOURCE_CONTROL] = EXEMPT;
  desk.granted = 0;
  desk.perhapsGranted = 0;
  desk.denied = FALSE;
  for (const { slot, deny, allow } of desk.conditional) {
    if (exemption(slot, situation, set.settings) === undefined) continue;
    answers[deny] = EXEMPT;
    answers[allow] = EXEMPT;
  }
  matching.hasBoundary =
    set.policies.permissionsBoundary !== undefined && answers[BOUNDARY] !== EXEMPT;
}

/** Takes account of a statement; true when the decision is made, be it that it is not certain. */
function settles(desk: Desk, statement: PreparedStatement): boolean {
  const { gate } = statement;
  if ((desk.answers[gate] as number) >= TRUE) return false;
  const held = heldBy(statement, desk.matching);
  if (held === FALSE) return false;
  const named = namedIn(statement, desk.matching);
  if (gate === RESOURCE) {
    grant(desk, held, named);
    return false;
  }
  const applies = and(held, principalTruth(named));
  if (isDenyGate(gate)) {
    desk.denied = or(desk.denied, applies);
    return desk.denied === TRUE;
  }
  if (applies > (desk.answers[gate] as number)) desk.answers[gate] = applies;
  return false;
}

/** The resource's policy grants in each capacity in which it names the caller. */
function grant(desk: Desk, held: Truth, { certain, possible }: PrincipalMatch): void {
  if (held === TRUE) desk.granted |= certain;
  desk.perhapsGranted |= certain | possible;
}

function fillGates(desk: Desk): void {
  const { gates, answers, set, situation, levels, matching } = desk;
  const { policies } = set;
  gates.serviceControl = TRUE;
  const bound = answers[SERVICE_CONTROL] !== EXEMPT;
  for (let level = 0; bound && level < levels; level += 1) {
    gates.serviceControl = and(gates.serviceControl, answers[levelGate(level)] as Truth);
  }
  const endpoint = policies.vpcEndpoint;
  gates.vpcEndpoint =
    endpoint === undefined || endpoint.length === 0 ? TRUE : (answers[ENDPOINT] as Truth);
  gates.identity = answers[IDENTITY] === EXEMPT ? FALSE : (answers[IDENTITY] as Truth);
  gates.permissionsBoundary = matching.hasBoundary ? (answers[BOUNDARY] as Truth) : TRUE;
  gates.session =
    policies.session === undefined || answers[SESSION] === EXEMPT
      ? truthOf(situation.caller.kind !== 'federatedUser')
      : (answers[SESSION] as Truth);
  gates.grants = desk.perhapsGranted === 0 ? NO_GRANTS : fillGrants(desk);
}

const NO_GRANTS: Grants = {
  leaf: FALSE,
  wildcard: FALSE,
  service: FALSE,
  federated: FALSE,
  issuer: FALSE,
  account: FALSE,
};

function fillGrants({ grants, granted, perhapsGranted }: Desk): Grants {
  for (const [name, capacity] of capacityList) {
    const perhaps = (perhapsGranted & capacity) === 0 ? FALSE : UNKNOWN;
    grants[name] = (granted & capacity) === 0 ? perhaps : TRUE;
  }
  return grants;
}

const capacityList = [...capacities];
