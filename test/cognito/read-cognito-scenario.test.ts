import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { readJson } from '../../grammar/json/read-json.ts';
import {
  readCognitoScenario,
  readCognitoScenarioNode,
} from '../../src/cognito/read-cognito-scenario.ts';
import { sourceText } from '../../src/text/source.ts';
import { readCognitoCorpus, scenarioOf } from './cognito-case.ts';

const schemaPath = new URL('../../grammar/schema/cognito-scenario.schema.json', import.meta.url);
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictTypes: false });
for (const name of ['scenario']) {
  const path = new URL(`../../grammar/schema/${name}.schema.json`, import.meta.url);
  ajv.addSchema(JSON.parse(readFileSync(path, 'utf8')));
}
const accepts = ajv.compile(JSON.parse(readFileSync(schemaPath, 'utf8')));

const role = 'arn:aws:iam::111122223333:role/team/app';
const pool = { IdentityPoolId: 'us-east-1:0', AllowUnauthenticatedIdentities: true };
const trust = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Federated: 'cognito-identity.amazonaws.com' },
      Action: 'sts:AssumeRoleWithWebIdentity',
    },
  ],
};
const policy = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }],
};
const whole = {
  $schema: 'cognito-scenario.schema.json',
  id: 'whole',
  identityPool: { ...pool, IdentityPoolName: 'photos', AccountId: '111122223333' },
  roles: {
    [role]: {
      AssumeRolePolicyDocument: trust,
      policies: [policy, { name: 'inline', policy }],
      permissionsBoundary: policy,
      tags: { team: 'red' },
    },
  },
  userPools: [
    {
      UserPoolId: 'us-east-1_A',
      clients: [{ ClientId: 'c', ReadAttributes: ['email'], WriteAttributes: [] }],
      groups: [{ GroupName: 'a', Precedence: null, RoleArn: role }],
      users: [{ Username: 'u', groups: ['a', 'a'], attributes: { email_verified: true } }],
      triggers: {
        PreAuthentication: {},
        PreTokenGeneration: { response: { claimsOverrideDetails: { x: [null, true, 1] } } },
      },
    },
  ],
  login: {
    flow: 'basic',
    identityId: 'us-east-1:1',
    logins: [
      { provider: 'cognito-idp.us-east-1.amazonaws.com/us-east-1_A', clientId: 'c', username: 'u' },
      { provider: 'dev', claims: { sub: 'x' }, principalTags: { team: 'blue' } },
    ],
    roleArn: role,
    tokenPoolId: 'us-east-1:2',
    sessionName: 's',
    sessionPolicy: policy,
  },
  resourcePolicies: [{ ...policy, Statement: [{ ...policy.Statement[0], Principal: '*' }] }],
  request: {
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::b/k',
    resourceAccount: '111122223333',
    context: { 's3:prefix': 'x' },
  },
};

describe('a Cognito scenario', () => {
  test('is read whole', () => {
    const { value, diagnostics } = readCognitoScenario(whole);
    expect(diagnostics).toEqual([]);
    expect(value).toMatchObject({
      id: 'whole',
      identityPool: { id: 'us-east-1:0', accountId: '111122223333' },
      login: {
        flow: 'basic',
        roleArn: role,
        tokenPoolId: 'us-east-1:2',
        sessionName: 's',
        sessionPolicy: { name: 'login.sessionPolicy', type: 'session' },
      },
      request: { action: 's3:GetObject', resourceAccount: '111122223333' },
    });
    expect(value?.identityPool).not.toHaveProperty('allowClassicFlow');
    const described = value?.roles.get(role);
    expect(described?.trust).toMatchObject({ name: 'app.AssumeRolePolicyDocument', type: 'trust' });
    expect(described?.policies.map(({ name }) => name)).toEqual(['app.policies[0]', 'inline']);
    expect(described?.permissionsBoundary?.type).toBe('permissionsBoundary');
    expect(described?.tags.get('team')).toBe('red');
    expect(value?.resourcePolicies.map(({ name }) => name)).toEqual(['resourcePolicies[0]']);
    const [userPool] = value?.userPools ?? [];
    expect(userPool?.users).toEqual([
      {
        username: 'u',
        enabled: true,
        userStatus: 'CONFIRMED',
        groups: ['a'],
        attributes: new Map([['email_verified', 'true']]),
      },
    ]);
    expect(userPool?.groups).toEqual([{ groupName: 'a', roleArn: role }]);
    expect(userPool?.triggers).toEqual({
      preAuthentication: {},
      preTokenGeneration: {
        lambdaVersion: 'V1_0',
        response: { claimsOverrideDetails: { x: [null, true, 1] } },
      },
    });
  });

  test('keeps its positions', () => {
    const text = '{"identityPool": {"IdentityPoolId": 7, "AllowClassicFlow": true}, "login": {}}';
    const source = sourceText('a.json', text);
    const { value: node } = readJson(source);
    const { value, diagnostics } = readCognitoScenarioNode(node ?? { kind: 'null' }, { source });
    expect(value).toBeUndefined();
    expect(
      diagnostics.map(({ code, path, span }) => [code, path, text.slice(span?.start, span?.end)]),
    ).toEqual([
      ['cognito/type', ['identityPool', 'IdentityPoolId'], '7'],
      [
        'cognito/missing-member',
        ['identityPool'],
        '{"IdentityPoolId": 7, "AllowClassicFlow": true}',
      ],
    ]);
  });

  test('gives policies the text that they stand in', () => {
    const source = sourceText('a.json', JSON.stringify(whole));
    const { value: node } = readJson(source);
    const { value } = readCognitoScenarioNode(node ?? { kind: 'null' }, { source });
    expect(value?.roles.get(role)?.trust?.source).toBe(source);
  });

  test('reports repeated members and keys where they stand again', () => {
    const text = `{"identityPool": {"IdentityPoolId": "us-east-1:0", "AllowUnauthenticatedIdentities": true,
      "SupportedLoginProviders": {"graph.facebook.com": "a", "graph.facebook.com": "b"}},
      "login": {"flow": "basic", "flow": "enhanced"}}`;
    const { value: node } = readJson(sourceText('a.json', text));
    const { diagnostics } = readCognitoScenarioNode(node ?? { kind: 'null' });
    expect(diagnostics.map(({ code, path, span }) => [code, path, span?.start])).toEqual([
      [
        'cognito/duplicate-member',
        ['identityPool', 'SupportedLoginProviders', 'graph.facebook.com'],
        text.lastIndexOf('"graph'),
      ],
      ['cognito/duplicate-member', ['login', 'flow'], text.lastIndexOf('"flow"')],
    ]);
  });

  test.each<[string, readonly (string | number)[], object]>([
    [
      'cognito/identity-id',
      ['identityPool', 'IdentityPoolId'],
      { identityPool: { ...pool, IdentityPoolId: 'pool' } },
    ],
    ['cognito/identity-id', ['login', 'identityId'], { login: { identityId: 'x'.repeat(56) } }],
    [
      'cognito/login-provider',
      ['identityPool', 'SupportedLoginProviders', 'graph.facebok.com'],
      { identityPool: { ...pool, SupportedLoginProviders: { 'graph.facebok.com': 'a' } } },
    ],
    [
      'cognito/login-provider',
      ['identityPool', 'SupportedLoginProviders', 'x'],
      { identityPool: { ...pool, SupportedLoginProviders: { x: 'a' } } },
    ],
    [
      'cognito/tag-provider',
      ['identityPool', 'PrincipalTags', 'x'],
      { identityPool: { ...pool, PrincipalTags: { x: { UseDefaults: true } } } },
    ],
    [
      'cognito/developer-mapping',
      ['identityPool', 'RoleMappings', 'dev'],
      {
        identityPool: {
          ...pool,
          DeveloperProviderName: 'dev',
          RoleMappings: { dev: { Type: 'Token', AmbiguousRoleResolution: 'Deny' } },
        },
      },
    ],
    [
      'cognito/unused',
      ['identityPool', 'RoleMappings', 'graph.facebook.com', 'RulesConfiguration'],
      {
        identityPool: {
          ...pool,
          SupportedLoginProviders: { 'graph.facebook.com': 'a' },
          RoleMappings: {
            'graph.facebook.com': {
              Type: 'Token',
              AmbiguousRoleResolution: 'Deny',
              RulesConfiguration: {},
            },
          },
        },
      },
    ],
    [
      'cognito/unused',
      ['login', 'customRoleArn'],
      { login: { flow: 'basic', roleArn: role, customRoleArn: role } },
    ],
    ['cognito/unused', ['login', 'roleArn'], { login: { roleArn: role } }],
  ])('is answered with the warning %s at %j', (code, path, change) => {
    const { value, diagnostics } = readCognitoScenario({
      identityPool: pool,
      login: {},
      ...change,
    });
    expect(diagnostics.map((one) => [one.code, one.severity, one.path])).toEqual([
      [code, 'warning', path],
    ]);
    expect(value).toBeDefined();
  });

  test('says where a number of a claim is not the one that was written', () => {
    const text = `{"identityPool": {"IdentityPoolId": "us-east-1:0", "AllowUnauthenticatedIdentities": true},
      "login": {"logins": [{"provider": "x", "claims": {"n": [1.50, 2, {"a": 9007199254740993}]}}]}}`;
    const { value: node } = readJson(sourceText('a.json', text));
    const { value, diagnostics } = readCognitoScenarioNode(node ?? { kind: 'null' });
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['cognito/number', 'the number `1.50` is taken as `1.5`'],
      ['cognito/number', 'the number `9007199254740993` is taken as `9007199254740992`'],
    ]);
    const [first] = value?.login.logins ?? [];
    expect(first && 'claims' in first && first.claims.get('n')).toEqual([
      1.5,
      2,
      { a: 9007199254740992 },
    ]);
  });

  test.each<[string, string, unknown]>([
    ['cognito/type', '', []],
    ['cognito/missing-member', '', { identityPool: pool }],
    ['cognito/missing-member', '', { login: {} }],
    ['cognito/unknown-member', 'pool', { identityPool: pool, login: {}, pool: {} }],
    ['cognito/type', 'login/logins', { identityPool: pool, login: { logins: {} } }],
    ['cognito/type', 'login/logins/0', { identityPool: pool, login: { logins: ['x'] } }],
    ['cognito/type', 'login/logins/0/claims/f', withLogin({ claims: { f: () => 1 } })],
    ['cognito/type', 'login/logins/0/principalTags/t', withLogin({ principalTags: { t: 1 } })],
    ['cognito/limit', 'login/logins/0/provider', withLogin({ provider: '' })],
    ['cognito/missing-member', 'login/logins/0', withLogin({ username: 'u' })],
    ['cognito/role-arn', 'roles/app', { identityPool: pool, login: {}, roles: { app: {} } }],
    ['cognito/type', `roles/${role}`, withRole([])],
    ['cognito/type', `roles/${role}/tags/t`, withRole({ tags: { t: 1 } })],
    [
      'policy/effect',
      `roles/${role}/policies/0/Statement/0/Effect`,
      withRole({
        policies: [{ ...policy, Statement: [{ ...policy.Statement[0], Effect: 'allow' }] }],
      }),
    ],
    [
      'cognito/missing-member',
      `roles/${role}/policies/0`,
      withRole({ policies: [{ name: 'x', policy: null }] }),
    ],
    [
      'policy/type',
      `roles/${role}/AssumeRolePolicyDocument`,
      withRole({ AssumeRolePolicyDocument: 'x' }),
    ],
    [
      'cognito/missing-member',
      'request',
      { identityPool: pool, login: {}, request: { action: 'a' } },
    ],
    [
      'policy/missing-element',
      'login/sessionPolicy',
      { identityPool: pool, login: { flow: 'basic', roleArn: role, sessionPolicy: {} } },
    ],
    ['cognito/type', 'request', { identityPool: pool, login: {}, request: [] }],
    ['cognito/missing-member', 'userPools/0', withUserPool({ UserPoolId: null })],
    ['cognito/type', 'userPools/0/clients/0', withUserPool({ clients: ['c'] })],
    ['cognito/missing-member', 'userPools/0/clients/0', withUserPool({ clients: [{}] })],
    ['cognito/type', 'userPools/0/groups/0', withUserPool({ groups: ['g'] })],
    ['cognito/missing-member', 'userPools/0/groups/0', withUserPool({ groups: [{}] })],
    ['cognito/type', 'userPools/0/users/0', withUserPool({ users: ['u'] })],
    ['cognito/missing-member', 'userPools/0/users/0', withUserPool({ users: [{}] })],
    [
      'cognito/type',
      'userPools/0/users/0/attributes/a',
      withUserPool({ users: [{ Username: 'u', attributes: { a: 1 } }] }),
    ],
    [
      'cognito/type',
      'userPools/0/users/0/groups/0',
      withUserPool({ users: [{ Username: 'u', groups: [1] }] }),
    ],
    ['cognito/type', 'userPools/0/triggers', withUserPool({ triggers: [] })],
    [
      'cognito/type',
      'userPools/0/triggers/PreAuthentication/error',
      withUserPool({ triggers: { PreAuthentication: { error: 1 } } }),
    ],
    [
      'cognito/value',
      'userPools/0/triggers/PreTokenGeneration/LambdaVersion',
      withUserPool({ triggers: { PreTokenGeneration: { LambdaVersion: 'V4_0' } } }),
    ],
    [
      'cognito/type',
      'identityPool/CognitoIdentityProviders/0',
      withPool({ CognitoIdentityProviders: ['x'] }),
    ],
    [
      'cognito/missing-member',
      'identityPool/CognitoIdentityProviders/0',
      withPool({ CognitoIdentityProviders: [{ ProviderName: 'x' }] }),
    ],
    [
      'cognito/type',
      'identityPool/CognitoIdentityProviders/0/ServerSideTokenCheck',
      withPool({
        CognitoIdentityProviders: [
          { ProviderName: 'x', ClientId: 'c', ServerSideTokenCheck: 'no' },
        ],
      }),
    ],
    [
      'cognito/type',
      'identityPool/SupportedLoginProviders/graph.facebook.com',
      withPool({ SupportedLoginProviders: { 'graph.facebook.com': 1 } }),
    ],
    ['cognito/type', 'identityPool/SamlProviderARNs/0', withPool({ SamlProviderARNs: [1] })],
    ['cognito/type', 'identityPool/Roles', withPool({ Roles: role })],
    ['cognito/type', 'identityPool/RoleMappings', withPool({ RoleMappings: [] })],
    [
      'cognito/role-arn',
      'identityPool/Roles/authenticated',
      withPool({ Roles: { authenticated: `${role}${'x'.repeat(2048)}` } }),
    ],
    ['cognito/type', 'identityPool/PrincipalTags/x', withPool({ PrincipalTags: { x: [] } })],
    [
      'cognito/type',
      'identityPool/PrincipalTags/x/PrincipalTags/t',
      withPool({ PrincipalTags: { x: { PrincipalTags: { t: 1 } } } }),
    ],
    [
      'cognito/type',
      'identityPool/OpenIdConnectProviderARNs',
      withPool({ OpenIdConnectProviderARNs: {} }),
    ],
    [
      'cognito/provider-arn',
      'identityPool/SamlProviderARNs/0',
      withPool({
        SamlProviderARNs: [`arn:aws:iam::111122223333:saml-provider/${'x'.repeat(2048)}`],
      }),
    ],
    ['cognito/type', 'identityPool', { identityPool: [], login: {} }],
    ['cognito/type', 'login', { identityPool: pool, login: [] }],
  ])('is refused with %s at %s', (code, path, scenario) => {
    const { value, diagnostics } = readCognitoScenario(scenario);
    expect(value).toBeUndefined();
    expect(
      diagnostics
        .filter(({ severity }) => severity === 'error')
        .map((one) => [one.code, one.path?.join('/')]),
    ).toContainEqual([code, path]);
  });
});

function withPool(change: object): unknown {
  return { identityPool: { ...pool, ...change }, login: {} };
}

function withLogin(change: object): unknown {
  return { identityPool: pool, login: { logins: [{ provider: 'x', ...change }] } };
}

function withRole(description: unknown): unknown {
  return { identityPool: pool, login: {}, roles: { [role]: description } };
}

function withUserPool(change: object): unknown {
  return { identityPool: pool, login: {}, userPools: [{ UserPoolId: 'us-east-1_A', ...change }] };
}

describe('cognito-scenario.schema.json', () => {
  const cases = readCognitoCorpus().flatMap((file) => file.cases);
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

  test('accepts the scenario that has everything', () => {
    accepts(plain({ ...whole, userPools: [{ ...whole.userPools[0], groups: [] }] }));
    expect(accepts.errors).toBeNull();
  });

  test.each(cases.filter(({ expect: { errors } }) => !errors))('accepts $id', (testCase) => {
    accepts(plain(scenarioOf(testCase)));
    expect(accepts.errors).toBeNull();
  });

  // What takes more than a schema: it is the reader that tells.
  const beyond =
    /^(mapping-|client-twice|unknown-|group-unknown|group-twice|user-and-claims|role-value|rule-role|group-role)/;
  const refused = cases.filter(({ id, expect: { errors } }) => errors && !beyond.test(id));
  test.each(refused)('refuses $id', (testCase) => {
    expect(accepts(plain(scenarioOf(testCase)))).toBe(false);
  });
});
