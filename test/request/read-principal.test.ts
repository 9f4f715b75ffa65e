import { describe, expect, test } from 'vitest';
import { readRequest } from '../../src/request/read-request.ts';
import { alice, codesOf, faultOf, requestOf, session, usual } from './reading.ts';

describe('principals', () => {
  const principalOf = (principal: unknown) =>
    requestOf(readRequest({ ...usual, principal })).principal;

  test.each([
    ['arn:aws:iam::111122223333:user/team/alice', 'user'],
    ['arn:aws:iam::111122223333:root', 'root'],
    ['arn:aws:sts::111122223333:federated-user/bob', 'federatedUser'],
  ])('%s', (text, kind) => {
    expect(principalOf(text)).toMatchObject({ kind, arn: { text, account: '111122223333' } });
  });

  test('a session', () => {
    expect(principalOf(session)).toMatchObject({
      kind: 'assumedRole',
      partition: 'aws',
      account: '111122223333',
      roleName: 'app',
      sessionArn: { text: session },
    });
    expect(faultOf({ ...usual, principal: session })).toMatchObject({
      code: 'request/role-path',
      severity: 'suggestion',
      path: ['principal'],
    });
  });

  test('a bare role', () => {
    const text = 'arn:aws-cn:iam::111122223333:role/team/app';
    const principal = principalOf(text);
    expect(principal).toMatchObject({
      kind: 'assumedRole',
      partition: 'aws-cn',
      account: '111122223333',
      roleName: 'app',
      roleArn: { text },
    });
    expect(principal).not.toHaveProperty('sessionArn');
  });

  test('callers without an account', () => {
    expect(principalOf('anonymous')).toEqual({ kind: 'anonymous' });
    expect(principalOf({ service: 'sns.amazonaws.com' })).toEqual({
      kind: 'service',
      name: 'sns.amazonaws.com',
    });
    expect(principalOf({ federated: 'accounts.google.com' })).toEqual({
      kind: 'federated',
      provider: 'accounts.google.com',
    });
  });

  test('the long form', () => {
    const roleArn = 'arn:aws:iam::111122223333:role/team/app';
    const principal = {
      arn: session,
      roleArn,
      uniqueId: 'AROAAPP',
      tags: { team: 'red', __proto__x: '' },
      organization: { id: 'o-1' },
    };
    expect(readRequest({ ...usual, principal }).diagnostics).toEqual([]);
    expect(principalOf(principal)).toMatchObject({
      kind: 'assumedRole',
      roleArn: { text: roleArn },
      sessionArn: { text: session },
      uniqueId: 'AROAAPP',
      tags: { team: 'red', __proto__x: '' },
      organization: { id: 'o-1' },
    });
    const federated = 'arn:aws:sts::111122223333:federated-user/bob';
    expect(principalOf({ arn: federated, userArn: alice })).toMatchObject({
      kind: 'federatedUser',
      userArn: { text: alice },
    });
    expect(principalOf({ arn: roleArn, roleArn })).toEqual(principalOf(roleArn));
  });

  test('a role name agrees whatever its case', () => {
    const roleArn = 'arn:aws:iam::111122223333:role/APP';
    expect(principalOf({ arn: session, roleArn })).toMatchObject({ roleArn: { text: roleArn } });
  });

  test.each([
    ['alice', 'give an ARN'],
    ['', 'give an ARN'],
    ['111122223333', 'arn:aws:iam::111122223333:root'],
    ['lambda.amazonaws.com', '{"service": "lambda.amazonaws.com"}'],
    ['arn:aws:iam::111122223333', 'six fields'],
    ['arn:aws:iam:::user/alice', 'arn:aws:iam::111122223333:user/alice'],
    ['arn:aws:s3:::b', 'arn:aws:s3:region:111122223333:b'],
    ['arn:aws:iam::111122223333:user/*', 'name it'],
    ['arn:aws:iam::111122223333:group/x', 'one of its users'],
    ['arn:aws:iam::111122223333:oidc-provider/x', '{"federated": "…"}'],
    ['arn:aws:iam::111122223333:saml-provider/x', '{"federated": "…"}'],
    ['arn:aws:sts::111122223333:assumed-role/app', 'assumed-role/Role/Session'],
    ['arn:aws:sts::111122223333:assumed-role/team/app/s1', 'without the path'],
    ['arn:aws:sts::111122223333:assumed-role//s1', 'assumed-role/Role/Session'],
    ['arn:aws:sts::111122223333:federated-user/a/b', 'principals are'],
    ['arn:aws:sts::111122223333:federated-user/', 'principals are'],
    ['arn:aws:iam::111122223333:user/', 'principals are'],
    ['arn:aws:iam::111122223333:user', 'principals are'],
    ['arn:aws:iam::111122223333:role/', 'principals are'],
    ['arn:aws:iam::111122223333:role', 'principals are'],
    ['arn:aws:s3::111122223333:root', 'principals are'],
  ])('%j is no principal', (principal, help) => {
    const fault = faultOf({ ...usual, principal });
    expect(fault).toMatchObject({ code: 'request/principal', path: ['principal'] });
    expect(fault?.help).toContain(help);
  });

  test.each([
    [1, 'request/type'],
    [null, 'request/type'],
    [[alice], 'request/type'],
    [{}, 'request/missing-member'],
    [{ arn: 1 }, 'request/type'],
    [{ arn: 'x' }, 'request/principal'],
    [{ arn: alice, name: 'x' }, 'request/unknown-member'],
    [{ service: 1 }, 'request/type'],
    [{ service: '' }, 'request/principal'],
    [{ service: '*.amazonaws.com' }, 'request/principal'],
    [{ federated: '*' }, 'request/principal'],
    [{ service: 'a.amazonaws.com', arn: alice }, 'request/unknown-member'],
    [{ arn: alice, uniqueId: 'AROAX:session' }, 'request/unique-id'],
    [{ arn: alice, uniqueId: '' }, 'request/unique-id'],
    [{ arn: alice, uniqueId: 1 }, 'request/type'],
    [{ arn: alice, tags: 'team' }, 'request/type'],
    [{ arn: alice, tags: { team: 1 } }, 'request/type'],
    [{ arn: alice, tags: { team: 'a', Team: 'b' } }, 'request/duplicate-tag'],
    [{ arn: alice, organization: 'o-1' }, 'request/type'],
    [{ arn: alice, organization: { id: 1 } }, 'request/type'],
    [{ arn: alice, organization: { paths: [1] } }, 'request/type'],
    [{ arn: alice, organization: { paths: 1 } }, 'request/type'],
    [{ arn: alice, organization: { managementAccount: 'yes' } }, 'request/type'],
    [{ arn: alice, organization: { Id: 'o-1' } }, 'request/unknown-member'],
    [{ arn: alice, roleArn: 1 }, 'request/type'],
    [{ arn: alice, roleArn: 'x' }, 'request/principal'],
    [{ arn: alice, userArn: 'x' }, 'request/principal'],
    [{ arn: alice, roleArn: 'arn:aws:iam::111122223333:role/app' }, 'request/principal-mismatch'],
    [{ arn: alice, userArn: alice }, 'request/principal-mismatch'],
    [
      { arn: 'arn:aws:sts::111122223333:federated-user/bob', userArn: session },
      'request/principal-mismatch',
    ],
    [
      {
        arn: 'arn:aws:sts::111122223333:federated-user/bob',
        userArn: 'arn:aws:iam::444455556666:user/a',
      },
      'request/principal-mismatch',
    ],
    [
      {
        arn: 'arn:aws:iam::111122223333:role/team/app',
        roleArn: 'arn:aws:iam::111122223333:role/app',
      },
      'request/principal-mismatch',
    ],
    [{ arn: 'arn:aws:iam::111122223333:role/app', roleArn: alice }, 'request/principal-mismatch'],
  ])('%j is refused', (principal, code) => {
    expect(faultOf({ ...usual, principal })).toMatchObject({ code });
  });

  test.each([
    'arn:aws:iam::111122223333:role/other',
    'arn:aws:iam::444455556666:role/app',
    'arn:aws-cn:iam::111122223333:role/app',
  ])('%s is not the role of the session', (roleArn) => {
    const read = readRequest({ ...usual, principal: { arn: session, roleArn } });
    expect(read.value).toBeUndefined();
    expect(codesOf(read)).toContain('request/principal-mismatch');
  });

  test('an account of another form, and a path without its slash, are told', () => {
    const principal = { arn: 'arn:aws:iam::123:user/alice', organization: { paths: 'o-1/r-1' } };
    const read = readRequest({ ...usual, principal });
    expect(codesOf(read)).toEqual(['request/account', 'request/organization-path']);
    expect(requestOf(read).principal).toMatchObject({ organization: { paths: ['o-1/r-1'] } });
  });

  test('tags may have the names of prototypes', () => {
    const tags: unknown = JSON.parse('{"__proto__": "a", "constructor": "b"}');
    const principal = principalOf({ arn: alice, tags });
    if (principal.kind !== 'user') throw new Error('not a user');
    expect(Object.entries(principal.tags ?? {})).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ]);
  });
});
