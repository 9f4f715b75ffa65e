import { describe, expect, test } from 'vitest';
import { presets } from '../../src/lint/levels.ts';
import { lint } from '../../src/lint/lint.ts';

const document = (statement: string) => `{"Version":"2012-10-17","Statement":[${statement}]}`;
const allow = (action: string, resource = '"*"', more = '') =>
  `{"Effect":"Allow","Action":${action},"Resource":${resource}${more}}`;
const MEGABYTE = 1_000_000;
const stars = '*'.repeat(MEGABYTE);
const condition = (text: string) => allow('"s3:GetObject"', '"*"', `,"Condition":${text}`);

const hostile: readonly (readonly [string, string])[] = [
  ['a megabyte of stars as an action', document(allow(`"s3:${stars}"`))],
  [
    'a megabyte of stars as a resource',
    document(allow('"s3:GetObject"', `"arn:aws:s3:::${stars}"`)),
  ],
  [
    'a megabyte of stars in a condition',
    document(condition(`{"StringLike":{"aws:PrincipalArn":"${stars}"}}`)),
  ],
  ['a megabyte of colons', document(allow('"s3:GetObject"', `"arn${':'.repeat(MEGABYTE)}"`))],
  ['many variables', document(allow('"*"', `"arn:aws:s3:::${'${a}'.repeat(50_000)}"`))],
  ['unclosed variables', document(allow('"*"', `"arn:aws:s3:::${'${'.repeat(100_000)}"`))],
  ['a long key', document(condition(`{"StringEquals":{"${'a:/'.repeat(100_000)}":"x"}}`))],
  ['10,000 levels of lists', '['.repeat(10_000)],
  ['10,000 levels, closed', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
  ['10,000 levels of objects', '{"a":'.repeat(10_000)],
  ['levels inside a statement', document(`{"Action":${'['.repeat(400)}${']'.repeat(400)}}`)],
  [
    'keys of prototypes',
    '{"__proto__":{"a":1},"constructor":1,"Statement":[{"__proto__":[],"Effect":"Allow"}]}',
  ],
  [
    'keys of prototypes in conditions',
    document(
      condition(
        '{"__proto__":{"__proto__":"x"},"StringEquals":{"constructor":"x","__proto__":["toString"]}}',
      ),
    ),
  ],
  [
    'keys of prototypes as services',
    document(allow('["__proto__:x","constructor:*","toString:valueOf","hasOwnProperty:a*"]')),
  ],
  [
    'keys of prototypes as principals',
    document(
      '{"Effect":"Allow","Principal":{"__proto__":"*","constructor":"*"},"Action":"s3:*","Resource":"*"}',
    ),
  ],
  [
    'lone surrogates',
    document(allow('"s3:Get\\ud800"', '"arn:aws:s3:::\udfff"', ',"Sid":"\\udc00"')),
  ],
  [
    'values of every type',
    document(
      '{"Effect":1,"Action":{"a":null},"Resource":[null,1,true,{}],"Sid":[],"Condition":[1],"Principal":7}',
    ),
  ],
  ['a statement that is none', document('1,null,"a",[],true')],
  ['no text', ''],
  ['NUL and friends', `${document(allow('"\\u0000"'))}\u0000`],
];

const many: readonly (readonly [string, (count: number) => string])[] = [
  [
    'statements',
    (count) => document(Array.from({ length: count }, () => allow('"s3:*"')).join(',')),
  ],
  [
    'broken statements',
    (count) => document(Array.from({ length: count }, () => '{"Sid":"A"}').join(',')),
  ],
  [
    'actions',
    (count) =>
      document(
        allow(`[${Array.from({ length: count }, (_, index) => `"s3:Get${index}*"`).join(',')}]`),
      ),
  ],
  [
    'resources',
    (count) =>
      document(
        allow(
          '"s3:*"',
          `[${Array.from({ length: count }, (_, index) => `"arn:aws:s3:::b${index}/*"`).join(',')}]`,
        ),
      ),
  ],
  [
    'condition keys',
    (count) =>
      document(
        condition(
          `{"StringLike":{${Array.from({ length: count }, (_, index) => `"aws:PrincipalTag/a${index}":"x*"`).join(',')}}}`,
        ),
      ),
  ],
  [
    'principals',
    (count) =>
      document(
        `{"Effect":"Allow","Principal":{"AWS":[${Array.from({ length: count }, (_, index) => `"arn:aws:iam::111122223333:role/r${index}"`).join(',')}]},"Action":"s3:*","Resource":"*"}`,
      ),
  ],
];

const listed = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join(',');

/** What would take minutes if a rule looked at each beside each. */
const crowds: readonly (readonly [string, string])[] = [
  ['10,000 equal statements', document(listed(10_000, () => allow('"s3:*"')))],
  ['20,000 equal actions', document(allow(`[${listed(20_000, () => '"*"')}]`))],
  ['20,000 actions', document(allow(`[${listed(20_000, (index) => `"s3:Get${index}"`)}]`))],
  [
    '10,000 repeated Sids',
    document(listed(10_000, () => allow('"s3:GetObject"', '"arn:aws:s3:::b/*"', ',"Sid":"A"'))),
  ],
  [
    '5,000 condition keys',
    document(
      condition(
        `{"StringLike":{${listed(5_000, (index) => `"aws:PrincipalTag/a${index}":"x*"`)}}}`,
      ),
    ),
  ],
  [
    '2,000 NotActions, each of which allows thousands',
    document(
      listed(
        2_000,
        (index) =>
          `{"Effect":"Allow","NotAction":["s3:*","iam:Get${index}"],"NotResource":"arn:aws:s3:::b"}`,
      ),
    ),
  ],
];

const everything = { presets };

describe('a hostile document under every rule', () => {
  test.each(hostile)('%s: diagnostics, no failure', (_title, text) => {
    const { policies, diagnostics, leftOut } = lint({ path: 'a.json', text }, everything);
    const found = policies.flatMap((policy) => policy.diagnostics);
    expect(found.length + diagnostics.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThanOrEqual(1000);
    expect(leftOut).toBeGreaterThanOrEqual(0);
  });

  test.each(many)(
    'with ever more %s takes no more than its share of time',
    (_title, make) => {
      const time = (count: number) => {
        const text = make(count);
        const start = performance.now();
        const { policies, leftOut } = lint({ path: 'a.json', text }, everything);
        expect(policies[0]?.diagnostics.length).toBeLessThanOrEqual(1000);
        expect(leftOut).toBeGreaterThanOrEqual(0);
        return performance.now() - start;
      };
      time(200);
      const [small, large] = [time(500), time(4000)];
      // Eight times as much; a square would be 64.
      expect(large).toBeLessThan(Math.max(small, 50) * 32);
    },
    60_000,
  );

  test.each(crowds)(
    '%s',
    (_title, text) => {
      const { policies, leftOut } = lint({ path: 'a.json', text }, { presets: ['strict'] });
      expect(policies[0]?.diagnostics.length).toBeLessThanOrEqual(1000);
      expect(leftOut).toBeGreaterThanOrEqual(0);
    },
    240_000,
  );

  test('of 20,000 statements is told by a thousand findings and a number', () => {
    const text = document(Array.from({ length: 20_000 }, () => '{"Action":"s3:*"}').join(','));
    const { policies, leftOut } = lint({ path: 'a.json', text });
    expect(policies[0]?.diagnostics).toHaveLength(1000);
    expect(leftOut).toBeGreaterThan(18_000);
  }, 60_000);
});
