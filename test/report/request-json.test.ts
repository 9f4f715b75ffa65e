import { describe, expect, test } from 'vitest';
import { principalText, requestJson } from '../../src/report/request-json.ts';
import { subjectOf } from './derive.ts';

const account = '111122223333';
const organization = { id: 'o-a', paths: ['o-a/r-b/ou-c/'], managementAccount: false };
const rest = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' };

const callers: readonly (readonly [unknown, string])[] = [
  [`arn:aws:iam::${account}:user/path/ana`, `arn:aws:iam::${account}:user/path/ana`],
  [`arn:aws:iam::${account}:root`, `arn:aws:iam::${account}:root`],
  [`arn:aws:iam::${account}:role/path/dev`, `arn:aws:iam::${account}:role/path/dev`],
  [
    `arn:aws:sts::${account}:assumed-role/dev/alice`,
    `arn:aws:sts::${account}:assumed-role/dev/alice`,
  ],
  [
    {
      arn: `arn:aws:sts::${account}:assumed-role/dev/alice`,
      roleArn: `arn:aws:iam::${account}:role/path/dev`,
      uniqueId: 'AROAEXAMPLE',
      tags: { team: 'red' },
      organization,
    },
    `arn:aws:sts::${account}:assumed-role/dev/alice`,
  ],
  [
    {
      arn: `arn:aws:sts::${account}:federated-user/bob`,
      userArn: `arn:aws:iam::${account}:user/broker`,
    },
    `arn:aws:sts::${account}:federated-user/bob`,
  ],
  ['anonymous', 'an anonymous caller'],
  [{ service: 's3.amazonaws.com' }, 'the service s3.amazonaws.com'],
  [
    { federated: 'cognito-identity.amazonaws.com' },
    'an identity of the provider cognito-identity.amazonaws.com',
  ],
];

describe('a request in a report', () => {
  test.each(callers)('reads back as it was: %j', (principal, text) => {
    const scenario = { request: { principal, ...rest } };
    const { request } = subjectOf(scenario);
    expect(requestJson(request)).toEqual(scenario.request);
    expect(principalText(request)).toBe(text);
  });

  test('keeps the context: values, lists and what is definitely absent', () => {
    const request = {
      principal: 'anonymous',
      ...rest,
      resourceAccount: account,
      resourceOrganization: organization,
      context: {
        'aws:SecureTransport': null,
        'aws:ResourceTag/Team': 'red',
        'aws:ResourceTag/team': 'blue',
        'aws:TagKeys': ['a'],
        'aws:x': ['a', 'b'],
        'aws:y': [],
      },
    };
    const { context, ...others } = requestJson(subjectOf({ request }).request);
    expect(others).toEqual({
      principal: 'anonymous',
      ...rest,
      resourceAccount: account,
      resourceOrganization: organization,
    });
    expect(context).toEqual({
      'aws:ResourceTag/Team': 'red',
      'aws:ResourceTag/team': 'blue',
      'aws:TagKeys': ['a'],
      'aws:securetransport': null,
      'aws:x': ['a', 'b'],
      'aws:y': [],
    });
  });

  test('leaves out what is only known to be there', () => {
    const { request } = subjectOf({ request: { principal: 'anonymous', ...rest } });
    const context = new Map([['aws:x', { state: 'present' } as const]]);
    expect(requestJson({ ...request, context })).toMatchObject({ context: {} });
  });
});
