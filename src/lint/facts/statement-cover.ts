import { operatorOf } from '../../condition/operators.ts';
import type { ConditionBlock } from '../../policy/condition-block.ts';
import type { PatternElement, Statement } from '../../policy/policy.ts';
import type { PrincipalElement } from '../../policy/principal.ts';
import { coversAction, coversResource, disjointActions } from './inclusion.ts';

// Whether one statement applies wherever another does. What is said here is proved, from the
// patterns alone; that something is not said proves nothing.

/** Bounds the comparing of patterns, which grows with the product of a document's lists. */
export interface Budget {
  left: number;
}

/** Enough for some 100,000 pairs of patterns; what it does not suffice for is not told. */
export function startBudget(): Budget {
  return { left: 100_000 };
}

/** Whether there is something left for comparing two patterns, the long ones costing more. */
function spend(budget: Budget, one: string, other: string): boolean {
  budget.left -= 1 + (one.length * other.length) / 4096;
  return budget.left > 0;
}

/** Whether whatever `inner` applies to, `outer` applies to as well, their effects left aside. */
export function coversStatement(outer: Statement, inner: Statement, budget: Budget): boolean {
  return (
    coversActions(outer.action, inner.action, budget) &&
    coversResources(outer.resource, inner.resource, budget) &&
    coversPrincipal(outer.principal, inner.principal) &&
    impliesCondition(inner.condition, outer.condition)
  );
}

function coversActions(outer: PatternElement, inner: PatternElement, budget: Budget): boolean {
  if (outer.negated && !inner.negated) {
    return outer.patterns.every(({ text: excepted }) =>
      inner.patterns.every(
        ({ text }) => spend(budget, excepted, text) && disjointActions(excepted, text),
      ),
    );
  }
  return coversPatterns(outer, inner, coversAction, budget);
}

/** Absent, as in trust policies, it is about the one resource that the policy is attached to. */
function coversResources(
  outer: PatternElement | undefined,
  inner: PatternElement | undefined,
  budget: Budget,
): boolean {
  if (outer === undefined || inner === undefined) return outer === inner;
  // A `NotResource` covers what it does not name, and whether a pattern names it is not known here.
  if (outer.negated && !inner.negated) return false;
  return coversPatterns(outer, inner, coversResource, budget);
}

/** Both lists, or both lists of exceptions: then every exception of the outer is one of the inner. */
function coversPatterns(
  outer: PatternElement,
  inner: PatternElement,
  covers: (outer: string, inner: string) => boolean,
  budget: Budget,
): boolean {
  if (inner.negated && !outer.negated) return outer.patterns.some(({ text }) => text === '*');
  const [wide, narrow] = outer.negated ? [inner, outer] : [outer, inner];
  return narrow.patterns.every(({ text }) =>
    wide.patterns.some(
      (pattern) => spend(budget, pattern.text, text) && covers(pattern.text, text),
    ),
  );
}

/** Whether every condition of `wanted` is among those of `given`, written the same. */
function impliesCondition(
  given: readonly ConditionBlock[] = [],
  wanted: readonly ConditionBlock[] = [],
): boolean {
  if (wanted.length === 0) return true;
  const written = new Set(given.flatMap(clauseTexts));
  // An operator that does not exist holds in a Deny and does not in an Allow (clause 12.9).
  const known = wanted.every(({ operator }) => operatorOf(operator) !== undefined);
  return known && wanted.flatMap(clauseTexts).every((text) => written.has(text));
}

function clauseTexts(block: ConditionBlock): readonly string[] {
  const known = writtenClauses.get(block) ?? writeClauses(block);
  writtenClauses.set(block, known);
  return known;
}

const writtenClauses = new WeakMap<ConditionBlock, readonly string[]>();

function writeClauses({ operator, clauses }: ConditionBlock): readonly string[] {
  return clauses.map(({ key, values }) =>
    JSON.stringify([
      operator.quantifier,
      operator.base,
      operator.ifExists,
      key.name,
      values.map(({ text }) => text).sort(),
    ]),
  );
}

/** Whether the same are named; in which way they are named decides what a grant passes by (2.5). */
function coversPrincipal(
  outer: PrincipalElement | undefined,
  inner: PrincipalElement | undefined,
): boolean {
  if (outer === undefined || inner === undefined) return outer === inner;
  if (outer.negated || inner.negated) return sameTexts(outer, inner);
  const named = new Set(entryTexts(outer));
  return entryTexts(inner).every((text) => named.has(text));
}

function sameTexts(one: PrincipalElement, other: PrincipalElement): boolean {
  const texts = new Set(entryTexts(one));
  const others = new Set(entryTexts(other));
  return one.negated === other.negated && texts.size === others.size && isSubset(texts, others);
}

function isSubset(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return [...some].every((text) => all.has(text));
}

function entryTexts({ principals }: PrincipalElement): readonly string[] {
  if (principals === '*') return ['*'];
  return principals.flatMap(({ kind, entries }) => entries.map(({ text }) => `${kind} ${text}`));
}

/** Whether it applies to everybody. */
export function isForEveryone(principal: PrincipalElement | undefined): boolean {
  return principal === undefined || (!principal.negated && principal.principals === '*');
}
