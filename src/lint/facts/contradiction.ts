import { type ComparingClause, compileClause } from '../../condition/compile-clause.ts';
import type { PolicyVersion } from '../../policy/policy.ts';
import type { RequestContext } from '../../request/context.ts';
import { FALSE, TRUE } from '../../truth/truth.ts';
import type { WrittenClause } from '../written.ts';
import { disjointRanges, pointsAround } from './condition-ranges.ts';
import { coversText } from './inclusion.ts';
import { keyFacts } from './keys.ts';

/** Two clauses of one condition that no request fulfils both. */
export interface Contradiction {
  readonly first: WrittenClause;
  readonly second: WrittenClause;
}

interface Clause {
  readonly written: WrittenClause;
  readonly compiled: ComparingClause;
  readonly texts: readonly string[];
}

/** Longer lists of clauses on one key are not compared, as it would cost their square. */
const MOST_CLAUSES = 50;

/** Pairs that are proved to contradict each other, one for each key. */
export function contradictionsIn(
  clauses: readonly WrittenClause[],
  version: PolicyVersion,
): readonly Contradiction[] {
  const byKey = new Map<string, WrittenClause[]>();
  for (const clause of clauses) {
    // Tags that differ in case may be different tags (clause 4.9).
    const key = clause.key.includes('/') ? clause.key : clause.folded;
    const others = byKey.get(key);
    if (others) others.push(clause);
    else byKey.set(key, [clause]);
  }
  return [...byKey.values()].flatMap((group) =>
    group.length < 2 || group.length > MOST_CLAUSES ? [] : (firstPair(group, version) ?? []),
  );
}

function firstPair(
  group: readonly WrittenClause[],
  version: PolicyVersion,
): Contradiction | undefined {
  const clauses = group.flatMap((written) => readable(written, version) ?? []);
  for (const [index, second] of clauses.entries()) {
    const first = clauses.slice(0, index).find((one) => contradict(one, second));
    if (first) return { first: first.written, second: second.written };
  }
  return undefined;
}

/** Absent where a part is unresolved, a variable, or of the wrong kind: another finding, or none. */
function readable(written: WrittenClause, version: PolicyVersion): Clause | undefined {
  const { operator, key, folded, values, partial } = written;
  if (partial || values.length === 0) return undefined;
  const clause = { key: { name: key, folded }, values, list: values.length > 1 };
  const compiled = compileClause(operator, clause, {
    effect: 'Allow',
    version,
    options: {
      unknownOperator: 'deny-safe',
      multiValueWithoutSetOperator: 'false',
      nullTreatsEmptyAsMissing: true,
    },
  });
  if (compiled.operator === undefined) return undefined;
  const parts = compiled.operands.flatMap((operand) =>
    operand.kind === 'fixed' ? [operand.parts] : [],
  );
  const { unreadable } = compiled.operator.comparison.prepare(parts, []);
  if (unreadable || parts.length < values.length) return undefined;
  return { written, compiled, texts: values.map(({ text }) => text) };
}

/** Values are compared with values, so that long lists of long texts are left alone. */
const MOST_COMPARED = 10_000_000;

function contradict(one: Clause, other: Clause): boolean {
  if (weightOf(one) * weightOf(other) > MOST_COMPARED) return false;
  if (holdsIn(one, absent) && holdsIn(other, absent)) return false;
  const presence = [one, other].find(({ compiled }) => compiled.form.asks === 'presence');
  if (presence) return contradictsPresence(presence, one === presence ? other : one);
  if (!areOfOneValue(one, other)) return false;
  return lacksCommonValue(one, other);
}

function weightOf({ texts }: Clause): number {
  return texts.reduce((sum, text) => sum + text.length + 1, 0);
}

const absent: RequestContext = { entries: new Map(), rest: 'absent' };

function holdsIn({ compiled }: Clause, context: RequestContext): boolean {
  return compiled.holds(context) === TRUE;
}

function failsFor({ compiled, written }: Clause, value: string): boolean {
  const supplied = { state: 'supplied', name: written.key, values: [value], list: false } as const;
  return (
    compiled.holds({ entries: new Map([[written.folded, supplied]]), rest: 'absent' }) === FALSE
  );
}

/**
 * `Null` that wants the key to be missing, where the other wants a value; the empty text may count
 * as missing, so the other must not take that either.
 */
function contradictsPresence(presence: Clause, other: Clause): boolean {
  if (other.compiled.form.asks !== 'value' || !failsFor(presence, 'x')) return false;
  return failsFor(other, '');
}

/**
 * Whether both speak of the same single value: of a key that has but one, or of one of several that
 * must be like all the others.
 */
function areOfOneValue(one: Clause, other: Clause): boolean {
  const quantifiers = [one.compiled.form.quantifier, other.compiled.form.quantifier].sort();
  if (quantifiers.join() === 'forAllValues,forAnyValue') return true;
  return (
    quantifiers.join() === 'single,single' && keyFacts(one.written.folded)?.multivalued === false
  );
}

function lacksCommonValue(one: Clause, other: Clause): boolean {
  const values = commonCandidates(one, other) ?? commonCandidates(other, one);
  if (values) return values.every((value) => failsFor(one, value) || failsFor(other, value));
  return (
    disjointRanges(one.compiled, other.compiled) || isExcluded(one, other) || isExcluded(other, one)
  );
}

/** Values among which there is one that both admit, if they admit any; absent if they are too many. */
function commonCandidates(one: Clause, other: Clause): readonly string[] | undefined {
  const { operator, form, operands } = one.compiled;
  const { kind } = operator.comparison;
  const sameKind = kind === other.compiled.operator.comparison.kind;
  if (kind.theory === 'order') {
    return sameKind ? pointsAround(kind, [...one.texts, ...other.texts]) : undefined;
  }
  if (kind.theory === 'enumeration') return sameKind ? ['true', 'false'] : undefined;
  if (form.negated) return undefined;
  switch (kind.theory) {
    case 'text equality':
      return one.texts;
    case 'text equality ignoring case':
      return sameKind ? one.texts : undefined;
    case 'glob':
    case 'arn': {
      const literal = operands.every(
        (operand) =>
          operand.kind === 'fixed' && operand.parts.every((part) => part.kind === 'literal'),
      );
      return literal ? one.texts : undefined;
    }
    default:
      return undefined;
  }
}

/** Whether all that one admits is what the other, its negation, excludes. */
function isExcluded(one: Clause, other: Clause): boolean {
  const { comparison, negated } = one.compiled.operator;
  const opposite = other.compiled.operator;
  if (negated || !opposite.negated || comparison.kind.theory !== opposite.comparison.kind.theory) {
    return false;
  }
  const globs = comparison.kind.theory === 'glob';
  return one.texts.every((text) =>
    other.texts.some(
      (excluded) =>
        excluded === text ||
        (globs && !`${excluded}${text}`.includes('${') && coversText(excluded, text)),
    ),
  );
}
