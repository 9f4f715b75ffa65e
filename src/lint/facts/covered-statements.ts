import type { Policy, Statement } from '../../policy/policy.ts';
import { type Budget, coversStatement, isForEveryone, startBudget } from './statement-cover.ts';

/** A statement that does nothing, and those because of which it does nothing. */
export interface Covered {
  readonly statement: Statement;
  readonly by: readonly Statement[];
}

/** Allows all of which is denied by statements of the same document. */
export function deniedAllows({ statements }: Policy): readonly Covered[] {
  const denials = statements.filter(({ effect }) => effect === 'Deny');
  if (denials.length === 0) return [];
  const budget = startBudget();
  return statements.flatMap((statement) => {
    if (statement.effect !== 'Allow') return [];
    const by = denying(statement, denials, budget);
    return by ? [{ statement, by }] : [];
  });
}

/** One Deny for each entry of `Action`, as they need not be denied by the same. */
function denying(
  allow: Statement,
  denials: readonly Statement[],
  budget: Budget,
): readonly Statement[] | undefined {
  const { action } = allow;
  const parts = action.negated
    ? [allow]
    : action.patterns.map((pattern) => ({ ...allow, action: { ...action, patterns: [pattern] } }));
  const by = new Set<Statement>();
  for (const part of parts) {
    if (budget.left <= 0) return undefined;
    const found = denials.find((denial) => coversStatement(facing(denial, part), part, budget));
    if (!found) return undefined;
    by.add(found);
  }
  return [...by];
}

/** A Deny for everybody denies whoever the Allow is for. */
function facing(denial: Statement, { principal }: Statement): Statement {
  if (principal === undefined || !isForEveryone(denial.principal)) return denial;
  return { ...denial, principal };
}

/** Statements of the same effect that apply only where another one applies as well. */
export function shadowedStatements({ statements }: Policy): readonly Covered[] {
  const budget = startBudget();
  return statements.flatMap((statement) => {
    if (budget.left <= 0) return [];
    const by = statements.find((other) => shadows(other, statement, budget));
    return by ? [{ statement, by: [by] }] : [];
  });
}

function shadows(other: Statement, statement: Statement, budget: Budget): boolean {
  if (other === statement || other.effect !== statement.effect) return false;
  if (!coversStatement(other, statement, budget)) return false;
  // Of two that say the same in different words the first stays; equal ones are another finding.
  if (!coversStatement(statement, other, budget)) return true;
  return other.index < statement.index && !sameTexts(other, statement);
}

function sameTexts(one: Statement, other: Statement): boolean {
  return textOf(one) === textOf(other);
}

function textOf({ action, resource, principal }: Statement): string {
  const texts = (patterns: readonly { readonly text: string }[] = []) =>
    patterns.map(({ text }) => text).sort();
  return JSON.stringify([texts(action.patterns), texts(resource?.patterns), principal?.negated]);
}
