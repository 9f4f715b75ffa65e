import { describe, expect, test } from 'vitest';
import type { EvaluationOptions } from '../../src/evaluate/options.ts';
import {
  clauseName,
  clauseReason,
  clauseSummary,
  comparisonRows,
  truthWord,
} from '../../src/report/conditions.ts';
import { derive } from './derive.ts';

/** How a condition that a request met is told. */
function told(condition: unknown, context: unknown, options: EvaluationOptions = {}) {
  const { layers } = derive(
    {
      policies: {
        identity: {
          Version: '2012-10-17',
          Statement: { Effect: 'Allow', Action: '*', Resource: '*', Condition: condition },
        },
      },
      request: {
        principal: 'arn:aws:iam::111122223333:user/ana',
        action: 's3:GetObject',
        resource: 'arn:aws:s3:::b/k',
        context,
      },
    },
    options,
  );
  const clause = layers
    .flatMap(({ policies }) => policies)
    .flatMap(({ statements }) => statements)
    .flatMap(({ clauses }) => clauses)[0];
  if (!clause) throw new Error('the condition was not compared');
  return {
    name: clauseName(clause),
    holds: truthWord(clause.result),
    why: clauseReason(clause),
    rows: comparisonRows(clause),
    summary: clauseSummary(clause),
  };
}

describe('a condition', () => {
  test('is told by what the request has and what the policy says', () => {
    expect(told({ StringEquals: { 'aws:x': ['a', 'b', 'c', 'd'] } }, { 'aws:x': 'z' })).toEqual({
      name: 'StringEquals aws:x',
      holds: 'no',
      why: '',
      rows: ['a', 'b', 'c', 'd'].map((value) => ['"z"', 'does not match', `"${value}"`]),
      summary: 'StringEquals aws:x: the request has "z", the policy says "a", "b", "c" and 1 more',
    });
  });

  test('shows what matched first, and how many comparisons it leaves out', () => {
    const values = Array.from({ length: 40 }, (_, index) => `v${index}`);
    const { rows, holds } = told({ StringEquals: { 'aws:x': values } }, { 'aws:x': 'v30' });
    expect(holds).toBe('yes');
    expect(rows[0]).toEqual(['"v30"', 'matches', '"v30"']);
    expect(rows.at(-1)).toEqual(['… and 28 more', '', '']);
    expect(rows).toHaveLength(13);
  });

  test('shows variables with what they stood for', () => {
    const { rows } = told({ StringLike: { 'aws:x': '${aws:username}/*' } }, { 'aws:x': 'bob/1' });
    expect(rows).toEqual([['"bob/1"', 'does not match', '"${aws:username}/*" = "ana/*"']]);
  });

  test('tells a variable without a value', () => {
    const { rows } = told({ StringLike: { 'aws:x': '${aws:nothing}' } }, { 'aws:x': 'a' });
    expect(rows).toEqual([
      ['"a"', 'cannot be compared with', '"${aws:nothing}" (aws:nothing has no value)'],
    ]);
  });

  test('tells a variable that is not known', () => {
    const { rows, holds } = told(
      { StringLike: { 'aws:x': '${aws:nothing}' } },
      { 'aws:x': 'a' },
      { unspecifiedKeys: 'unknown' },
    );
    expect(holds).toBe('unknown');
    expect(rows).toEqual([['"a"', 'may match', '"${aws:nothing}" (aws:nothing is not known)']]);
  });

  test('tells a value that is not of the kind', () => {
    const { rows } = told({ NumericEquals: { 'aws:x': 'many' } }, { 'aws:x': '1' });
    expect(rows).toEqual([
      ['"1"', 'cannot be compared with', '"many" (not a value of this operator)'],
    ]);
  });

  test.each([
    [
      'a missing key',
      { StringEquals: { 'aws:x': 'a' } },
      {},
      'the request does not carry the key',
      'not in the request',
    ],
    [
      'an operator that does not exist',
      { StringEqual: { 'aws:x': 'a' } },
      { 'aws:x': 'a' },
      'there is no such operator',
      '"a"',
    ],
    [
      'several values under a plain operator',
      { StringEquals: { 'aws:x': 'a' } },
      { 'aws:x': ['a', 'b'] },
      'the request carries several values, which only a set operator compares',
      '"a"',
    ],
    [
      'an empty list',
      { 'ForAnyValue:StringEquals': { 'aws:x': 'a' } },
      { 'aws:x': [] },
      'the request does not carry the key',
      'an empty list',
    ],
    [
      'only empty texts',
      { 'ForAllValues:StringEquals': { 'aws:x': 'a' } },
      { 'aws:x': ['', ''] },
      'the request carries only empty texts, which a set operator takes for nothing',
      '""',
    ],
    [
      'the presence of a key',
      { Null: { 'aws:x': 'true' } },
      { 'aws:x': 'a' },
      'it asks only whether the key is there',
      '"false"',
    ],
  ])('tells %s', (_name, condition, context, why, given) => {
    const clause = told(condition, context);
    expect(clause.why).toBe(why);
    expect(clause.summary).toBe(`${clause.name}: ${why}`);
    expect(clause.rows[0]?.[0]).toBe(given);
  });

  test('tells a key that is there with a value that is not known', () => {
    const { why, rows, holds } = told(
      { DateGreaterThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } },
      {},
      { unspecifiedKeys: 'unknown' },
    );
    expect([holds, why, rows[0]?.[0]]).toEqual([
      'unknown',
      'the value of the key is not known',
      'in the request, its value not known',
    ]);
  });

  test('cuts long values', () => {
    const { rows } = told({ StringEquals: { 'aws:x': 'a' } }, { 'aws:x': 'x'.repeat(500) });
    expect(rows[0]?.[0]).toBe(`"${'x'.repeat(120)}…"`);
  });
});
