import { expect, test } from 'vitest';
import {
  findOperator,
  operatorNames,
  operatorOf,
  operators,
} from '../../src/condition/operators.ts';
import { readOperatorText } from '../../src/policy/condition-block.ts';

test('names are AWS’s, each once', () => {
  expect(operatorNames.length).toBe(27);
  expect(new Set(operatorNames.map((name) => name.toLowerCase())).size).toBe(27);
});

test('an operator is found in any letter case', () => {
  for (const operator of operators) {
    expect(findOperator(operator.name.toUpperCase())).toBe(operator);
    expect(operatorOf(readOperatorText(operator.name.toLowerCase()))).toBe(operator);
  }
});

test.each(['', 'StringLikes', ' StringLike', '__proto__', 'constructor', 'toString', 'IfExists'])(
  'there is no operator `%s`',
  (base) => {
    expect(findOperator(base)).toBeUndefined();
    expect(operatorOf(readOperatorText(base))).toBeUndefined();
  },
);

test.each(['NullIfExists', 'ForAllValues:Null', 'ForAnyValue:Null', 'foranyvalue:nullifexists'])(
  '`%s` is no operator',
  (text) => {
    expect(operatorOf(readOperatorText(text))).toBeUndefined();
  },
);

test('a negation differs from its twin in nothing but the name and the negation', () => {
  const twin = (name: string) => findOperator(name.replace('Not', '')) ?? findOperator('ArnLike');
  const negated = operators.filter((operator) => operator.negated);
  expect(negated.length).toBe(8);
  for (const operator of negated) {
    expect(twin(operator.name)?.comparison.kind).toBe(operator.comparison.kind);
    expect(twin(operator.name)?.negated).toBe(false);
    expect(twin(operator.name)?.variables).toBe(operator.variables);
  }
});

test('variables and wildcards are for the operators of table 3.2', () => {
  const named = (wanted: (typeof operators)[number][]) => wanted.map(({ name }) => name);
  const variables = named(operators.filter((operator) => operator.variables));
  const wildcards = named(operators.filter(({ comparison }) => comparison.kind.wildcards));
  expect(variables.every((name) => /^(String|Arn|Bool)/.test(name))).toBe(true);
  expect(variables.length).toBe(6 + 4 + 1);
  expect(wildcards.every((name) => /Like$|^Arn/.test(name))).toBe(true);
  expect(wildcards.length).toBe(2 + 4);
});

test('every operator says in one line what it asks', () => {
  for (const { summary } of operators) expect(summary).toMatch(/^[a-z][^\n.]+[^.]$/);
});
