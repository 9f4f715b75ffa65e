import { describe, expect, test } from 'vitest';
import { type Change, withChange } from '../../src/evaluate/change.ts';
import { prepare } from '../../src/evaluate/evaluate.ts';
import type { PolicySet } from '../../src/evaluate/policy-set.ts';
import { readPolicy } from '../../src/policy/read-policy.ts';
import { readRequest } from '../../src/request/read-request.ts';

const policy = readPolicy(
  { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } },
  { name: 'all' },
).value;

describe('a change of a policy set', () => {
  test.each<Change>([
    {
      kind: 'removeStatement',
      statement: { policyType: 'resource', policy: 'bucket', statement: 0, effect: 'Deny' },
    },
    {
      kind: 'addStatement',
      place: { policyType: 'resourceControl', level: 3 },
      grant: { action: 's3:GetObject', resource: '*' },
    },
    {
      kind: 'addResource',
      statement: { policyType: 'identity', policy: 'other', statement: 0, effect: 'Allow' },
      value: '*',
    },
  ])('changes nothing where its policy is not there: $kind', (change) => {
    const policies: PolicySet = { identity: policy ? [policy] : [] };
    expect(withChange(policies, change).identity).toEqual(policies.identity);
    expect(withChange(policies, change).resource).toBeUndefined();
  });

  test('leaves a statement without Resource without one', () => {
    const trust = readPolicy(
      {
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' },
      },
      { name: 'trust', type: 'trust' },
    ).value;
    const policies: PolicySet = trust ? { resource: trust } : {};
    const change: Change = {
      kind: 'addResource',
      statement: { policyType: 'resource', policy: 'trust', statement: 0, effect: 'Allow' },
      value: '*',
    };
    expect(withChange(policies, change)).toEqual(policies);
  });
});

test('a prepared set answers the same after any number of other actions', () => {
  const evaluator = prepare({ identity: policy ? [policy] : [] });
  const ask = (action: string) => {
    const request = readRequest({
      principal: 'arn:aws:iam::111122223333:user/alice',
      action,
      resource: 'arn:aws:s3:::b/k',
    }).value;
    return request && evaluator(request).decision;
  };
  for (let index = 0; index < 5000; index += 1)
    expect(ask(`ec2:Made${index}`)).toBe('implicitDeny');
  expect(ask('s3:GetObject')).toBe('allowed');
});
