import { describe, expect, test } from 'vitest';
import { chooseRole } from '../../src/cognito/choose-role.ts';
import type { ChoiceOptions } from '../../src/cognito/choosing.ts';
import type { ClaimValue } from '../../src/cognito/claims.ts';
import type { IdentityPool, MatchType } from '../../src/cognito/identity-pool.ts';
import type { Login, TokenLogin } from '../../src/cognito/login.ts';
import {
  isMappingKey,
  issuerOf,
  isTagMapName,
  kindOfProvider,
  mappingKeyOf,
  nameOfProvider,
} from '../../src/cognito/login-provider.ts';
import { type ListReading, matchRule } from '../../src/cognito/match-rule.ts';
import { ruleSubjectOf } from '../../src/cognito/rule-subject.ts';
import { samlRolesIn } from '../../src/cognito/saml-roles.ts';

const oidc = 'arn:aws:iam::111122223333:oidc-provider/login.example.com/tenant';
const saml = 'arn:aws:iam::111122223333:saml-provider/Corp';
const userPool = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_A';
const auth = 'arn:aws:iam::111122223333:role/auth';

const pool: IdentityPool = {
  id: 'us-east-1:0',
  allowUnauthenticatedIdentities: true,
  cognitoIdentityProviders: [
    { providerName: userPool, clientId: 'client', serverSideTokenCheck: false },
  ],
  supportedLoginProviders: new Map([['accounts.google.com', 'g1']]),
  openIdConnectProviders: [{ arn: oidc, clientIds: ['app'] }],
  samlProviderArns: [saml],
  developerProviderName: 'login.mycompany.app',
  roles: { authenticated: auth },
  roleMappings: new Map(),
  principalTags: new Map(),
};

function login(provider: string, claims: Record<string, ClaimValue> = {}): TokenLogin {
  return { provider, claims: new Map(Object.entries(claims)) };
}

function choose(one: TokenLogin, options: ChoiceOptions = {}, own = pool) {
  const asked: Login = { flow: 'enhanced', logins: [one] };
  return chooseRole(own, asked, options);
}

describe('providers', () => {
  test.each([
    [userPool, 'userPool'],
    ['cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_A', 'userPool'],
    ['www.amazon.com', 'social'],
    [saml, 'saml'],
    ['login.mycompany.app', 'developer'],
    ['cognito-identity.amazonaws.com', 'developer'],
    ['cognito-identity-us-gov.amazonaws.com', 'developer'],
    ['cognito-identity.us-gov-east-1.amazonaws.com', 'developer'],
    ['cognito-identity.cn-north-1.amazonaws.com.cn', 'developer'],
    ['login.example.com/tenant', 'openIdConnect'],
    [oidc, 'openIdConnect'],
  ])('%s is of kind %s', (provider, kind) => {
    expect(kindOfProvider(pool, provider)).toBe(kind);
  });

  test.each([
    [userPool, `${userPool}:client`],
    ['accounts.google.com', 'accounts.google.com'],
    ['login.example.com/tenant', oidc],
    ['login.other.com', undefined],
    [saml, saml],
    ['login.mycompany.app', undefined],
  ])('the mapping of %s stands under %s', (provider, key) => {
    expect(mappingKeyOf(pool, provider, new Map([['aud', 'client']]))).toBe(key);
  });

  test('a user pool token without client has no mapping that could exist', () => {
    const key = mappingKeyOf(pool, userPool, new Map());
    expect(key !== undefined && isMappingKey(pool, key)).toBe(false);
  });

  test('role mappings name the app client, tag maps do not', () => {
    expect([userPool, `${userPool}:client`].map((key) => isMappingKey(pool, key))).toEqual([
      false,
      true,
    ]);
    expect([userPool, `${userPool}:client`].map((key) => isTagMapName(pool, key))).toEqual([
      true,
      false,
    ]);
    for (const name of ['accounts.google.com', oidc, saml, 'login.mycompany.app']) {
      expect(isMappingKey(pool, name) && isTagMapName(pool, name)).toBe(true);
    }
  });

  test('developer identities have one name, where the pool gives them one', () => {
    const own = 'cognito-identity.amazonaws.com';
    const { developerProviderName, ...without } = pool;
    expect(nameOfProvider(pool, own)).toBe(developerProviderName);
    expect(nameOfProvider(without, own)).toBe(own);
    expect(nameOfProvider(pool, saml)).toBe(saml);
  });

  test('an ARN of something else stands for no issuer', () => {
    expect(issuerOf(saml)).toBe('');
  });
});

describe('an OIDC provider whose client ids are known', () => {
  test.each<[string, Record<string, ClaimValue>, string, string]>([
    ['its own', { aud: 'app' }, 'matches', 'role'],
    ['its own among others', { aud: ['x', 'app'] }, 'matches', 'role'],
    ['another', { aud: 'x' }, 'differs', 'error'],
    ['none', {}, 'absent', 'role'],
  ])('takes %s as audience: %j', (_, claims, audience, outcome) => {
    const choice = choose(login('login.example.com/tenant', claims));
    expect(choice.outcome).toBe(outcome);
    expect(choice.trace.find(({ step }) => step === 'provider')).toMatchObject({ audience });
  });

  test('and says that it did not look where they are not', () => {
    const own = { ...pool, openIdConnectProviders: [{ arn: oidc }] };
    const choice = choose(login('login.example.com/tenant', { aud: 'x' }), {}, own);
    expect(choice.outcome).toBe('role');
    expect(choice.trace.find(({ step }) => step === 'provider')).toMatchObject({
      audience: 'not-checked',
    });
  });
});

describe('a token', () => {
  test('of Google may name its issuer with or without scheme', () => {
    for (const iss of ['accounts.google.com', 'https://accounts.google.com']) {
      expect(choose(login('accounts.google.com', { iss })).outcome).toBe('role');
    }
    expect(choose(login('accounts.google.com', { iss: 'https://evil.io' })).outcome).toBe('error');
  });

  test('does not expire where nobody knows the time, or the token does not say when', () => {
    const expired = login(userPool, { aud: 'client', exp: 1 });
    expect(choose(expired).outcome).toBe('role');
    expect(choose(login(userPool, { aud: 'client' }), { now: 5000 }).outcome).toBe('role');
    expect(choose(expired, { now: 5000 }).outcome).toBe('error');
  });

  test('names roles as texts only', () => {
    const own: IdentityPool = {
      ...pool,
      roleMappings: new Map([
        [`${userPool}:client`, { type: 'Token', ambiguousRoleResolution: 'Deny' }],
      ]),
    };
    const claims = {
      aud: 'client',
      'cognito:roles': [1, ' a ', '', 'a'],
      'cognito:preferred_role': 7,
    };
    const choice = choose(login(userPool, claims), {}, own);
    expect(choice.trace.find(({ step }) => step === 'role-claims')).toEqual({
      step: 'role-claims',
      provider: userPool,
      roles: ['a'],
    });
    expect(choice.outcome).toBe('error');
  });
});

describe('an account that has been measured', () => {
  test.each<[MatchType, string, readonly string[], boolean, boolean]>([
    ['Equals', 'b', ['a', 'b'], true, false],
    ['Equals', 'c', ['a', 'b'], false, false],
    ['StartsWith', 'x', ['a', 'xyz'], true, false],
    ['StartsWith', 'y', ['a', 'xyz'], false, false],
    ['Contains', 'b', ['a', 'b'], true, true],
    ['Contains', 'y', ['a', 'xyz'], false, true],
    ['Contains', 'q', ['a', 'xyz'], false, false],
    ['NotEqual', 'b', ['a', 'b'], false, true],
    ['NotEqual', 'c', ['a', 'b'], true, true],
  ])('%s %s on %j: by elements %s, as text %s', (matchType, value, list, elements, text) => {
    const rule = { claim: 'c', matchType, value, roleArn: auth };
    const read = (reading: ListReading) =>
      matchRule(rule, { claims: new Map([['c', list]]) }, reading).matches;
    expect([read('elements'), read('substring')]).toEqual(
      [elements, text].map((holds) => (holds ? 'yes' : 'no')),
    );
  });
});

test('only pairs of a role and this provider are roles of an assertion', () => {
  const texts = [
    `r,${saml}`,
    `${saml}, r`,
    `r,${saml},r`,
    'r',
    saml,
    `${saml},${saml}`,
    `r,${saml}2`,
  ];
  const claims = new Map([['https://aws.amazon.com/SAML/Attributes/Role', texts]]);
  expect(samlRolesIn(claims, saml).map(({ roleArn }) => roleArn)).toEqual(['r', 'r', ...Array(5)]);
});

test('a mapping for another app client is told of', () => {
  const own: IdentityPool = {
    ...pool,
    cognitoIdentityProviders: ['client', 'other'].map((clientId) => ({
      providerName: userPool,
      clientId,
      serverSideTokenCheck: false,
    })),
    roleMappings: new Map([
      [`${userPool}:other`, { type: 'Token', ambiguousRoleResolution: 'Deny' }],
    ]),
  };
  const choice = choose(login(userPool, { aud: 'client' }), {}, own);
  expect(choice).toMatchObject({ outcome: 'role', roleArn: auth, certainty: 'inferred' });
  expect(choice.trace).toContainEqual({
    step: 'mapping',
    provider: userPool,
    key: `${userPool}:client`,
    type: 'none',
    otherClient: `${userPool}:other`,
  });
});

test('rules see no app id of a provider that the pool does not know', () => {
  const { claims, usable } = ruleSubjectOf(pool, login('graph.facebook.com', { sub: 'x' }));
  expect([...claims.keys()]).toEqual(['iss', 'sub']);
  expect(usable).toEqual(['iss', 'aud', 'sub']);
});

test('a guest is told the pool role that he lacks', () => {
  const choice = chooseRole(pool, { flow: 'enhanced', logins: [] });
  expect(choice).toMatchObject({ outcome: 'error', error: { row: 'E8', httpStatus: 400 } });
  expect(choice.trace).toEqual([
    { step: 'guest-access', allowed: true },
    { step: 'pool-role', role: 'unauthenticated' },
  ]);
});
