import { describe, expect, test } from 'vitest';
import type { ConditionSetting } from '../../src/condition/compile-clause.ts';
import { explainClause } from '../../src/condition/explain-clause.ts';
import { FALSE, TRUE, UNKNOWN } from '../../src/truth/truth.ts';
import { clauseOf, contextOf, KEY, type Said, strict } from './ask-clause.ts';

function explain(
  operator: string,
  values: readonly string[],
  said: Said,
  others: Readonly<Record<string, Said>> = {},
  setting: Partial<ConditionSetting> = {},
) {
  return explainClause(clauseOf(operator, values, setting), contextOf({ ...others, [KEY]: said }));
}

const unspecified = { state: 'unspecified' } as const;
const absent = { state: 'absent' } as const;
const present = { state: 'present' } as const;

test('an explanation names the operator, the key and both sides', () => {
  const explained = explain('foranyvalue:stringlike', ['a*', '${aws:username}', 'c'], ['ab', 'x'], {
    'aws:username': 'x',
  });
  expect(explained.operator).toBe('StringLike');
  expect(explained.written.text).toBe('foranyvalue:stringlike');
  expect(explained.key.name).toBe(KEY);
  expect(explained.result).toBe(TRUE);
  expect(explained.because).toBe('comparison');
  expect(explained.request).toEqual({
    state: 'supplied',
    name: KEY,
    values: ['ab', 'x'],
    list: true,
  });
  expect(explained.given).toEqual([
    { text: 'ab', holds: TRUE, outcomes: ['matches', 'differs', 'differs'] },
    { text: 'x', holds: TRUE, outcomes: ['differs', 'matches', 'differs'] },
  ]);
  expect(explained.wanted.map(({ state, text }) => [state, text])).toEqual([
    ['filled', 'a*'],
    ['filled', 'x'],
    ['filled', 'c'],
  ]);
  expect(explained.leftOut).toEqual({ given: 0, wanted: 0 });
  expect(explained.notes).toEqual([]);
});

test('outcomes leave negation aside, `holds` does not', () => {
  const { given } = explain('StringNotEquals', ['red', 'blue'], 'red');
  expect(given).toEqual([{ text: 'red', holds: FALSE, outcomes: ['matches', 'differs'] }]);
});

test('values that cannot be compared are told from those that differ', () => {
  const explained = explain('NumericEquals', ['ten', '9'], ['10']);
  expect(explained.given).toEqual([
    { text: '10', holds: FALSE, outcomes: ['notComparable', 'differs'] },
  ]);
  expect(explained.wanted.map(({ state }) => state)).toEqual(['unreadable', 'filled']);
});

test('a variable without value is named', () => {
  const { wanted, given } = explain('StringEquals', ['${aws:username}'], 'x');
  expect(wanted).toEqual([
    {
      value: { text: '${aws:username}', written: 'string' },
      state: 'noValue',
      key: { name: 'aws:username', folded: 'aws:username' },
    },
  ]);
  expect(given).toEqual([{ text: 'x', holds: FALSE, outcomes: ['notComparable'] }]);
});

test('so is a variable that is not known', () => {
  const { wanted, given, result } = explain('StringEquals', ['${aws:username}'], 'x', {
    'aws:username': unspecified,
  });
  expect(wanted.map(({ state, key }) => [state, key?.name])).toEqual([['unknown', 'aws:username']]);
  expect(given).toEqual([{ text: 'x', holds: UNKNOWN, outcomes: ['unknown'] }]);
  expect(result).toBe(UNKNOWN);
});

describe('the rule that decided', () => {
  test.each<[string, Said, string]>([
    ['StringEquals', 'x', 'comparison'],
    ['StringEquals', [], 'keyMissing'],
    ['StringEquals', absent, 'keyMissing'],
    ['StringEquals', present, 'keyNotKnown'],
    ['StringEquals', unspecified, 'keyNotKnown'],
    ['StringEquals', ['x', 'y'], 'severalValues'],
    ['StringEquals', [''], 'comparison'],
    ['ForAllValues:StringEquals', ['x', 'y'], 'comparison'],
    ['ForAllValues:StringEquals', ['', ''], 'onlyEmptyTexts'],
    ['ForAnyValue:StringEquals', ['', 'x'], 'comparison'],
    ['Null', 'x', 'presence'],
    ['Null', absent, 'presence'],
    ['StringLikes', 'x', 'unknownOperator'],
  ])('of %s on %j is %s', (operator, said, because) => {
    expect(explain(operator, ['x'], said).because).toBe(because);
  });

  test('of several values is the comparison when the option says so', () => {
    const options = { ...strict, multiValueWithoutSetOperator: 'any' } as const;
    const { because, notes } = explain(
      'StringEquals',
      ['x'],
      ['x', 'y'],
      {},
      { options, effect: 'Deny' },
    );
    expect(because).toBe('comparison');
    expect(notes.map(({ why }) => why)).toEqual([
      'as the options have it, one value that passes is enough',
    ]);
  });
});

test.each<[Said, readonly string[]]>([
  ['x', ['false']],
  ['', ['true']],
  [absent, ['true']],
  [present, ['false']],
  [unspecified, ['true', 'false']],
])('Null on %j compares %j', (said, texts) => {
  expect(explain('Null', ['true'], said).given.map(({ text }) => text)).toEqual(texts);
});

test('an operator that does not exist compares nothing', () => {
  const explained = explain('StringLikes', ['x'], 'x', {}, { effect: 'Deny' });
  expect(explained.operator).toBeUndefined();
  expect(explained.result).toBe(TRUE);
  expect([explained.given, explained.wanted]).toEqual([[], []]);
});

test('of long lists the values that decided are shown', () => {
  const many = Array.from({ length: 50 }, (_, index) => `v${index}`);
  const missed = explain('ForAllValues:StringEquals', many, [...many, 'other']);
  expect(missed.result).toBe(FALSE);
  expect(missed.given.slice(0, 2).map(({ text }) => text)).toEqual(['other', 'v0']);
  expect(missed.leftOut).toEqual({ given: 31, wanted: 30 });
  const matched = explain('StringEquals', many, 'v42');
  expect(matched.wanted[0]?.text).toBe('v42');
  expect(matched.wanted.length).toBe(20);
});

describe('notes', () => {
  interface Told {
    readonly operator: string;
    readonly values: readonly string[];
    readonly said: Said;
    readonly others?: Readonly<Record<string, Said>>;
    readonly setting?: Partial<ConditionSetting>;
    readonly notes: readonly string[];
  }
  const cases: readonly Told[] = [
    {
      operator: 'StringEquals',
      values: ['a'],
      said: ['a', 'b'],
      notes: [
        '`test:Key` has 2 values, `StringEquals` compares a single one. without a set operator the entry is then false, negated or not. write `ForAllValues:StringEquals` or `ForAnyValue:StringEquals`',
      ],
    },
    {
      operator: 'StringEquals',
      values: ['a'],
      said: ['a'],
      notes: [
        '`test:Key` is a list, `StringEquals` compares a single value. write `ForAllValues:StringEquals` or `ForAnyValue:StringEquals`',
      ],
    },
    {
      operator: 'StringNotLike',
      values: ['a'],
      said: ['x', 'b'],
      setting: { effect: 'Deny' },
      notes: [
        '`test:Key` has 2 values, `StringNotLike` compares a single one. without a set operator the entry is then false, negated or not. write `ForAllValues:StringNotLike` or `ForAnyValue:StringNotLike`',
        'this Deny does not apply when `test:Key` has several values. without a set operator the entry is then false, negated or not. `ForAnyValue:StringNotLike` applies as soon as one value passes',
      ],
    },
    {
      operator: 'DateLessThan',
      values: ['2025-06-01'],
      said: 'soon',
      notes: [
        "the request's value `soon` is not a date. a value of another type fails the operator, negated or not",
      ],
    },
    {
      operator: 'NotIpAddress',
      values: ['10.0.0.0/40'],
      said: '10.0.0.1',
      notes: [
        "the policy's value `10.0.0.0/40` is not an IP address. a negated operator with a value of another type never holds",
      ],
    },
    {
      operator: 'ArnLike',
      values: ['arn:aws:s3:b'],
      said: 'arn:aws:s3:::b',
      notes: [
        "the policy's value `arn:aws:s3:b` is not an ARN. a value of another type matches nothing",
      ],
    },
    {
      operator: 'StringEquals',
      values: ['home/*'],
      said: 'home/x',
      notes: [
        '`*` and `?` are no wildcards under `StringEquals`, `home/*` is read as it stands. `StringLike` reads patterns',
      ],
    },
    {
      operator: 'StringNotEqualsIgnoreCase',
      values: ['t?'],
      said: 't3',
      notes: [
        '`*` and `?` are no wildcards under `StringNotEqualsIgnoreCase`, `t?` is read as it stands. `StringNotLike` reads patterns',
      ],
    },
    {
      operator: 'Null',
      values: ['${aws:username}'],
      said: 'x',
      notes: [
        "the policy's value `${aws:username}` is not `true` or `false`. a value of another type matches nothing",
        '`Null` takes no policy variables, `${aws:username}` is read as it stands',
      ],
    },
    {
      operator: 'DateLessThan',
      values: ['2024'],
      said: '2025-06-01',
      notes: [
        '`2024` is a number of seconds since 1970. digits alone are never a year. write a date with dashes: `2030-01-01`',
      ],
    },
    {
      operator: 'DateGreaterThan',
      values: ['1748779200000', '1748779200'],
      said: '2025-06-01',
      notes: [
        '`1748779200000` is a number of seconds since 1970. milliseconds are not understood. leave out the last three digits',
      ],
    },
    {
      operator: 'StringEquals',
      values: ['${aws:username}'],
      said: 'x',
      notes: [
        "the variable `${aws:username}` has no value: the request does not carry the key. nothing is equal to a variable without value. a default can stand in: `${aws:username, 'text'}`",
      ],
    },
    {
      operator: 'StringNotEquals',
      values: ['${aws:username}'],
      said: 'x',
      others: { 'aws:username': '' },
      notes: [
        "the variable `${aws:username}` has no value: the value is empty. every value differs from a variable without value, so a negated operator matches. a default can stand in: `${aws:username, 'text'}`",
      ],
    },
    ...[['a'], ['a', 'b']].map((list) => ({
      operator: 'StringEquals',
      values: ['${aws:TagKeys}'],
      said: 'x',
      others: { 'aws:TagKeys': list },
      notes: [
        "the variable `${aws:TagKeys}` has no value: a key with a list of values fills no variable. nothing is equal to a variable without value. a default can stand in: `${aws:TagKeys, 'text'}`",
      ],
    })),
    {
      operator: 'StringEquals',
      values: ['${aws:TagKeys}'],
      said: 'x',
      others: { 'aws:TagKeys': [] },
      notes: [
        "the variable `${aws:TagKeys}` has no value: the request does not carry the key. nothing is equal to a variable without value. a default can stand in: `${aws:TagKeys, 'text'}`",
      ],
    },
    {
      operator: 'StringEquals',
      values: ['${aws:username}'],
      said: 'x',
      setting: { version: '2008-10-17' },
      notes: [
        '`${aws:username}` is read as it stands, its variables are not replaced. policy variables need `"Version": "2012-10-17"`',
      ],
    },
    {
      operator: 'StringLike',
      values: ['home/${aws:username}'],
      said: 'home/x',
      others: { 'aws:username': '*' },
      notes: [
        'a wildcard in the value of `${aws:username}` stands for itself. wildcards count only where the policy writes them, never in the text of a variable',
      ],
    },
    {
      operator: 'StringLike',
      values: ['Home/*'],
      said: 'home/x',
      notes: [
        '`home/x` and `Home/*` differ in letter case. `StringLike` tells upper from lower case',
      ],
    },
    {
      operator: 'StringLikes',
      values: ['x'],
      said: 'x',
      notes: [
        'there is no condition operator `StringLikes`. a Deny must not be lost by a slip of the pen: in it the entry counts as true, in an Allow as false. did you mean `StringLike`?',
      ],
    },
    {
      operator: 'Frobnicate',
      values: ['x'],
      said: 'x',
      setting: { options: { ...strict, unknownOperator: 'no-match' } },
      notes: [
        'there is no condition operator `Frobnicate`. a statement whose condition cannot be evaluated does not apply',
      ],
    },
    {
      operator: 'NullIfExists',
      values: ['true'],
      said: 'x',
      notes: [
        '`Null` takes neither `IfExists` nor a set operator. a Deny must not be lost by a slip of the pen: in it the entry counts as true, in an Allow as false. write `Null`',
      ],
    },
  ];

  test.each(cases)('on $operator $values against $said', (one) => {
    const { notes } = explain(one.operator, one.values, one.said, one.others, one.setting);
    const told = notes.map(({ message, why, help }) => [message, why, help]);
    expect(told.map((parts) => parts.filter(Boolean).join('. '))).toEqual(one.notes);
  });

  test.each([
    ['StringEquals', ['red'], 'red', {}],
    ['StringLike', ['${aws:username}/*'], 'alice/x', { 'aws:username': 'alice' }],
    ['StringLike', ['${*}'], '*', {}],
    ['ForAllValues:StringEquals', ['a'], ['a'], {}],
    ['DateLessThan', ['1748779200'], '2025', {}],
    ['StringEquals', ['Red', 'red'], 'red', {}],
    ['StringLike', ['${aws:username}/*'], 'x', { 'aws:username': unspecified }],
  ] as const)('none on %s %j against %j', (operator, values, said, others) => {
    expect(explain(operator, values, said, others).notes).toEqual([]);
  });
});
