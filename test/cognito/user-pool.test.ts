import { describe, expect, test } from 'vitest';
import { applyPreTokenGeneration } from '../../src/cognito/apply-pre-token-generation.ts';
import type { Claims, ClaimValue } from '../../src/cognito/claims.ts';
import { groupClaims } from '../../src/cognito/group-claims.ts';
import type { IdentityPool } from '../../src/cognito/identity-pool.ts';
import { issueIdToken, providerNameOf } from '../../src/cognito/issue-id-token.ts';
import { logIn } from '../../src/cognito/log-in.ts';
import type { Client, Group, LambdaVersion, User, UserPool } from '../../src/cognito/user-pool.ts';

const userPool: UserPool = {
  id: 'us-east-1_A',
  clients: [{ clientId: 'client' }],
  groups: [],
  users: [],
  triggers: {},
};

describe('issueIdToken', () => {
  const alice: User = {
    username: 'alice',
    enabled: true,
    userStatus: 'CONFIRMED',
    groups: ['nobody knows it'],
    attributes: new Map([
      ['sub', 'u1'],
      ['email', 'a@b.c'],
      ['email_verified', 'true'],
      ['phone_number_verified', 'false'],
      ['address', 'Main Street 1'],
      ['custom:level', '7'],
      ['identities', '[{"providerName":"Google"}]'],
    ]),
  };
  const issue = (client: Client, user = alice) =>
    Object.fromEntries(issueIdToken(userPool, user, client));
  const always = {
    sub: 'u1',
    iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_A',
    aud: 'client',
    token_use: 'id',
    'cognito:username': 'alice',
    identities: [{ providerName: 'Google' }],
  };

  test('shows standard attributes and no custom one, unless the client says otherwise', () => {
    expect(issue({ clientId: 'client' })).toEqual({
      ...always,
      email: 'a@b.c',
      email_verified: true,
      phone_number_verified: false,
      address: { formatted: 'Main Street 1' },
    });
  });

  test('shows what the client may read; custom attributes stay texts', () => {
    expect(issue({ clientId: 'client', readAttributes: ['custom:level'] })).toEqual({
      ...always,
      'custom:level': '7',
    });
    expect(issue({ clientId: 'client', readAttributes: [] })).toEqual(always);
  });

  test.each(['no JSON', '{"a":1}'])('leaves identities as they are: %s', (text) => {
    const user = { ...alice, attributes: new Map([['identities', text]]) };
    expect(issue({ clientId: 'client' }, user)['identities']).toBe(text);
  });

  test('names the provider after region and partition', () => {
    expect(providerNameOf({ ...userPool, id: 'cn-north-1_A' })).toBe(
      'cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_A',
    );
  });
});

describe('groupClaims', () => {
  const roleless = (precedence?: number): Group => ({
    groupName: 'x',
    ...(precedence !== undefined && { precedence }),
  });
  const bearing: Group = { groupName: 'a', precedence: 1, roleArn: 'r' };

  test.each<[string, Group, string]>([
    ['a better group', roleless(0), 'inferred'],
    ['an equal group', roleless(1), 'inferred'],
    ['a worse group', roleless(2), 'documented'],
    ['a group without precedence', roleless(), 'documented'],
  ])('ignores %s without a role', (_, group, certainty) => {
    expect(groupClaims([bearing, group])).toMatchObject({ preferredRole: 'r', certainty });
  });
});

describe('applyPreTokenGeneration', () => {
  const before: Claims = new Map<string, ClaimValue>([
    ['sub', 'u1'],
    ['email', 'a@b.c'],
    ['cognito:groups', ['a']],
    ['cognito:preferred_role', 'r'],
    ['cognito:mfa_enabled', true],
  ]);
  const apply = (response: ClaimValue, lambdaVersion: LambdaVersion = 'V1_0') =>
    applyPreTokenGeneration(before, { lambdaVersion, response });

  test.each<[string, LambdaVersion, ClaimValue]>([
    ['an answer that is no object', 'V1_0', 'yes'],
    ['a list of details', 'V1_0', { claimsOverrideDetails: [] }],
    ['a text to suppress', 'V1_0', { claimsOverrideDetails: { claimsToSuppress: 'email' } }],
    ['a list to add', 'V1_0', { claimsOverrideDetails: { claimsToAddOrOverride: ['email'] } }],
    [
      'a number in the first version',
      'V1_0',
      { claimsOverrideDetails: { claimsToAddOrOverride: { a: 1 } } },
    ],
    ['a text as groups', 'V1_0', { claimsOverrideDetails: { groupOverrideDetails: 'none' } }],
    [
      'groups that are no list',
      'V1_0',
      { claimsOverrideDetails: { groupOverrideDetails: { groupsToOverride: 'a' } } },
    ],
    [
      'roles that are no texts',
      'V1_0',
      { claimsOverrideDetails: { groupOverrideDetails: { iamRolesToOverride: [1] } } },
    ],
    [
      'a preferred role that is a list',
      'V1_0',
      { claimsOverrideDetails: { groupOverrideDetails: { preferredRole: [] } } },
    ],
    [
      'an ID token that is a list',
      'V2_0',
      { claimsAndScopeOverrideDetails: { idTokenGeneration: [] } },
    ],
  ])('ends the sign-in for %s', (_, version, response) => {
    const result = apply(response, version);
    expect(result.outcome === 'error' && result.error.code).toBe('InvalidLambdaResponseException');
  });

  test.each<[string, LambdaVersion, ClaimValue]>([
    ['null', 'V1_0', null],
    ['details that are null', 'V1_0', { claimsOverrideDetails: null }],
    [
      'members that are null',
      'V1_0',
      { claimsOverrideDetails: { claimsToAddOrOverride: null, claimsToSuppress: null } },
    ],
    ['no ID token', 'V3_0', { claimsAndScopeOverrideDetails: {} }],
  ])('changes nothing for %s', (_, version, response) => {
    expect(apply(response, version)).toEqual({
      outcome: 'claims',
      claims: before,
      ignored: [],
      certainty: 'documented',
    });
  });

  test('takes values of every kind from the second version on', () => {
    const result = apply(
      {
        claimsAndScopeOverrideDetails: {
          idTokenGeneration: { claimsToAddOrOverride: { level: 7, tags: ['x'] } },
        },
      },
      'V2_0',
    );
    expect(result).toMatchObject({ outcome: 'claims', certainty: 'inferred' });
    expect(result.outcome === 'claims' && result.claims.get('tags')).toEqual(['x']);
  });

  test('tells what was asked for in vain', () => {
    const result = apply({
      claimsOverrideDetails: {
        claimsToAddOrOverride: {
          sub: 'evil',
          'cognito:preferred_role': 'evil',
          'dev:x': 'y',
          tier: 'gold',
        },
        claimsToSuppress: ['iss', 'cognito:groups', 'cognito:mfa_enabled', 'tier', 'none'],
      },
    });
    const { claims, ...rest } = result.outcome === 'claims' ? result : { claims: new Map() };
    expect(rest).toEqual({
      outcome: 'claims',
      ignored: [
        { claim: 'sub', change: 'add', why: 'reserved' },
        { claim: 'cognito:preferred_role', change: 'add', why: 'reserved' },
        { claim: 'dev:x', change: 'add', why: 'reserved' },
        { claim: 'iss', change: 'suppress', why: 'reserved' },
        { claim: 'cognito:groups', change: 'suppress', why: 'reserved' },
        { claim: 'tier', change: 'add', why: 'suppressed' },
      ],
      certainty: 'inferred',
    });
    expect([...claims.keys()]).toEqual([
      'sub',
      'email',
      'cognito:groups',
      'cognito:preferred_role',
    ]);
    expect(claims.get('cognito:preferred_role')).toBe('r');
  });

  test.each<[ClaimValue, string]>([
    [{}, 'documented'],
    [null, 'documented'],
    [{ groupsToOverride: [], iamRolesToOverride: [], preferredRole: 'r' }, 'documented'],
    [{ groupsToOverride: ['z'] }, 'inferred'],
  ])('is as certain of the override %j as AWS tells: %s', (groupOverrideDetails, certainty) => {
    expect(apply({ claimsOverrideDetails: { groupOverrideDetails } })).toMatchObject({ certainty });
  });

  test('tells of an answer in the shape of another version', () => {
    expect(apply({ claimsOverrideDetails: { claimsToSuppress: ['email'] } }, 'V2_0')).toEqual({
      outcome: 'claims',
      claims: before,
      ignored: [{ claim: '*', change: 'respond', why: 'other-version' }],
      certainty: 'inferred',
    });
  });
});

describe('logIn', () => {
  const pool: IdentityPool = {
    id: 'us-east-1:0',
    allowUnauthenticatedIdentities: false,
    cognitoIdentityProviders: [],
    supportedLoginProviders: new Map(),
    openIdConnectProviders: [],
    samlProviderArns: [],
    roles: {},
    roleMappings: new Map(),
    principalTags: new Map(),
  };

  test('is used wrongly with a user that no user pool has', () => {
    const user = { provider: providerNameOf(userPool), clientId: 'client', username: 'bob' };
    expect(() => logIn(pool, [userPool], { flow: 'enhanced', logins: [user] })).toThrow(TypeError);
  });

  test('gives the claims before and after the trigger', () => {
    const triggers = {
      preTokenGeneration: {
        lambdaVersion: 'V1_0' as const,
        response: { claimsOverrideDetails: { claimsToAddOrOverride: { tier: 'gold' } } },
      },
    };
    const alice: User = {
      username: 'alice',
      enabled: true,
      userStatus: 'FORCE_CHANGE_PASSWORD',
      groups: [],
      attributes: new Map([['sub', 'u1']]),
    };
    const pools = [{ ...userPool, users: [alice], triggers }];
    const user = { provider: providerNameOf(userPool), clientId: 'client', username: 'alice' };
    const { signIns } = logIn(pool, pools, { flow: 'enhanced', logins: [user] });
    const [only] = signIns;
    expect(only).toMatchObject({
      username: 'alice',
      result: { challenge: 'NEW_PASSWORD_REQUIRED' },
    });
    const result = only?.result;
    expect(result?.outcome === 'token' && result.before?.has('tier')).toBe(false);
    expect(result?.outcome === 'token' && result.claims.get('tier')).toBe('gold');
  });
});
