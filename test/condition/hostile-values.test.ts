import { expect, test } from 'vitest';
import { explainClause } from '../../src/condition/explain-clause.ts';
import { operators } from '../../src/condition/operators.ts';
import { FALSE, TRUE } from '../../src/truth/truth.ts';
import { clauseOf, contextOf, KEY, type Said } from './ask-clause.ts';

/** Generous for a slow machine, and far from what a quadratic reading would take. */
const SECONDS = 20;

function timed<T>(work: () => T): T {
  const start = performance.now();
  const result = work();
  expect((performance.now() - start) / 1000).toBeLessThan(SECONDS);
  return result;
}

const ask = (operator: string, policy: readonly string[], said: Said) =>
  timed(() => clauseOf(operator, policy).holds(contextOf({ [KEY]: said })));

const MANY = 10_000_000;

/** An operator for each way of reading values. */
const oneOfEachKind = [
  ...new Map(operators.map(({ name, comparison }) => [comparison.kind, name])).values(),
];

test.each([
  ['zeros', `0${'0'.repeat(MANY)}`],
  ['zeros before a one', `${'0'.repeat(MANY)}1`],
  ['zeros behind a point', `1.${'0'.repeat(MANY)}1`],
  ['digits', '9'.repeat(MANY)],
  ['digits with text behind them', `${'9'.repeat(MANY)}x`],
  ['stars', '*'.repeat(1_000_000)],
  ['letters', 'A'.repeat(MANY)],
  ['padding', '='.repeat(MANY)],
  ['colons', ':'.repeat(MANY)],
  ['points', '.'.repeat(MANY)],
  ['slashes', '/'.repeat(MANY)],
  ['an ARN of colons', `arn:${':'.repeat(MANY)}`],
  ['a date with a long fraction', `2025-01-01T00:00:00.${'0'.repeat(MANY)}Z`],
  ['dollars', '$'.repeat(1_000_000)],
  ['open variables', '${'.repeat(500_000)],
  ['a lone surrogate', '\ud800'],
  ['NUL', '\0'],
])('%s are read as every kind of value in good time', (_, text) => {
  for (const name of oneOfEachKind) {
    const answer = ask(name, [text], text);
    expect([TRUE, FALSE]).toContain(answer);
  }
});

test('a text equals itself, whatever it is made of', () => {
  for (const text of ['\ud800', '\udfff\ud800', '\0', '\ufeff', '__proto__']) {
    expect(ask('StringEquals', [text], text)).toBe(TRUE);
    expect(ask('StringLike', [text], text)).toBe(TRUE);
    expect(ask('StringEquals', [text], `${text}x`)).toBe(FALSE);
  }
});

test('forty stars against a hundred thousand characters', () => {
  expect(ask('StringLike', [`${'*a'.repeat(40)}b`], 'a'.repeat(100_000))).toBe(FALSE);
});

test('a million policy values against a million request values, as far as texts go', () => {
  const values = Array.from({ length: 1_000_000 }, (_, index) => `v${index}`);
  expect(ask('ForAllValues:StringEquals', values, values)).toBe(TRUE);
  expect(ask('ForAnyValue:StringNotEquals', values, values)).toBe(FALSE);
});

test('an explanation of long lists stays short', () => {
  const values = Array.from({ length: 100_000 }, (_, index) => `v${index}`);
  const clause = clauseOf('ForAnyValue:StringEquals', values);
  const request = ['x', ...values.slice(500, 600)];
  const explained = timed(() => explainClause(clause, contextOf({ [KEY]: request })));
  expect(explained.given.length).toBe(20);
  expect(explained.wanted.length).toBe(20);
  expect(explained.leftOut).toEqual({ given: 81, wanted: 99_980 });
  expect(explained.given.every(({ outcomes }) => outcomes.includes('matches'))).toBe(true);
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
  'the key `%s` is a key like any other',
  (key) => {
    const clause = clauseOf('StringEquals', ['x'], {}, key);
    expect(clause.holds(contextOf({}))).toBe(FALSE);
    expect(clause.holds(contextOf({ [key]: 'x' }))).toBe(TRUE);
    const variable = clauseOf('StringEquals', [`\${${key}}`]);
    expect(variable.holds(contextOf({ [KEY]: 'x' }))).toBe(FALSE);
  },
);
