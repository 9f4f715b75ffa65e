import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { CognitoScenario } from '../../src/cognito/cognito-scenario.ts';
import { isolation } from '../../src/cognito/isolation.ts';
import { readCognitoScenario } from '../../src/cognito/read-cognito-scenario.ts';
import { nameOfCandidate } from '../../src/cognito/role-choice.ts';
import { type CognitoAnswer, whatIf } from '../../src/cognito/what-if.ts';
import { law } from '../support/runs.ts';
import { readCognitoCorpus, scenarioOf } from './cognito-case.ts';

const pool = 'eu-west-1:0f0f0f0f-1111-4222-8333-444455556666';
const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`;

function scenarioFrom(json: unknown): CognitoScenario {
  const { value, diagnostics } = readCognitoScenario(json);
  if (!value) throw new Error(JSON.stringify(diagnostics));
  return value;
}

const roles = { authenticated: role('User'), unauthenticated: role('Guest') };

function poolWith(
  trust: unknown,
  statements: readonly unknown[],
  login: unknown,
  request?: unknown,
) {
  const described = {
    AssumeRolePolicyDocument: trust,
    policies: [{ Version: '2012-10-17', Statement: statements }],
  };
  return scenarioFrom({
    identityPool: {
      IdentityPoolId: pool,
      AllowUnauthenticatedIdentities: true,
      AllowClassicFlow: true,
      SupportedLoginProviders: { 'accounts.google.com': 'app' },
      Roles: roles,
      PrincipalTags: {
        'accounts.google.com': { UseDefaults: false, PrincipalTags: { team: 'team' } },
      },
    },
    roles: { [roles.authenticated]: described, [roles.unauthenticated]: described },
    login,
    request,
  });
}

const identityId = fc.uuid().map((uuid) => `eu-west-1:${uuid}`);
const google = {
  provider: 'accounts.google.com',
  claims: { sub: 'g', aud: 'app', team: 'blue' },
};
const login = fc.tuple(fc.boolean(), fc.boolean(), identityId).map(([signedIn, basic, id]) => ({
  identityId: id,
  logins: signedIn ? [google] : [],
  ...(basic
    ? { flow: 'basic', roleArn: signedIn ? roles.authenticated : roles.unauthenticated }
    : { flow: 'enhanced' }),
}));

describe('the trust policy', () => {
  const aud = 'cognito-identity.amazonaws.com:aud';
  const amr = 'cognito-identity.amazonaws.com:amr';
  const audClause = fc.record({
    operator: fc.constantFrom(
      'StringEquals',
      'StringLike',
      'StringNotEquals',
      'StringEqualsIfExists',
      'ForAnyValue:StringEquals',
      'ForAllValues:StringLike',
      'Null',
    ),
    value: fc.constantFrom<unknown>(pool, 'eu-west-1:other', [pool, 'x'], 'eu-west-1:*', 'true'),
  });
  const amrClause = fc.record({
    operator: fc.constantFrom('ForAnyValue:StringLike', 'ForAllValues:StringLike', 'StringLike'),
    value: fc.constantFrom('authenticated', 'unauthenticated', '*google*'),
  });
  const statement = fc.record({
    Action: fc.constantFrom<unknown>(
      'sts:AssumeRoleWithWebIdentity',
      ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
      'sts:*',
      'sts:AssumeRole',
    ),
    Federated: fc.constantFrom('cognito-identity.amazonaws.com', 'accounts.google.com'),
    aud: fc.option(audClause, { nil: undefined }),
    amr: fc.option(amrClause, { nil: undefined }),
  });
  const deny = fc.option(amrClause, { nil: undefined });

  type Clause = { readonly operator: string; readonly value: unknown } | undefined;

  function conditionOf(ofAud: Clause, ofAmr: Clause): object {
    const both = ofAud && ofAmr && ofAud.operator === ofAmr.operator;
    if (both) return { [ofAud.operator]: { [aud]: ofAud.value, [amr]: ofAmr.value } };
    return {
      ...(ofAud && { [ofAud.operator]: { [aud]: ofAud.value } }),
      ...(ofAmr && { [ofAmr.operator]: { [amr]: ofAmr.value } }),
    };
  }

  law(
    'that no longer asks for `aud` never lets fewer logins in',
    fc.tuple(fc.array(statement, { minLength: 1, maxLength: 3 }), deny, login),
    ([statements, denied, asked]) => {
      const trustWith = (kept: boolean) => ({
        Version: '2012-10-17',
        Statement: [
          ...statements.map(({ Action, Federated, ...own }) => ({
            Effect: 'Allow',
            Principal: { Federated },
            Action,
            Condition: conditionOf(kept ? own.aud : undefined, own.amr),
          })),
          ...(denied
            ? [
                {
                  Effect: 'Deny',
                  Principal: '*',
                  Action: 'sts:*',
                  Condition: conditionOf(undefined, denied),
                },
              ]
            : []),
        ],
      });
      const [before, after] = [true, false].map((kept) =>
        rank(whatIf(poolWith(trustWith(kept), [], asked)).trust),
      );
      expect(after).toBeGreaterThanOrEqual(before ?? 0);
    },
    1000,
  );

  function rank(trust: CognitoAnswer['trust']): number {
    if (trust === 'allowed') return 2;
    return trust === 'indeterminate' ? 1 : 0;
  }
});

const open = {
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Principal: { Federated: 'cognito-identity.amazonaws.com' },
    Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
    Condition: { StringEquals: { 'cognito-identity.amazonaws.com:aud': pool } },
  },
};

describe('the ceiling of guests', () => {
  const statement = fc.record({
    Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
    Action: fc.constantFrom('*', 's3:*', 's3:GetObject', 'ssm:GetParameter', 'sqs:*', 'iam:*'),
    Resource: fc.constantFrom(
      '*',
      'arn:aws:s3:::b/*',
      'arn:aws:s3:::b/${cognito-identity.amazonaws.com:sub}/*',
      'arn:aws:sqs:eu-west-1:111122223333:q',
    ),
  });
  const request = fc.constantFrom(
    { action: 's3:GetObject', resource: 'arn:aws:s3:::b/x' },
    { action: 's3:PutObject', resource: 'arn:aws:s3:::c/x' },
    { action: 'ssm:GetParameter', resource: 'arn:aws:ssm:eu-west-1:111122223333:parameter/k' },
    { action: 'sqs:SendMessage', resource: 'arn:aws:sqs:eu-west-1:111122223333:q' },
    { action: 'iam:GetUser', resource: 'arn:aws:iam::111122223333:user/ana' },
  );

  law(
    'never widens: what it lets pass, the basic flow lets pass as well',
    fc.tuple(fc.array(statement, { minLength: 1, maxLength: 3 }), request, identityId),
    ([statements, asked, id]) => {
      const guest = { identityId: id, logins: [] };
      const basic = { ...guest, flow: 'basic', roleArn: roles.unauthenticated };
      const under = whatIf(poolWith(open, statements, guest, asked)).decision;
      const without = whatIf(poolWith(open, statements, basic, asked)).decision;
      if (under === 'allowed') expect(without).toBe('allowed');
      if (without === 'explicitDeny') expect(under).toBe('explicitDeny');
      expect([under, without]).not.toContain('indeterminate');
    },
    1000,
  );
});

describe('two identities that have signed in', () => {
  const path = new URL('../../examples/cognito/own-folder.json', import.meta.url);
  const seed: { login: object } = JSON.parse(readFileSync(path, 'utf8'));
  const scenario = scenarioFrom(seed);
  const distinct = fc.tuple(identityId, identityId).filter(([one, other]) => one !== other);

  law(
    'are isolated under the policy of every tutorial',
    distinct,
    ([one, other]) => {
      const identities = [{ identityId: one }, { identityId: other }] as const;
      const answer = isolation(scenario, { identities });
      expect(answer.outcome).toBe('isolated');
      expect(answer.owned).toHaveLength(4);
      expect(answer.shared).toEqual([]);
    },
    60,
  );

  law(
    'have no object and no listing that is open to both',
    fc.tuple(
      distinct,
      fc.array(fc.oneof(fc.string(), fc.constantFrom('/', '*', '..'))),
      fc.constantFrom('s3:GetObject', 's3:PutObject', 's3:ListBucket'),
      fc.boolean(),
    ),
    ([[one, other], parts, action, first]) => {
      const key = `${first ? one : other}${parts.join('')}`;
      const request =
        action === 's3:ListBucket'
          ? { action, resource: 'arn:aws:s3:::mybucket', context: { 's3:prefix': key } }
          : { action, resource: `arn:aws:s3:::mybucket/${key}` };
      const answers = [one, other].map((id) => {
        const asked = { ...seed, login: { ...seed.login, identityId: id }, request };
        return whatIf(scenarioFrom(asked)).decision;
      });
      expect(answers).not.toEqual(['allowed', 'allowed']);
    },
    1000,
  );
});

describe('what is not published', () => {
  const scenarios = readCognitoCorpus()
    .flatMap(({ cases }) => cases)
    .flatMap((testCase) => readCognitoScenario(scenarioOf(testCase)).value ?? []);
  const word = fc.constantFrom('admin', 'admins', 'staff', 'a', 'IT');
  const claim = fc.oneof(word, fc.array(word, { maxLength: 3 }));
  const names = ({ ends }: CognitoAnswer) =>
    ends.map(({ candidate }) => nameOfCandidate(candidate));

  law(
    'leaves every end open that either reading of lists comes to, and decides only what both do',
    fc.tuple(
      fc.constantFrom(...scenarios),
      fc.dictionary(fc.constantFrom('cognito:groups', 'department', 'custom:dept'), claim),
    ),
    ([scenario, claims]) => {
      const logins = scenario.login.logins.map((one) =>
        'claims' in one
          ? { ...one, claims: new Map([...one.claims, ...Object.entries(claims)]) }
          : one,
      );
      const asked = { ...scenario, login: { ...scenario.login, logins } };
      const answer = whatIf(asked);
      for (const listReading of ['elements', 'substring'] as const) {
        const read = whatIf(asked, { listReading });
        expect(names(answer)).toEqual(expect.arrayContaining([...names(read)]));
        if (answer.decision !== 'indeterminate') expect(read.decision).toBe(answer.decision);
        if (answer.trust !== 'indeterminate' && read.trust !== 'notAsked') {
          expect(read.trust).toBe(answer.trust);
        }
      }
    },
    1000,
  );
});
