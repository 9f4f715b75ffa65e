import { expect, test } from 'vitest';
import type { EvaluationOptions } from '../../src/evaluate/options.ts';
import type { PolicySet } from '../../src/evaluate/policy-set.ts';
import type { PolicyType } from '../../src/policy/policy.ts';
import { readPolicy } from '../../src/policy/read-policy.ts';
import { readRequest } from '../../src/request/read-request.ts';
import { throughBothDoors } from '../support/both-doors.ts';

function policyOf(type: PolicyType, statement: object) {
  const { value } = readPolicy({ Version: '2012-10-17', Statement: statement }, { type });
  if (!value) throw new Error('the policy cannot be read');
  return value;
}

function decided(policies: PolicySet, resource: string, options?: EvaluationOptions): string {
  const principal = 'arn:aws:iam::111122223333:user/alice';
  const { value } = readRequest({ principal, action: 's3:GetObject', resource });
  if (!value) throw new Error('the request cannot be read');
  return throughBothDoors(value, policies, options).decision;
}

test('a grant of the resource that hangs on the time is unknown while nobody tells it', () => {
  const resource = policyOf('resource', {
    Effect: 'Allow',
    Principal: '*',
    Action: '*',
    Resource: '*',
    Condition: { DateGreaterThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' } },
  });
  expect(decided({ resource }, 'arn:aws:s3:::b/k')).toBe('unknown');
  expect(decided({ resource }, 'arn:aws:s3:::b/k', { now: Date.UTC(2026, 10, 1) })).toBe('allowed');
});

test('an account field that is no account leaves the resource to the caller', () => {
  const identity = [policyOf('identity', { Effect: 'Allow', Action: '*', Resource: '*' })];
  expect(decided({ identity }, 'arn:aws:s3:r:abcdefghijkl:b/k')).toBe('allowed');
  expect(decided({ identity }, 'arn:aws:s3:r:444455556666:b/k')).toBe('implicitDeny');
});

test('a resource with a wildcard beside a variable is unknown with the variable', () => {
  const statement = { Effect: 'Allow', Action: '*', Resource: 'arn:aws:s3:::b/?/${test:key}' };
  const identity = [policyOf('identity', statement)];
  const open: EvaluationOptions = { unspecifiedKeys: 'unknown' };
  expect(decided({ identity }, 'arn:aws:s3:::b/x/y', open)).toBe('unknown');
  expect(decided({ identity }, 'arn:aws:s3:::c/x/y', open)).toBe('implicitDeny');
  expect(decided({ identity }, 'arn:aws:s3:::b/x/y')).toBe('implicitDeny');
});
