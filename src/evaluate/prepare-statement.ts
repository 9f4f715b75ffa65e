import type { ContextKey } from '../catalog/context-key.ts';
import { type CompiledCondition, compileCondition } from '../condition/compile-clause.ts';
import { coversActions } from '../match/match-action.ts';
import { compilePrincipal, type PrincipalMatcher } from '../match/match-principal.ts';
import { compileResource, type ResourceMatcher } from '../match/match-resource.ts';
import type { Policy, PolicySlot, Statement } from '../policy/policy.ts';
import type { RequestContext } from '../request/context.ts';
import { rangeOf } from '../text/source.ts';
import { FALSE, not, or, TRUE, type Truth } from '../truth/truth.ts';
import type { MatchedStatement } from './evaluation.ts';
import { type GateNumber, gateOf } from './gate-numbers.ts';
import type { Settings } from './options.ts';

/** A statement compiled for matching, with the evidence that a verdict shows for it. */
export interface PreparedStatement {
  /** Its place in the order of clause 5.7. */
  readonly number: number;
  readonly policy: Policy;
  readonly statement: Statement;
  readonly evidence: MatchedStatement;
  /** Level of a service or resource control policy, 0 elsewhere. */
  readonly level: number;
  /** Whether its action element covers an action, given in lower case. */
  readonly matchesAction: (action: string) => boolean;
  /** The question of the flow chart that it answers. */
  readonly gate: GateNumber;
  /** Absent when the statement names nobody. */
  readonly principal?: PrincipalMatcher;
  readonly resources: readonly ResourceMatcher[];
  readonly condition: CompiledCondition;
  /** Every context key that its condition and its resources' variables ask for. */
  readonly keys: readonly ContextKey[];
}

/** Compiles one statement of a policy that stands in `slot` at `level`. */
export function prepareStatement(
  policy: Policy,
  statement: Statement,
  place: { readonly number: number; readonly slot: PolicySlot; readonly level: number },
  settings: Settings,
): PreparedStatement {
  const resources = (statement.resource?.patterns ?? []).map((pattern) =>
    compileResource(pattern.text, {
      ...settings,
      version: policy.version,
      policyType: policy.type,
    }),
  );
  const condition = compileCondition(statement.condition ?? [], {
    effect: statement.effect,
    version: policy.version,
    options: settings,
  });
  return {
    number: place.number,
    policy,
    statement,
    evidence: evidenceOf(policy, statement, place),
    level: place.level,
    gate: gateOf(statement.effect, place),
    matchesAction: (action) => coversActions(statement.action, action),
    ...(statement.principal && {
      principal: compilePrincipal(statement.principal, statement.effect),
    }),
    resources,
    condition,
    keys: [
      ...condition.clauses.flatMap((clause) => clause.keys),
      ...resources.flatMap((resource) => resource.keys),
    ],
  };
}

/** `Resource`: any entry covers it; `NotResource`: none does; omitted: it matches (clause 2.3). */
export function resourceTruth(
  { statement, resources }: PreparedStatement,
  resource: string,
  context: RequestContext,
): Truth {
  const element = statement.resource;
  if (element === undefined) return TRUE;
  let listed: Truth = FALSE;
  for (const matcher of resources) {
    listed = or(listed, matcher.matches(resource, context));
    if (listed === TRUE) break;
  }
  return element.negated ? not(listed) : listed;
}

function evidenceOf(
  policy: Policy,
  statement: Statement,
  { slot, level }: { readonly slot: PolicySlot; readonly level: number },
): MatchedStatement {
  const leveled = slot === 'serviceControl' || slot === 'resourceControl';
  return {
    policyType: slot,
    policy: policy.name,
    statement: statement.index,
    ...(statement.sid !== undefined && { sid: statement.sid }),
    effect: statement.effect,
    ...(policy.source && statement.span && { span: rangeOf(policy.source, statement.span) }),
    ...(leveled && { level }),
  };
}
