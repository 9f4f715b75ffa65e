import { describe, expect, test } from 'vitest';
import type { Denial, DenyingPolicyType } from '../../grammar/denial/denial.ts';
import {
  agreementText,
  agreesWith,
  blameText,
  denialJson,
  denialText,
} from '../../src/report/denial.ts';
import { painter } from '../../src/report/paint.ts';
import { derive } from './derive.ts';

const plain = painter(false);
const ana = 'arn:aws:iam::111122223333:user/ana';
const request = { principal: ana, action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' };
const statement = (Effect: string) => ({
  Version: '2012-10-17',
  Statement: { Effect, Action: '*', Resource: '*' },
});
const mfa = {
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Action: '*',
    Resource: '*',
    Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
  },
};

const verdicts = {
  allowed: derive({ policies: { identity: statement('Allow') }, request }).evaluation,
  explicitDeny: derive({ policies: { identity: statement('Deny') }, request }).evaluation,
  implicitDeny: derive({ policies: {}, request }).evaluation,
  unknown: derive({ policies: { identity: mfa }, request }, { unspecifiedKeys: 'unknown' })
    .evaluation,
};

const denial = (blame?: Denial['blame']): Denial => ({
  principal: ana,
  action: 's3:GetObject',
  ...(blame && { blame }),
});

const policyTypes: readonly DenyingPolicyType[] = [
  'identity',
  'resource',
  'permissionsBoundary',
  'session',
  'serviceControl',
  'resourceControl',
  'vpcEndpoint',
];

describe('an access denied message', () => {
  test.each(policyTypes)('has a meaning and a place to look at for %s', (policyType) => {
    const implicit = denialJson(denial({ effect: 'implicitDeny', policyType }));
    const explicit = denialJson(denial({ effect: 'explicitDeny', policyType }));
    expect(new Set([implicit['meaning'], explicit['meaning']]).size).toBe(2);
    expect(explicit['lookAt']).toContain('Deny statements of');
    expect(implicit['lookAt']).toContain('do the conditions hold?');
  });

  test('means something else for each policy type', () => {
    const meanings = policyTypes.map(
      (policyType) => denialJson(denial({ effect: 'implicitDeny', policyType }))['meaning'],
    );
    expect(new Set(meanings).size).toBe(policyTypes.length);
  });

  test.each([
    [undefined, 'nobody: the message gives no reason'],
    [{ effect: 'implicitDeny' }, 'no policy allows it (implicit deny)'],
    [{ effect: 'explicitDeny' }, 'a Deny statement of a policy (explicit deny)'],
    [
      { effect: 'explicitDeny', policyType: 'identity' },
      'a Deny statement of an identity-based policy (explicit deny)',
    ],
  ] as const)('blames: %j', (blame, text) => {
    expect(blameText(blame)).toBe(text);
  });

  test('is told with the ARN of the policy, where AWS names it', () => {
    const policyArn = 'arn:aws:iam::111122223333:policy/p';
    const blame = { effect: 'implicitDeny' } as const;
    const text = denialText({ ...denial(blame), policyArn }, plain);
    expect(text).toContain(`policy      ${policyArn}`);
    expect(text).toContain('resource    not in the message');
    expect(text).toContain('no statement allows the request');
  });

  test.each([
    ['allowed', undefined, false],
    ['implicitDeny', undefined, undefined],
    ['implicitDeny', { effect: 'implicitDeny', policyType: 'identity' }, true],
    ['implicitDeny', { effect: 'implicitDeny', policyType: 'serviceControl' }, false],
    ['implicitDeny', { effect: 'explicitDeny' }, false],
    ['explicitDeny', { effect: 'explicitDeny' }, true],
    ['explicitDeny', { effect: 'explicitDeny', policyType: 'identity' }, true],
    ['allowed', { effect: 'implicitDeny', policyType: 'identity' }, false],
    ['unknown', { effect: 'implicitDeny', policyType: 'identity' }, false],
  ] as const)('%s against %j', (decision, blame, agrees) => {
    expect(agreesWith(denial(blame), verdicts[decision])).toBe(agrees);
  });

  test.each([
    ['allowed', 'the request is allowed; something is missing, or has changed since'],
    ['unknown', 'it cannot be told'],
    ['explicitDeny', 'it is an explicit deny by the identity-based policy'],
    ['implicitDeny', 'it is an implicit deny, as nothing allows it in the identity-based policy'],
  ] as const)('differs from %s in words', (decision, text) => {
    const blame = { effect: 'implicitDeny', policyType: 'session' } as const;
    const told = agreementText(denial(blame), verdicts[decision], plain);
    expect(told).toContain('our result differs');
    expect(told).toContain(text);
  });

  test('that gives no reason agrees with any deny', () => {
    const told = agreementText(denial(), verdicts.implicitDeny, plain);
    expect(told).toBe('AWS blames  nobody: the message gives no reason\n');
  });
});
