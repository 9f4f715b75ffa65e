import type { ContextKey } from '../catalog/context-key.ts';
import { type CompiledCondition, compileCondition } from '../condition/compile-clause.ts';
import { type ActionMatcher, compileAction } from '../match/match-action.ts';
import { compilePrincipal, type PrincipalMatcher } from '../match/match-principal.ts';
import { compileResource, type ResourceMatcher } from '../match/match-resource.ts';
import type { PatternElement, Policy, PolicySlot, Statement } from '../policy/policy.ts';
import type { RequestContext } from '../request/context.ts';
import { rangeOf } from '../text/source.ts';
import { not, some, TRUE, type Truth } from '../truth/truth.ts';
import type { MatchedStatement } from './evaluation.ts';
import type { Settings } from './options.ts';

/** A statement compiled for matching, with the evidence that a verdict shows for it. */
export interface PreparedStatement {
  readonly policy: Policy;
  readonly statement: Statement;
  readonly evidence: MatchedStatement;
  /** Level of a service or resource control policy, 0 elsewhere. */
  readonly level: number;
  readonly matchesAction: ActionMatcher;
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
  place: { readonly slot: PolicySlot; readonly level: number },
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
    policy,
    statement,
    evidence: evidenceOf(policy, statement, place),
    level: place.level,
    matchesAction: compileActions(statement.action),
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

/** `Action`: any entry covers it; `NotAction`: none does (clause 2.2, rule 5). */
function compileActions(element: PatternElement): ActionMatcher {
  const matchers = element.patterns.map((pattern) => compileAction(pattern.text));
  const listed: ActionMatcher = (action) => matchers.some((matches) => matches(action));
  return element.negated ? (action) => !listed(action) : listed;
}

/** `Resource`: any entry covers it; `NotResource`: none does; omitted: it matches (clause 2.3). */
export function resourceTruth(
  prepared: PreparedStatement,
  resource: string,
  context: RequestContext,
): Truth {
  const element = prepared.statement.resource;
  if (element === undefined) return TRUE;
  const listed = some(prepared.resources, (matcher) => matcher.matches(resource, context));
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
