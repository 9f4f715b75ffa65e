import type { ContextKey } from '../catalog/context-key.ts';
import type { CompiledClause } from '../condition/compile-clause.ts';
import type { PreparedStatement } from '../evaluate/prepare-statement.ts';
import { variableKeys } from '../match/variables.ts';
import { type CoveredPattern, coveredBy } from './granted-patterns.ts';
import type { Member } from './identity-pairs.ts';

/** What belongs to one identity by the policies: a variable names it there. */
export interface OwnedArea {
  readonly pattern: CoveredPattern;
  readonly statement: PreparedStatement;
  /** Condition keys whose values name the identity; none where the resource does. */
  readonly keys: readonly ContextKey[];
}

/** The areas of an identity; what `shared` holds is covered without naming anybody. */
export interface Areas {
  readonly owned: readonly OwnedArea[];
  readonly shared: readonly CoveredPattern[];
  /** Deny statements whose conditions name the identity: what they spare is not worked out. */
  readonly notWorkedOut: readonly PreparedStatement[];
}

export function areasOf(member: Member): Areas {
  const { session, patterns, personalKeys } = member;
  const owned: OwnedArea[] = [];
  const shared: CoveredPattern[] = [];
  for (const pattern of patterns) {
    const { statement } = pattern;
    const keys = personalConditionKeys(statement, personalKeys);
    const named = pattern.variables.some((key) => personalKeys.has(key));
    if (named || keys.length > 0) owned.push({ pattern, statement, keys });
    else shared.push(pattern);
  }
  const denies = session.set.statements.filter(({ statement }) => statement.effect === 'Deny');
  for (const statement of denies) owned.push(...sparedBy(member, statement));
  return {
    owned,
    shared,
    notWorkedOut: denies.filter((one) => personalConditionKeys(one, personalKeys).length > 0),
  };
}

/** A Deny on everything but the identity's own resources makes them its own, too. */
function sparedBy(member: Member, statement: PreparedStatement): readonly OwnedArea[] {
  const { resource } = statement.statement;
  if (!resource?.negated) return [];
  return resource.patterns.flatMap(({ text }) => {
    const pattern = coveredBy(member.session, statement, text);
    return pattern?.variables.some((key) => member.personalKeys.has(key))
      ? [{ pattern, statement, keys: [] }]
      : [];
  });
}

function personalConditionKeys(
  { condition }: PreparedStatement,
  personalKeys: ReadonlySet<string>,
): readonly ContextKey[] {
  return condition.clauses
    .filter((clause) => namesIdentity(clause, personalKeys))
    .map(({ clause }) => clause.key);
}

function namesIdentity(clause: CompiledClause, personalKeys: ReadonlySet<string>): boolean {
  return (
    clause.operator !== undefined &&
    clause.operands.some(
      (operand) =>
        operand.kind === 'template' &&
        variableKeys(operand.template).some(({ folded }) => personalKeys.has(folded)),
    )
  );
}
