import type { KindFacts } from '../../condition/comparison.ts';
import type { ComparingClause } from '../../condition/compile-clause.ts';
import { date, hasIsoForm, readInstant } from '../../condition/values/date.ts';
import { ip, isInNetwork, type Network } from '../../condition/values/ip.ts';
import { readDecimal } from '../../condition/values/number.ts';

/**
 * Points on the line of numbers or dates such that whatever holds between the given ones holds for
 * one of them; absent where they cannot be written exactly.
 */
export function pointsAround(
  kind: KindFacts,
  texts: readonly string[],
): readonly string[] | undefined {
  return kind === date ? momentsAround(texts) : numbersAround(texts);
}

const EXACT = /^[+-]?\d{1,9}(?:\.\d{1,4})?$/;

function numbersAround(texts: readonly string[]): readonly string[] | undefined {
  if (!texts.every((text) => EXACT.test(text) && readDecimal(text))) return undefined;
  // No two of them are nearer to each other than twice this.
  return texts.flatMap((text) =>
    [0, -0.00002, 0.00002].map((step) => (Number(text) + step).toFixed(5)),
  );
}

function momentsAround(texts: readonly string[]): readonly string[] | undefined {
  const seconds = texts.map(wholeSeconds);
  if (!seconds.every((one) => one !== undefined)) return undefined;
  return seconds.flatMap((one) =>
    [0, -500, 500].map((step) => new Date(one * 1000 + step).toISOString()),
  );
}

function wholeSeconds(text: string): number | undefined {
  const instant = readInstant(text);
  if (instant === undefined || instant.fraction !== '') return undefined;
  const { negative, whole } = instant.seconds;
  const seconds = Number(whole) * (negative ? -1 : 1);
  return hasIsoForm(seconds - 1) && hasIsoForm(seconds + 1) ? seconds : undefined;
}

/** Whether two clauses on addresses leave none, as far as their single ranges tell. */
export function disjointRanges(one: ComparingClause, other: ComparingClause): boolean {
  const ranges = networksOf(one);
  const others = networksOf(other);
  if (!ranges || !others) return false;
  if (one.form.negated && other.form.negated) return false;
  if (!one.form.negated && !other.form.negated) {
    return ranges.every((a) => others.every((b) => !contains(a, b) && !contains(b, a)));
  }
  const [wanted, excluded] = one.form.negated ? [others, ranges] : [ranges, others];
  return wanted.every((range) => excluded.some((outer) => contains(outer, range)));
}

function networksOf({ operator, operands }: ComparingClause): readonly Network[] | undefined {
  if (operator.comparison.kind.theory !== 'interval') return undefined;
  return operands.flatMap((operand) =>
    operand.kind === 'fixed' ? (ip.readWanted(operand.parts) ?? []) : [],
  );
}

function contains(outer: Network, inner: Network): boolean {
  return outer.prefix <= inner.prefix && isInNetwork(inner.address, outer);
}
