import type { PolicySlot } from '../policy/policy.ts';
import { foldCase } from '../text/fold-case.ts';
import { slots } from './policy-set.ts';
import type { PreparedSet } from './prepare-set.ts';
import type { PreparedStatement } from './prepare-statement.ts';

/** The statements of a set that cover one action, in the order in which a decision asks them. */
export interface ActionPlan {
  /** In lower case. */
  readonly action: string;
  /** By slot, in the order of clause 5.7; any Deny that applies settles the decision. */
  readonly denies: readonly PlannedSlot[];
  /** Allow statements by slot; those of service control policies by level, root first. */
  readonly allows: Readonly<Record<PolicySlot, readonly PreparedStatement[]>>;
  readonly serviceControl: readonly (readonly PreparedStatement[])[];
}

export interface PlannedSlot {
  readonly slot: PolicySlot;
  readonly statements: readonly PreparedStatement[];
}

/** Actions come from the request: the memory of them must not grow with what callers invent. */
const REMEMBERED_ACTIONS = 4096;

/** Makes plans, and remembers them by the action's name as requests write it. */
export function actionPlans(set: PreparedSet): (action: string) => ActionPlan {
  const remembered = new Map<string, ActionPlan>();
  return (action) => {
    const known = remembered.get(action);
    if (known !== undefined) return known;
    const plan = planFor(set, foldCase(action));
    if (remembered.size >= REMEMBERED_ACTIONS) remembered.clear();
    remembered.set(action, plan);
    return plan;
  };
}

function planFor(set: PreparedSet, action: string): ActionPlan {
  const statements = set.candidates(action);
  const of = (effect: 'Allow' | 'Deny', slot: PolicySlot) =>
    statements.filter(({ evidence }) => evidence.effect === effect && evidence.policyType === slot);
  const scp = of('Allow', 'serviceControl');
  return {
    action,
    denies: slots
      .map((slot) => ({ slot, statements: of('Deny', slot) }))
      .filter((planned) => planned.statements.length > 0),
    allows: {
      serviceControl: scp,
      resourceControl: [],
      vpcEndpoint: of('Allow', 'vpcEndpoint'),
      resource: of('Allow', 'resource'),
      permissionsBoundary: of('Allow', 'permissionsBoundary'),
      session: of('Allow', 'session'),
      identity: of('Allow', 'identity'),
    },
    serviceControl: (set.policies.serviceControl ?? []).map((_policies, level) =>
      scp.filter((statement) => statement.level === level),
    ),
  };
}
