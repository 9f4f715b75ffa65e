import { describe, expect, test } from 'vitest';
import { nodeFromValue } from '../../grammar/json/from-value.ts';
import { parsePolicy } from '../../src/parse/parse-policy.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { minifiedLength } from '../../src/policy/policy-size.ts';
import { readPolicy, readPolicyNode } from '../../src/policy/read-policy.ts';
import { hasErrors, type Parsed } from '../../src/text/diagnostic.ts';
import { rangeOf, sourceText } from '../../src/text/source.ts';

const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };

function policyOf({ value, diagnostics }: Parsed<Policy>): Policy {
  if (!value) throw new Error(JSON.stringify(diagnostics));
  return value;
}

describe('what is read', () => {
  test('a whole policy', () => {
    const document = {
      Version: '2012-10-17',
      Id: 'bucket',
      Statement: [
        {
          Sid: 'A1',
          Effect: 'Deny',
          NotPrincipal: { AWS: ['111122223333'], Service: 's3.amazonaws.com' },
          NotAction: ['s3:Get*'],
          NotResource: 'arn:aws:s3:::b/*',
          Condition: { 'ForAllValues:StringLikeIfExists': { 'aws:TagKeys': ['a', 1.5, true] } },
        },
      ],
    };
    expect(readPolicy(document, { name: 'mine', type: 'resource' })).toEqual({
      diagnostics: [],
      value: {
        name: 'mine',
        type: 'resource',
        version: '2012-10-17',
        stated: { version: '2012-10-17', id: 'bucket' },
        list: true,
        statements: [
          {
            index: 0,
            sid: 'A1',
            effect: 'Deny',
            principal: {
              negated: true,
              principals: [
                { kind: 'AWS', entries: [{ text: '111122223333' }], list: true },
                { kind: 'Service', entries: [{ text: 's3.amazonaws.com' }], list: false },
              ],
            },
            action: { negated: true, patterns: [{ text: 's3:Get*' }], list: true },
            resource: { negated: true, patterns: [{ text: 'arn:aws:s3:::b/*' }], list: false },
            condition: [
              {
                operator: {
                  text: 'ForAllValues:StringLikeIfExists',
                  quantifier: 'forAllValues',
                  base: 'StringLike',
                  ifExists: true,
                },
                clauses: [
                  {
                    key: { name: 'aws:TagKeys', folded: 'aws:tagkeys' },
                    values: [
                      { text: 'a', written: 'string' },
                      { text: '1.5', written: 'number' },
                      { text: 'true', written: 'boolean' },
                    ],
                    list: true,
                  },
                ],
              },
            ],
          },
        ],
      },
    });
  });

  test('by default an identity-based policy of the old version, called policy', () => {
    expect(policyOf(readPolicy({ Statement: statement }))).toMatchObject({
      name: 'policy',
      type: 'identity',
      version: '2008-10-17',
      stated: {},
      list: false,
    });
  });

  test('spans point into the text', () => {
    const text = '{\n  "Statement": {"Effect": "Allow", "Action": ["s3:*"], "Resource": "*"}\n}';
    const { span, source, statements } = policyOf(parsePolicy(text, { name: 'a.json' }));
    const [first] = statements;
    if (!source || !span || !first?.span) throw new Error('there are no spans');
    expect(source.path).toBe('a.json');
    expect(text.slice(span.start, span.end)).toBe(text);
    expect(rangeOf(source, first.span).start).toMatchObject({ line: 2, column: 16 });
    const pattern = first.action.patterns[0]?.span;
    expect(pattern && text.slice(pattern.start, pattern.end)).toBe('"s3:*"');
    const none = parsePolicy('{"Statement": {"Effect": "allow"}}').diagnostics[0]?.span;
    expect(none).toEqual({ start: 25, end: 32 });
  });

  test('leniently, duplicate elements count once and duplicate conditions all', () => {
    const text = `{"Statement": {"Effect": "Deny", "Effect": "Allow", "Action": "*", "Resource": "*",
      "Condition": {"Bool": {"a:b": true, "a:b": false}, "Bool": {"a:c": true}}}}`;
    const policy = policyOf(parsePolicy(text, { lenientDuplicates: true }));
    expect(policy.statements[0]?.effect).toBe('Allow');
    const clauses = policy.statements[0]?.condition?.map((block) =>
      block.clauses.map(({ key, values }) => `${key.name} ${values[0]?.text}`),
    );
    expect(clauses).toEqual([['a:b true', 'a:b false'], ['a:c true']]);
  });
});

describe('quotas', () => {
  const ofSize = (characters: number) => {
    const empty = { Statement: { ...statement, Resource: 'é' } };
    return {
      Statement: {
        ...statement,
        Resource: 'é'.repeat(characters - JSON.stringify(empty).length + 1),
      },
    };
  };

  test.each([
    ['identity', 6144],
    ['permissionsBoundary', 6144],
    ['session', 2048],
    ['serviceControl', 10240],
  ] as const)('%s: %i characters', (type, most) => {
    const codes = (size: number) =>
      readPolicy({ ...ofSize(size) }, { type }).diagnostics.map(({ code }) => code);
    expect(codes(most)).not.toContain('policy/quota');
    expect(codes(most + 1)).toContain('policy/quota');
  });

  test('a policy above its quota is evaluated', () => {
    const { value, diagnostics } = readPolicy(ofSize(7000));
    expect(value).toBeDefined();
    expect(diagnostics).toMatchObject([
      {
        code: 'policy/quota',
        severity: 'warning',
        message: 'the policy has 7000 characters; a managed policy holds at most 6144',
      },
    ]);
  });

  test('blanks count where the service counts them, and nowhere else', () => {
    const blanks = ' '.repeat(12_000);
    const text = `{${blanks}"Version": "2012-10-17", "Statement": ${JSON.stringify(statement)}}`;
    const codes = (type: 'identity' | 'serviceControl') =>
      parsePolicy(text, { type }).diagnostics.map(({ code }) => code);
    expect(codes('identity')).toEqual([]);
    expect(codes('serviceControl')).toEqual(['policy/quota']);
  });

  test('resource-based policies have the quota of their service', () => {
    const { Statement } = ofSize(100_000);
    const policy = { Statement: { ...Statement, Principal: '*' } };
    expect(readPolicy(policy, { type: 'resource' }).diagnostics).toEqual([]);
  });

  test.each([
    [{}],
    [[]],
    [{ a: [1, 'x', true, false, null, { b: [] }], '"': '\\\n\u0001' }],
    [[[['é']], -1.5e-7]],
  ])('the length of %j as JSON', (value) => {
    expect(minifiedLength(nodeFromValue(value))).toBe(JSON.stringify(value).length);
  });
});

describe('hostile input', () => {
  test('a million actions are read in linear time', () => {
    const Action = Array.from({ length: 1_000_000 }, (_, index) => `s3:Get${index}`);
    const started = performance.now();
    const policy = policyOf(readPolicy({ Statement: { ...statement, Action } }));
    expect(policy.statements[0]?.action.patterns).toHaveLength(1_000_000);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test('of a million faults a hundred are told', () => {
    const Statement = Array.from({ length: 1_000_000 }, () => 1);
    const { value, diagnostics } = readPolicy({ Statement });
    expect(value).toBeUndefined();
    expect(diagnostics).toHaveLength(100);
  });

  test('warnings never hide an error', () => {
    const Action = Array.from({ length: 500 }, () => 'GetObject');
    const { value, diagnostics } = readPolicy({
      Statement: [
        { ...statement, Action },
        { ...statement, Effect: 'no' },
      ],
    });
    expect(value).toBeUndefined();
    expect(hasErrors(diagnostics)).toBe(true);
    expect(diagnostics).toHaveLength(100);
  });

  test('a hundred thousand unknown elements, and long ones', () => {
    const stray = Array.from({ length: 100_000 }, (_, index) => [`Efect${index}`, 0]);
    const { diagnostics } = readPolicy({
      Statement: { ...statement, ...Object.fromEntries(stray), ['x'.repeat(1_000_000)]: 0 },
    });
    expect(diagnostics).toHaveLength(100);
  });

  test('an operator, a key and values of a megabyte', () => {
    const long = 'x'.repeat(1_000_000);
    const Condition = { [long]: { [long]: long } };
    const policy = policyOf(readPolicy({ Statement: { ...statement, Condition } }));
    expect(policy.statements[0]?.condition?.[0]?.operator.base).toBe(long);
  });

  test('messages stay short and on one line', () => {
    const long = `\n"${'y'.repeat(1_000_000)}`;
    const { diagnostics } = readPolicy({
      [long]: 1,
      Version: long,
      Statement: { ...statement, Effect: long, Principal: long, [long]: 1 },
    });
    expect(diagnostics.length).toBeGreaterThan(3);
    for (const { message, help = '', why = '' } of diagnostics) {
      for (const text of [message, help, why]) {
        expect(text.length).toBeLessThan(300);
        expect(text).not.toContain('\n');
      }
    }
  });

  test('keys of prototypes are keys like others, and nothing is polluted', () => {
    const text = `{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*",
      "Resource": "*", "Condition": {"__proto__": {"constructor": "x"}}}}`;
    const policy = policyOf(readPolicy(JSON.parse(text)));
    expect(policy.statements[0]?.condition?.[0]?.operator.text).toBe('__proto__');
    expect(Object.hasOwn(Object.prototype, 'constructor')).toBe(true);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  test.each([
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a bigint', 1n],
    ['undefined', undefined],
    ['a date', new Date(0)],
    ['not a number', Number.NaN],
  ])('%s in any place', (_, odd) => {
    for (const document of [
      odd,
      { Statement: odd },
      { Version: odd, Id: odd, Statement: [odd] },
      { Statement: { ...statement, Sid: odd, Effect: odd, Action: odd, Resource: [odd] } },
      { Statement: { ...statement, Condition: { Bool: { 'a:b': [odd] } } } },
      { Statement: { ...statement, Condition: odd } },
    ]) {
      expect(() => readPolicy(document)).not.toThrow();
    }
    expect(readPolicy({ Statement: { ...statement, Resource: [odd] } }).value).toBeUndefined();
  });

  test('cycles and depth', () => {
    const cycle: { Statement: unknown } = { Statement: undefined };
    cycle.Statement = [cycle];
    expect(readPolicy(cycle).value).toBeUndefined();
    let deep: unknown = [];
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect(readPolicy({ Statement: deep }).value).toBeUndefined();
    expect(readPolicy({ Statement: { ...statement, Action: deep } }).value).toBeUndefined();
  });

  test('a node that is not JSON has a name for what it is', () => {
    const { diagnostics } = readPolicyNode({ kind: 'notJson', what: 'a function' });
    expect(diagnostics[0]?.message).toBe('a policy must be an object, not a function');
  });

  test('a duplicate element is refused at its key', () => {
    const text = '{"Statement": [], "Statement": []}';
    const { value, diagnostics } = parsePolicy(text);
    expect(value).toBeUndefined();
    expect(diagnostics[0]).toMatchObject({ code: 'policy/duplicate-element', path: ['Statement'] });
    const source = sourceText('x', text);
    const span = diagnostics[0]?.span;
    expect(span && rangeOf(source, span).start.column).toBe(19);
  });
});
