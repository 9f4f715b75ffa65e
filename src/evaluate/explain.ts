import type { CompiledClause } from '../condition/compile-clause.ts';
import { explainClause } from '../condition/explain-clause.ts';
import { type NamedAs, principalTruth } from '../match/match-principal.ts';
import type { PolicySlot } from '../policy/policy.ts';
import type { Request } from '../request/request.ts';
import { and, FALSE, TRUE, type Truth, truthOf, UNKNOWN } from '../truth/truth.ts';
import { actionNotes } from './action-notes.ts';
import type { Evaluation } from './evaluation.ts';
import type {
  Answer,
  Capacity,
  Explanation,
  Holds,
  LayerExplanation,
  PolicyExplanation,
  StatementExplanation,
} from './explanation.ts';
import { capacities, namedIn } from './gather.ts';
import { type Inquiry, inquire } from './inquiry.ts';
import { type EvaluationOptions, settingsOf } from './options.ts';
import { type PlacedPolicy, placedPolicies } from './placed-policies.ts';
import { type PolicySet, slots } from './policy-set.ts';
import { type PreparedSet, prepareSet } from './prepare-set.ts';
import { type PreparedStatement, resourceTruth } from './prepare-statement.ts';
import { principalNotes } from './principal-notes.ts';
import { requestNotes } from './request-notes.ts';
import { resourceNotes } from './resource-notes.ts';
import { pivotsOf } from './unknown.ts';
import { concluded } from './verdict.ts';

/**
 * The verdict with its derivation: for each policy type what allowed, denied or stayed silent, for
 * each statement the first element that failed, and how each condition compared (clause 5.7). It
 * walks the same matchers as `evaluate` and keeps their reasons; it costs more and decides alike.
 */
export function explain(
  request: Request,
  policies: PolicySet,
  options?: EvaluationOptions,
): Explanation {
  return explained(prepareSet(policies, settingsOf(options)), request);
}

/** The same under policies that are ready. */
export function explained(set: PreparedSet, request: Request): Explanation {
  const inquiry = inquire(set, request);
  const evaluation = concluded(set, inquiry);
  const decisive = decisiveSlots(evaluation, inquiry);
  const placed = explainPolicies(set, inquiry);
  return {
    evaluation,
    request,
    layers: slots.map((slot) => explainLayer(slot, set, inquiry, placed, decisive)),
    notes: requestNotes(set, inquiry),
  };
}

/** A policy with what its statements said, and where it stands. */
interface PlacedExplanation {
  readonly slot: PolicySlot;
  readonly explanation: PolicyExplanation;
}

/** Those that bind the request, in the order of clause 5.7. */
function explainPolicies(set: PreparedSet, inquiry: Inquiry): readonly PlacedExplanation[] {
  const explanations: PlacedExplanation[] = [];
  const { action } = inquiry.matching.situation;
  const { statements } = set.planOf(inquiry.matching.situation.request.action);
  const listed = statements && new Set(statements);
  const covers = (prepared: PreparedStatement) =>
    listed ? listed.has(prepared) : prepared.matchesAction(action);
  const explain = (number: number) => {
    const prepared = set.statementAt(number);
    return explainStatement(prepared, covers(prepared), inquiry);
  };
  let first = 0;
  for (const placed of placedPolicies(set.policies)) {
    const { slot, policy } = placed;
    if (!inquiry.exemptions.has(slot)) {
      explanations.push({ slot, explanation: explainPolicy(placed, first, explain) });
    }
    first += policy.statements.length;
  }
  return explanations;
}

/** The policy types that the verdict rests on. */
function decisiveSlots(evaluation: Evaluation, inquiry: Inquiry): ReadonlySet<PolicySlot> {
  switch (evaluation.decision) {
    case 'allowed':
      return new Set(evaluation.allowedBy.map((statement) => statement.policyType));
    case 'explicitDeny':
      return new Set(evaluation.deniedBy.map((statement) => statement.policyType));
    case 'implicitDeny':
      return new Set(evaluation.notAllowedBy);
    case 'unknown':
      return new Set(pivotsOf(inquiry).map(({ prepared }) => prepared.evidence.policyType));
  }
}

function explainLayer(
  slot: PolicySlot,
  set: PreparedSet,
  inquiry: Inquiry,
  placed: readonly PlacedExplanation[],
  decisive: ReadonlySet<PolicySlot>,
): LayerExplanation {
  const layer = { policyType: slot, decisive: decisive.has(slot) };
  if (set.policies[slot] == null) return { ...layer, result: 'absent', policies: [] };
  const exemption = inquiry.exemptions.get(slot);
  if (exemption !== undefined) return { ...layer, result: 'exempt', exemption, policies: [] };
  const policies = placed.filter((one) => one.slot === slot).map(({ explanation }) => explanation);
  return { ...layer, result: layerAnswer(slot, policies, inquiry), policies };
}

function layerAnswer(
  slot: PolicySlot,
  policies: readonly PolicyExplanation[],
  { gates }: Inquiry,
): Answer {
  const answers = new Set(policies.map((policy) => policy.result));
  if (answers.has('deny')) return 'deny';
  if (answers.has('unknown')) return 'unknown';
  switch (slot) {
    case 'serviceControl':
    case 'vpcEndpoint':
      return gates[slot] === TRUE ? 'allow' : 'silent';
    case 'resourceControl':
      return 'allow';
    case 'identity':
    case 'resource':
    case 'session':
    case 'permissionsBoundary':
      return answers.has('allow') ? 'allow' : 'silent';
  }
}

/** Its statements are those from number `first` on. */
function explainPolicy(
  { policy, slot, level }: PlacedPolicy,
  first: number,
  explain: (number: number) => StatementExplanation,
): PolicyExplanation {
  const statements = policy.statements.map((_statement, index) => explain(first + index));
  const leveled = slot === 'serviceControl' || slot === 'resourceControl';
  return {
    policy: policy.name,
    ...(leveled && { level }),
    result: policyAnswer(statements),
    statements,
  };
}

function policyAnswer(statements: readonly StatementExplanation[]): Answer {
  const said = (effect: 'Allow' | 'Deny', applies: Holds) =>
    statements.some(
      (statement) => statement.statement.effect === effect && statement.applies === applies,
    );
  if (said('Deny', 'yes')) return 'deny';
  if (said('Deny', 'unknown')) return 'unknown';
  if (said('Allow', 'yes')) return 'allow';
  return said('Allow', 'unknown') ? 'unknown' : 'silent';
}

function explainStatement(
  prepared: PreparedStatement,
  coversAction: boolean,
  { matching }: Inquiry,
): StatementExplanation {
  const { situation, context } = matching;
  const named = namedIn(prepared, matching);
  const truths = {
    principal: principalTruth(named),
    action: truthOf(coversAction),
    resource: resourceTruth(prepared, situation.request.resource, context),
    condition: prepared.condition.holds(context),
  };
  const near = truths.action === TRUE;
  const clauses = near && truths.resource !== FALSE ? prepared.condition.clauses : [];
  const takesPrincipal =
    prepared.statement.principal !== undefined || prepared.evidence.policyType === 'resource';
  const failedAt = elements.find((element) => truths[element] === FALSE);
  return {
    statement: prepared.evidence,
    applies: holds(
      and(and(truths.principal, truths.action), and(truths.resource, truths.condition)),
    ),
    elements: {
      ...(takesPrincipal && { principal: holds(truths.principal) }),
      action: holds(truths.action),
      resource: holds(truths.resource),
      condition: holds(truths.condition),
    },
    ...(failedAt !== undefined && { failedAt }),
    namedAs: takesPrincipal ? namesOf(named.certain | named.possible) : [],
    clauses: clauses.map((clause: CompiledClause) => explainClause(clause, context)),
    notes: [
      ...actionNotes(prepared),
      ...(near ? resourceNotes(prepared, matching) : []),
      ...(near && takesPrincipal ? principalNotes(prepared, matching) : []),
    ],
  };
}

const elements = ['principal', 'action', 'resource', 'condition'] as const;

function holds(truth: Truth): Holds {
  return truth === UNKNOWN ? 'unknown' : truth === TRUE ? 'yes' : 'no';
}

function namesOf(named: NamedAs): readonly Capacity[] {
  return [...capacities].flatMap(([name, bit]) => ((named & bit) === 0 ? [] : [name]));
}
