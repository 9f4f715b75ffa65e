import { expect, test } from 'vitest';
import { contextKey } from '../../src/catalog/context-key.ts';
import { operators } from '../../src/condition/operators.ts';
import { sampleValues } from '../../src/condition/sample-values.ts';
import { FALSE, TRUE } from '../../src/truth/truth.ts';
import { clauseOf, contextOf, KEY, type Said } from './ask-clause.ts';

const USER = 'aws:username';

function samples(operator: string, values: readonly string[], key: string, request: Said = 'x') {
  const context = contextOf({ [KEY]: request });
  return sampleValues(clauseOf(operator, values), contextKey(key), context);
}

const policyValues: Readonly<Record<string, readonly string[]>> = {
  'a text': ['red', '${aws:username}', 'a*?'],
  'a number': ['10', '-2.5', '0'],
  'a date': ['2025-06-01', '1748779200', '1969-12-31T23:59:59.5Z'],
  '`true` or `false`': ['true', 'false'],
  base64: ['AAE=', 'AA=='],
  'an IP address': ['203.0.113.0/24', '203.0.113.7', '2001:db8::/33', '::1'],
  'an ARN': ['arn:aws:iam::111122223333:role/app', 'arn:aws:s3:::b'],
};

const asked = operators.filter(({ asks }) => asks === 'value');
const pairs = asked.flatMap(({ name, comparison }) =>
  (policyValues[comparison.kind.noun] ?? []).map((value) => ({ name, value })),
);

test('every kind of values has policy values to draw samples from', () => {
  expect(new Set(pairs.map(({ name }) => name)).size).toBe(asked.length);
});

test.each(pairs)('samples of $name `$value` pass and fail', ({ name, value }) => {
  const clause = clauseOf(name, [value]);
  const context = (said: Said) => contextOf({ [KEY]: said, [USER]: 'alice' });
  const drawn = sampleValues(clause, contextKey(KEY), context({ state: 'unspecified' }));
  const answers = drawn.map((sample) => clause.holds(context(sample)));
  expect(answers).toContain(TRUE);
  expect(answers).toContain(FALSE);
});

test.each([
  ['NumericEquals', 'ten', ['ten']],
  ['NumericEquals', '1'.repeat(30), ['1'.repeat(30)]],
  ['DateEquals', 'tomorrow', ['tomorrow']],
  ['DateEquals', '9'.repeat(30), ['9'.repeat(30)]],
  ['DateEquals', '0000-01-01', ['0000-01-01', '0000-01-01T00:00:01Z']],
  ['IpAddress', 'localhost', []],
  ['IpAddress', '0.0.0.0/0', ['0.0.0.0', '2001:db8::1']],
  ['ArnLike', '*', ['arn:aws:s3:::example']],
  ['StringLike', '*', ['x', '', 'not-x-not']],
  ['Null', 'true', ['example']],
  ['StringLikes', 'x', []],
  ['StringEquals', '${aws:username}', []],
])('samples of %s `%s` are %j', (operator, value, expected) => {
  expect(samples(operator, [value], KEY)).toEqual(expected);
});

test('long lists are sampled at the start, each text once', () => {
  const values = Array.from({ length: 100 }, (_, index) => String(index % 2));
  expect(samples('StringEquals', values, KEY)).toEqual(['0', 'not-0', '1', 'not-1']);
});

test.each<[string, Said, readonly string[]]>([
  ['${aws:username}', 'alice', ['alice', 'not-alice']],
  ['home/${aws:username}/x', 'home/alice/x', ['alice', 'not-alice']],
  ['home/${aws:username}/*', 'home/alice/a/b', ['alice', 'not-alice']],
  ['home/${aws:username}*', 'home/alice', ['alice', 'not-alice']],
  ['home/${aws:username}', ['home/alice', 'home/bob'], ['alice', 'bob', 'not-alice']],
  ['home/${aws:username}/x', 'away/alice/x', []],
  ['home/${aws:username}/x', 'home/alice/y', []],
  ['home/${aws:username}/*', 'home/alice', []],
  ['home/${aws:username}', 'home/', []],
  ['*/${aws:username}', 'home/alice', []],
  ['${aws:userid}/${aws:username}', 'home/alice', []],
  ['${aws:username}/${aws:userid}', 'home/alice', []],
  ['home', 'home', []],
  ['${aws:userid}', 'home', []],
  ['${aws:username}', { state: 'present' }, []],
])('with `%s` against %j the variable may be %j', (value, request, expected) => {
  expect(samples('StringLike', [value], USER, request)).toEqual(expected);
});
