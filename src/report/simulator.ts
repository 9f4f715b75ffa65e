import type { Evaluation, MatchedStatement } from '../evaluate/evaluation.ts';
import type { Explanation, LayerExplanation } from '../evaluate/explanation.ts';
import { situationOf } from '../evaluate/situation.ts';
import type { PolicySlot } from '../policy/policy.ts';
import { decisiveStatements } from './answer.ts';

type EvalDecision = 'allowed' | 'explicitDeny' | 'implicitDeny';

/** What the IAM policy simulator answers (IAM API reference, "EvaluationResult"; clause 7.2). */
export interface SimulatorResponse {
  readonly EvaluationResults: readonly EvaluationResult[];
  readonly IsTruncated: false;
}

interface Details {
  readonly MatchedStatements: readonly SimulatorStatement[];
  readonly MissingContextValues: readonly string[];
  readonly EvalDecisionDetails?: Readonly<Record<string, EvalDecision>>;
  readonly PermissionsBoundaryDecisionDetail?: { readonly AllowedByPermissionsBoundary: boolean };
}

interface EvaluationResult extends Details {
  readonly EvalActionName: string;
  readonly EvalResourceName: string;
  readonly EvalDecision: EvalDecision;
  readonly OrganizationsDecisionDetail?: { readonly AllowedByOrganizations: boolean };
  readonly ResourceSpecificResults: readonly ResourceSpecificResult[];
}

interface ResourceSpecificResult extends Details {
  readonly EvalResourceName: string;
  readonly EvalResourceDecision: EvalDecision;
}

interface SimulatorStatement {
  readonly SourcePolicyId: string;
  readonly SourcePolicyType: 'resource' | 'none';
  readonly StartPosition?: SimulatorPosition;
  readonly EndPosition?: SimulatorPosition;
}

interface SimulatorPosition {
  readonly Line: number;
  readonly Column: number;
}

/** Verdicts in the shape of the simulator's response: one result for each action. */
export function simulatorResponse(explanations: readonly Explanation[]): SimulatorResponse {
  const byAction = new Map<string, Explanation[]>();
  for (const explanation of explanations) {
    const { action } = explanation.request;
    const known = byAction.get(action);
    if (known) known.push(explanation);
    else byAction.set(action, [explanation]);
  }
  return {
    EvaluationResults: [...byAction].map(([action, ones]) => resultFor(action, ones)),
    IsTruncated: false,
  };
}

/** Decisions about single resources stand below the one about the action. */
function resultFor(action: string, explanations: readonly Explanation[]): EvaluationResult {
  const [first, second] = explanations;
  const resource = second ? '*' : (first?.request.resource ?? '*');
  const organizations = allowedBy(explanations, 'serviceControl');
  const boundary = allowedBy(explanations, 'permissionsBoundary');
  return {
    EvalActionName: action,
    EvalResourceName: resource,
    EvalDecision: overall(explanations.map(({ evaluation }) => decisionOf(evaluation))),
    MatchedStatements: distinct(explanations.flatMap(matchedStatements)),
    MissingContextValues: sortedSet(explanations.flatMap(missingKeys)),
    ...(organizations !== undefined && {
      OrganizationsDecisionDetail: { AllowedByOrganizations: organizations },
    }),
    ...(boundary !== undefined && {
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: boundary },
    }),
    ...(first && !second && decisionDetails(first)),
    ResourceSpecificResults:
      resource === '*' && !second ? [] : explanations.map(resourceSpecificResult),
  };
}

function resourceSpecificResult(explanation: Explanation): ResourceSpecificResult {
  const boundary = allowedBy([explanation], 'permissionsBoundary');
  return {
    EvalResourceName: explanation.request.resource,
    EvalResourceDecision: decisionOf(explanation.evaluation),
    MatchedStatements: matchedStatements(explanation),
    MissingContextValues: missingKeys(explanation),
    ...decisionDetails(explanation),
    ...(boundary !== undefined && {
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: boundary },
    }),
  };
}

/** The simulator has no word for a verdict that hangs on what was not told: it does not allow it. */
function decisionOf({ decision }: Evaluation): EvalDecision {
  return decision === 'unknown' ? 'implicitDeny' : decision;
}

/** Allowed when every resource is, and an implicit deny where the resources differ. */
function overall(decisions: readonly EvalDecision[]): EvalDecision {
  const [first = 'implicitDeny'] = decisions;
  return decisions.every((decision) => decision === first) ? first : 'implicitDeny';
}

function matchedStatements({ evaluation }: Explanation): readonly SimulatorStatement[] {
  return decisiveStatements(evaluation).map(matchedStatement);
}

/** Documents that are handed in belong to nobody: only the resource's own has a type. */
function matchedStatement({ policyType, policy, span }: MatchedStatement): SimulatorStatement {
  return {
    SourcePolicyId: policy,
    SourcePolicyType: policyType === 'resource' ? 'resource' : 'none',
    ...(span && {
      StartPosition: { Line: span.start.line, Column: span.start.column },
      EndPosition: { Line: span.end.line, Column: span.end.column },
    }),
  };
}

function missingKeys({ evaluation }: Explanation): readonly string[] {
  return evaluation.missingContextKeys;
}

/** Whether a policy type allows all of the requests; undefined when there is none of that type. */
function allowedBy(explanations: readonly Explanation[], slot: PolicySlot): boolean | undefined {
  const results = explanations.flatMap(({ layers }) => {
    const result = layers.find(({ policyType }) => policyType === slot)?.result;
    return result === undefined || result === 'absent' || result === 'exempt' ? [] : [result];
  });
  return results.length === 0 ? undefined : results.every((result) => result === 'allow');
}

/** What each side says across accounts; not told where an organization's policy denies. */
function decisionDetails(explanation: Explanation): Pick<Details, 'EvalDecisionDetails'> {
  const { request, layers, evaluation } = explanation;
  if (request.resource === '*' || situationOf(request).sameAccount) return {};
  const denied =
    evaluation.decision === 'explicitDeny' &&
    evaluation.deniedBy.some(({ policyType }) => policyType === 'serviceControl');
  if (denied || allowedBy([explanation], 'serviceControl') === false) return {};
  const said = (slot: PolicySlot) => layers.find(({ policyType }) => policyType === slot)?.result;
  return {
    EvalDecisionDetails: {
      'IAM Policy': sideDecision(said('identity')),
      'Resource Policy': sideDecision(said('resource')),
    },
  };
}

function sideDecision(result: LayerExplanation['result'] | undefined): EvalDecision {
  if (result === 'deny') return 'explicitDeny';
  return result === 'allow' ? 'allowed' : 'implicitDeny';
}

/** Statements that several resources rest on are told once. */
function distinct(statements: readonly SimulatorStatement[]): readonly SimulatorStatement[] {
  return [...new Map(statements.map((one) => [JSON.stringify(one), one])).values()];
}

function sortedSet(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}
