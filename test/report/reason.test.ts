import { describe, expect, test } from 'vitest';
import type { Evaluation, MatchedStatement } from '../../src/evaluate/evaluation.ts';
import { reasonFor } from '../../src/report/reason.ts';
import { subjectOf } from './derive.ts';

const { request } = subjectOf({
  request: {
    principal: 'arn:aws:iam::111122223333:user/ana',
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::b/k',
  },
});

const read: MatchedStatement = {
  policyType: 'identity',
  policy: 'dev.json',
  statement: 0,
  sid: 'Read',
  effect: 'Allow',
};
const nameless: MatchedStatement = {
  policyType: 'vpcEndpoint',
  policy: 'endpoint',
  statement: 2,
  effect: 'Deny',
};
const missingContextKeys: readonly string[] = [];

const sentences: readonly (readonly [Evaluation, string])[] = [
  [
    { decision: 'allowed', allowedBy: [read], because: 'policies', missingContextKeys },
    'statement Read of the identity-based policy `dev.json` allows `s3:GetObject` and no policy denies it',
  ],
  [
    { decision: 'allowed', allowedBy: [], because: 'policies', missingContextKeys },
    'a statement allows `s3:GetObject` and no policy denies it',
  ],
  [
    { decision: 'allowed', allowedBy: [], because: 'rootUser', missingContextKeys },
    "an account's root user needs no policy in its own account and no policy denies it",
  ],
  [
    { decision: 'allowed', allowedBy: [], because: 'unconditionalAction', missingContextKeys },
    '`s3:GetObject` is open to every authenticated caller, whatever policies say',
  ],
  [
    { decision: 'explicitDeny', deniedBy: [nameless, read, read], missingContextKeys },
    'Statement[2] of the VPC endpoint policy `endpoint` (and 2 more) explicitly denies `s3:GetObject`',
  ],
  [
    {
      decision: 'implicitDeny',
      notAllowedBy: ['identity', 'permissionsBoundary', 'session'],
      because: 'noAllow',
      missingContextKeys,
    },
    'no identity-based policy, permissions boundary or session policy allows `s3:GetObject`',
  ],
  [
    { decision: 'implicitDeny', notAllowedBy: [], because: 'noAllow', missingContextKeys },
    'no policy allows `s3:GetObject`',
  ],
  [
    {
      decision: 'implicitDeny',
      notAllowedBy: ['resource'],
      because: 'resourcePolicyNotSupplied',
      missingContextKeys,
    },
    'only the resource-based policy could allow `s3:GetObject` and it was not supplied',
  ],
  [
    { decision: 'implicitDeny', notAllowedBy: [], because: 'otherPartition', missingContextKeys },
    'the caller and the resource are in different partitions, and no policy reaches across',
  ],
  [
    { decision: 'implicitDeny', notAllowedBy: [], because: 'notForFederated', missingContextKeys },
    '`s3:GetObject` is called with an identity that a provider vouches for, which can only assume roles',
  ],
  [
    {
      decision: 'unknown',
      possible: ['allowed', 'implicitDeny'],
      outcomes: [],
      because: 'contextKeys',
      missingContextKeys: ['aws:SourceIp', 'aws:SourceVpc'],
    },
    'the decision hangs on `aws:SourceIp` and `aws:SourceVpc`, which the request does not tell',
  ],
  [
    {
      decision: 'unknown',
      possible: ['allowed', 'explicitDeny'],
      outcomes: [],
      because: 'principal',
      missingContextKeys,
    },
    'the decision hangs on who exactly the caller is: a policy names one session of the role',
  ],
  [
    {
      decision: 'unknown',
      possible: ['allowed', 'implicitDeny'],
      outcomes: [],
      because: 'resourcePolicyNotSupplied',
      missingContextKeys,
    },
    'the decision hangs on the resource-based policy, which was not supplied (allowed or implicitDeny)',
  ],
];

describe('reasonFor', () => {
  test.each(sentences)('%j', (evaluation, sentence) => {
    expect(reasonFor(evaluation, request)).toBe(sentence);
  });
});
