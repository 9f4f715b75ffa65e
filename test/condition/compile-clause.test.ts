import { expect, test } from 'vitest';
import { contextKey } from '../../src/catalog/context-key.ts';
import { type ConditionSetting, compileCondition } from '../../src/condition/compile-clause.ts';
import { type ConditionBlock, readOperatorText } from '../../src/policy/condition-block.ts';
import { FALSE, TRUE, UNKNOWN } from '../../src/truth/truth.ts';
import { clauseOf, contextOf, KEY, strict } from './ask-clause.ts';

const setting: ConditionSetting = { effect: 'Allow', version: '2012-10-17', options: strict };

function block(operator: string, entries: Readonly<Record<string, string>>): ConditionBlock {
  return {
    operator: readOperatorText(operator),
    clauses: Object.entries(entries).map(([key, text]) => ({
      key: contextKey(key),
      values: [{ text, written: 'string' }],
      list: false,
    })),
  };
}

test('a condition without entries holds', () => {
  expect(compileCondition([], setting).holds(contextOf({}))).toBe(TRUE);
});

test('a condition of one entry is that entry', () => {
  const { holds, clauses } = compileCondition([block('StringEquals', { a: 'x' })], setting);
  expect(clauses.length).toBe(1);
  expect(holds(contextOf({ a: 'x' }))).toBe(TRUE);
  expect(holds(contextOf({ a: 'y' }))).toBe(FALSE);
});

test('keys and operators are AND-ed, in the order of the policy', () => {
  const blocks = [
    block('StringEquals', { a: '${b}', b: 'x' }),
    block('NumericLessThan', { c: '10' }),
  ];
  const { holds, clauses } = compileCondition(blocks, setting);
  expect(clauses.map(({ clause }) => clause.key.name)).toEqual(['a', 'b', 'c']);
  expect(holds(contextOf({ a: 'x', b: 'x', c: '9' }))).toBe(TRUE);
  expect(holds(contextOf({ a: 'x', b: 'x', c: '10' }))).toBe(FALSE);
  expect(holds(contextOf({ a: 'y', b: 'x', c: '9' }))).toBe(FALSE);
  expect(holds(contextOf({ a: 'x', b: 'x' }))).toBe(FALSE);
});

test('what is false is false whatever is not known', () => {
  const blocks = [block('StringEquals', { a: 'x', b: 'y' })];
  const { holds } = compileCondition(blocks, setting);
  expect(holds(contextOf({ a: 'z', b: { state: 'unspecified' } }))).toBe(FALSE);
  expect(holds(contextOf({ a: 'x', b: { state: 'unspecified' } }))).toBe(UNKNOWN);
});

test('keys are looked up in any letter case', () => {
  const clause = clauseOf('StringEquals', ['x'], {}, 'AWS:sourceVPC');
  expect(clause.holds(contextOf({ 'aws:SourceVpc': 'x' }))).toBe(TRUE);
});

test.each([
  ['Deny', 'deny-safe', TRUE],
  ['Allow', 'deny-safe', FALSE],
  ['Deny', 'no-match', FALSE],
  ['Allow', 'no-match', FALSE],
] as const)('an operator that does not exist in a %s, %s', (effect, unknownOperator, expected) => {
  const options = { ...strict, unknownOperator };
  const clause = clauseOf('StringLikes', ['x'], { effect, options });
  expect(clause.operator).toBeUndefined();
  expect(clause.keys).toEqual([]);
  expect(clause.holds(contextOf({ [KEY]: 'x' }))).toBe(expected);
  expect(clause.holds(contextOf({}))).toBe(expected);
});

test('an operator that does not exist is AND-ed with the other entries (ruling 12.9)', () => {
  const blocks = [block('StringLikes', { a: 'x' }), block('StringEquals', { b: 'y' })];
  const { holds } = compileCondition(blocks, { ...setting, effect: 'Deny' });
  expect(holds(contextOf({ b: 'y' }))).toBe(TRUE);
  expect(holds(contextOf({ b: 'z' }))).toBe(FALSE);
});

test.each([
  ['StringEquals', ['x'], [KEY]],
  ['StringEquals', ['${aws:username}', '${AWS:UserName}', 'x'], [KEY, 'aws:username']],
  ['StringLike', ['${a:b}${c:d}', '${test:key}'], [KEY, 'a:b', 'c:d']],
  ['NumericEquals', ['${aws:username}'], [KEY]],
  ['Null', ['${aws:username}'], [KEY]],
])('%s %j consults %j', (operator, values, keys) => {
  expect(clauseOf(operator, values).keys.map(({ name }) => name)).toEqual(keys);
});

test('under version 2008-10-17 no variable is consulted', () => {
  const clause = clauseOf('StringEquals', ['${aws:username}'], { version: '2008-10-17' });
  expect(clause.keys.map(({ name }) => name)).toEqual([KEY]);
});
