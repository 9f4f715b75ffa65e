import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDenial } from '../../grammar/denial/read-denial.ts';
import { law } from '../support/runs.ts';

const alice = 'arn:aws:iam::111122223333:user/alice';
const object = 'arn:aws:s3:::photos/cat.jpg';
const scp = 'arn:aws:organizations::444455556666:policy/o-a1b2c3/service_control_policy/p-d4e5f6';
const denied = `User: ${alice} is not authorized to perform: s3:GetObject`;
const start = { principal: alice, action: 's3:GetObject' };

function read(text: string) {
  const { value, diagnostics } = readDenial(text);
  return { value, codes: diagnostics.map(({ code }) => code) };
}

describe('the reason', () => {
  test.each([
    ['an identity-based policy', 'identity'],
    ['a resource-based policy', 'resource'],
    ['the role trust policy', 'resource'],
    ['a permissions boundary', 'permissionsBoundary'],
    ['a session policy', 'session'],
    ['a service control policy', 'serviceControl'],
    ['a Service Control Policy', 'serviceControl'],
    ['a resource control policy', 'resourceControl'],
    ['a VPC endpoint policy', 'vpcEndpoint'],
  ] as const)('an explicit deny in %s', (type, policyType) => {
    const blame = { effect: 'explicitDeny', policyType };
    for (const where of ['', ` on resource: ${object}`, ` on resource: "${object}"`]) {
      const resource = where === '' ? {} : { resource: object };
      expect(read(`${denied}${where} with an explicit deny in ${type}`)).toEqual({
        value: { ...start, ...resource, blame },
        codes: [],
      });
    }
  });

  test.each([
    ['identity-based policy', 'identity'],
    ['resource-based policy', 'resource'],
    ['role trust policy', 'resource'],
    ['permissions boundary', 'permissionsBoundary'],
    ['session policy', 'session'],
    ['service control policy', 'serviceControl'],
    ['resource control policy', 'resourceControl'],
    ['VPC endpoint policy', 'vpcEndpoint'],
  ] as const)('no %s allows it', (type, policyType) => {
    const reason = `because no ${type} allows the s3:GetObject action`;
    expect(read(`${denied} on resource: ${object} ${reason}`)).toEqual({
      value: { ...start, resource: object, blame: { effect: 'implicitDeny', policyType } },
      codes: [],
    });
    expect(read(`${denied} ${reason}`).value?.resource).toBeUndefined();
  });

  test('an explicit deny somewhere', () => {
    const blame = { effect: 'explicitDeny' };
    expect(read(`${denied} with an explicit deny`).value).toEqual({ ...start, blame });
    expect(read(`${denied} due to an explicit deny in a Service Control Policy`).value).toEqual({
      ...start,
      blame: { effect: 'explicitDeny', policyType: 'serviceControl' },
    });
    expect(read(`${denied} with an explicit deny in a new kind of policy`).value).toEqual({
      ...start,
      blame,
    });
  });

  test('none at all', () => {
    expect(read(denied)).toEqual({ value: start, codes: [] });
  });

  test('one that is no policy', () => {
    const reason = 'because public ACLs are prevented by the BlockPublicAcls setting';
    expect(read(`${denied} on resource: "${object}" ${reason}`)).toEqual({
      value: { ...start, resource: object },
      codes: ['request/denial-reason'],
    });
  });

  test('one of the trust policy, as a page of AWS words it', () => {
    const text = `User: ${alice} is not authorized to perform: sts:AssumeRole because the role trust policy allows the sts:AssumeRole action`;
    expect(read(text).value?.blame).toEqual({ effect: 'implicitDeny', policyType: 'resource' });
  });

  test('one that goes on behind the policy type', () => {
    const text = `${denied} with an explicit deny in a VPC endpoint policy transitively through a service control policy`;
    expect(read(text).value?.blame).toEqual({
      effect: 'explicitDeny',
      policyType: 'vpcEndpoint',
    });
  });
});

describe('the policy that denies', () => {
  test.each([
    ['at the end', scp],
    ['before a full stop', `${scp}.`],
    ['before more sentences', `${scp}. Encoded authorization failure message: AbCd`],
    ['in a JSON string', `${scp}"}`],
  ])('%s', (_, end) => {
    expect(read(`${denied} with an explicit deny in a service control policy: ${end}`)).toEqual({
      value: {
        ...start,
        blame: { effect: 'explicitDeny', policyType: 'serviceControl' },
        policyArn: scp,
      },
      codes: [],
    });
  });

  test('a name that is no ARN is not taken for one', () => {
    const text = `${denied} with an explicit deny in an identity-based policy: SomePolicy`;
    expect(read(text).value).not.toHaveProperty('policyArn');
  });
});

describe('what stands around the sentence', () => {
  test.each([
    [
      'the prefix of the command line',
      `An error occurred (AccessDenied) when calling the GetObject operation: ${denied} on resource: ${object}`,
    ],
    ['quotation marks', `"${denied} on resource: ${object}"`],
    ['a JSON body', `{"Message":"${denied} on resource: \\"${object}\\""}`],
    ['a list of facts', `${denied} on resource: ${object} (Service: S3; Status Code: 403)`],
    ['a status code', `${denied} on resource: ${object}\n\tstatus code: 400, request id: 1-2`],
    ['a full stop', `${denied} on resource: ${object}.`],
    ['another user', `User: somebody said: ${denied} on resource: ${object}`],
    [
      'an older sentence of EC2',
      `You are not authorized to perform this operation. ${denied} on resource: ${object}`,
    ],
    [
      'line breaks',
      `${denied} on resource: ${object}`.replaceAll(' ', '\n   ').replace('User:\n   ', 'User: '),
    ],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual({ value: { ...start, resource: object }, codes: [] });
  });

  test.each([
    ['*', '*'],
    ['"*"', '*'],
    ['role voclabs', 'role voclabs'],
    ['role voclabs (Service: Iam)', 'role voclabs'],
    [
      'arn:aws:s3:::b/my file.txt because no identity-based policy allows the s3:GetObject action',
      'arn:aws:s3:::b/my file.txt',
    ],
    ['"arn:aws:s3:::b/unclosed', 'arn:aws:s3:::b/unclosed'],
  ])('the resource %s', (written, resource) => {
    expect(read(`${denied} on resource: ${written}`).value?.resource).toBe(resource);
  });

  test.each(['', '""', ' because no session policy allows the s3:GetObject action'])(
    'a resource that is missing: %j',
    (written) => {
      expect(read(`${denied} on resource: ${written}`).value).not.toHaveProperty('resource');
    },
  );

  test.each([
    ['anonymous', 'anonymous'],
    ['arn:aws:sts::111122223333:assumed-role/dev/alice@example.com', undefined],
    ['"arn:aws:iam::111122223333:root"', 'arn:aws:iam::111122223333:root'],
  ])('the principal %s', (written, principal) => {
    const text = `User: ${written} is not authorized to perform: es:ESHttpGet`;
    expect(read(text).value?.principal).toBe(principal ?? written);
  });
});

test('a quoted resource may hold the words that a reason starts with', () => {
  expect(read(`${denied} on resource: "a because b" with an explicit deny`)).toEqual({
    value: { ...start, resource: 'a because b', blame: { effect: 'explicitDeny' } },
    codes: [],
  });
});

describe('what is no such message', () => {
  test.each([
    ['', 'request/denial'],
    ['Access Denied', 'request/denial'],
    ['User is not authorized to perform: sts:AssumeRole', 'request/denial-principal'],
    ['User:  is not authorized to perform: sts:AssumeRole', 'request/denial-principal'],
    [`User: ${alice} is not authorized to perform:`, 'request/denial-action'],
    [`User: ${alice} is not authorized to perform this operation`, 'request/denial-action'],
  ])('%j', (text, code) => {
    expect(read(text)).toEqual({ value: undefined, codes: [code] });
  });

  test('an encoded message says how to decode it', () => {
    const { diagnostics } = readDenial('Encoded authorization failure message: AbCd');
    expect(diagnostics[0]?.help).toContain('decode-authorization-message');
  });
});

describe('laws of denials', () => {
  law('reading never throws', fc.string({ unit: 'binary' }), (text) => {
    readDenial(text);
    readDenial(`${denied}${text}`);
    readDenial(`${denied} on resource: ${text} because no session policy allows ${text}`);
  });

  test.each([
    '(',
    ')',
    ' ',
    '"',
    ': arn:',
    'User: ',
    ' because ',
    'on resource: ',
    'explicit deny in a ',
  ])('a megabyte of %j takes linear time', (piece) => {
    const text = piece.repeat(1_000_000 / piece.length);
    const begin = performance.now();
    readDenial(`${denied} on resource: ${text}x with an explicit deny in a ${text}`);
    readDenial(`${text}${denied}`);
    expect(performance.now() - begin).toBeLessThan(10_000);
  });
});
