import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeJson } from '../../grammar/json/write-json.ts';
import { readCognitoScenario } from '../../src/cognito/read-cognito-scenario.ts';
import { nameOfCandidate } from '../../src/cognito/role-choice.ts';
import { loadCognito } from '../../src/extract/cognito/load-cognito.ts';
import { whatIfLoaded } from '../../src/extract/cognito/what-if-loaded.ts';

/** What a parameter may hold: names, ids, wildcards, whole ARNs and words of policies. */
const values = [
  'photos',
  'other',
  '*',
  's3:::photos',
  'aws',
  's3',
  's3:GetObject',
  'arn:aws:s3:::photos',
  'arn:aws:s3:::photos/a',
  'Allow',
  'Deny',
  'true',
  'false',
  'staff',
  'Rules',
  'Equals',
  'NotEqual',
  'arn:aws:iam::123456789012:role/Staff',
];

const ref = { Ref: 'P' };
const sub = (text: string) => ({ 'Fn::Sub': text });
const oneOrMany = <T>(one: fc.Arbitrary<T>) =>
  fc.oneof(one, fc.array(one, { minLength: 1, maxLength: 3 }));

const action = oneOrMany(
  fc.constantFrom<unknown>(
    's3:GetObject',
    's3:Put*',
    '*',
    ref,
    sub('s3:${P}'),
    sub('${P}:GetObject'),
  ),
);
const resource = oneOrMany(
  fc.constantFrom<unknown>(
    'arn:aws:s3:::photos/a',
    'arn:aws:s3:::other/*',
    '*',
    ref,
    sub('${P}/a'),
    sub('arn:aws:s3:::${P}/a'),
    sub('arn:${P}:s3:::photos/*'),
    sub('arn:aws:${P}/a'),
    sub('arn:aws:s3:::photos/${P}${P}'),
  ),
);
const value = oneOrMany(fc.constantFrom<unknown>('photos', ref, sub('${P}s')));
const condition = fc
  .constantFrom('StringEquals', 'StringNotEquals', 'StringLikeIfExists', 'Bool')
  .chain((operator) =>
    fc
      .record({ key: fc.constantFrom('s3:prefix', 'aws:PrincipalTag/team'), value })
      .map((clause) => ({
        [operator]: { [clause.key]: clause.value },
      })),
  );

const statement = fc
  .record({
    Sid: fc.constantFrom<unknown>(undefined, ref),
    Effect: fc.constantFrom<unknown>('Allow', 'Allow', 'Allow', 'Deny', 'Deny', ref),
    actions: fc.tuple(fc.constantFrom('Action', 'Action', 'NotAction'), action),
    resources: fc.tuple(fc.constantFrom('Resource', 'Resource', 'NotResource'), resource),
    Condition: fc.option(condition, { nil: undefined }),
  })
  .map(({ actions: [actions, what], resources: [resources, where], ...rest }) => ({
    ...rest,
    [actions]: what,
    [resources]: where,
  }));

const document = fc.record({
  Version: fc.constant('2012-10-17'),
  Statement: fc.array(statement, { minLength: 1, maxLength: 3 }),
});

const roleArn = (name: string) => `arn:aws:iam::123456789012:role/${name}`;
const trust = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Federated: 'cognito-identity.amazonaws.com' },
      Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
      Condition: { StringEquals: { 'cognito-identity.amazonaws.com:aud': { Ref: 'Pool' } } },
    },
  ],
};

const rule = fc.record({
  Claim: fc.constantFrom<unknown>('team', ref),
  MatchType: fc.constantFrom<unknown>('Equals', 'Contains', 'NotEqual', ref),
  Value: fc.constantFrom<unknown>('staff', 'photos', ref, sub('${P}s')),
  RoleARN: fc.constantFrom<unknown>(roleArn('Staff'), roleArn('Other'), ref),
});
const mapping = fc.record({
  Type: fc.constantFrom<unknown>('Rules', ref),
  AmbiguousRoleResolution: fc.constantFrom<unknown>('AuthenticatedRole', 'Deny', ref),
  RulesConfiguration: fc.record({ Rules: fc.array(rule, { minLength: 1, maxLength: 3 }) }),
});

const google = 'accounts.google.com';
const often = <T>(usual: T, rare: unknown) => fc.constantFrom<unknown>(usual, usual, usual, rare);

const template = fc
  .record({
    guests: often(true, ref),
    classic: fc.constantFrom<unknown>(undefined, true, false, ref),
    app: often('app', ref),
    authenticated: often(roleArn('Staff'), ref),
    mapping: fc.option(mapping, { nil: undefined }),
    tags: fc.option(fc.constantFrom<unknown>('photos', ref), { nil: undefined }),
    document,
    boundary: fc.option(document, { nil: undefined }),
    attached: fc.constantFrom<unknown>(undefined, undefined, ref),
  })
  .map((parts) => ({
    Parameters: { P: { Type: 'String' } },
    Resources: {
      Pool: {
        Type: 'AWS::Cognito::IdentityPool',
        Properties: {
          AllowUnauthenticatedIdentities: parts.guests,
          AllowClassicFlow: parts.classic,
          SupportedLoginProviders: { [google]: parts.app },
        },
      },
      Attachment: {
        Type: 'AWS::Cognito::IdentityPoolRoleAttachment',
        Properties: {
          IdentityPoolId: { Ref: 'Pool' },
          Roles: { authenticated: parts.authenticated, unauthenticated: roleArn('Staff') },
          RoleMappings: parts.mapping && { [google]: parts.mapping },
        },
      },
      Boundary: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: { ManagedPolicyName: 'Boundary', PolicyDocument: parts.boundary },
      },
      ...Object.fromEntries(
        ['Staff', 'Other'].map((name) => [
          name,
          {
            Type: 'AWS::IAM::Role',
            Properties: {
              RoleName: name,
              AssumeRolePolicyDocument: trust,
              Tags: parts.tags === undefined ? [] : [{ Key: 'team', Value: parts.tags }],
              PermissionsBoundary: parts.boundary && { Ref: 'Boundary' },
              ManagedPolicyArns: parts.attached === undefined ? [] : [parts.attached],
              Policies: [{ PolicyName: 'p', PolicyDocument: parts.document }],
            },
          },
        ]),
      ),
    },
  }));

const login = fc.constantFrom<Record<string, unknown>>(
  { flow: 'enhanced', identityId: 'eu-west-1:aaaaaaaa-0000-4000-8000-000000000001', logins: [] },
  ...['staff', 'photos', 'nobody'].map((team) => ({
    flow: 'enhanced',
    identityId: 'eu-west-1:aaaaaaaa-0000-4000-8000-000000000001',
    logins: [{ provider: google, claims: { sub: '1', aud: 'app', team } }],
  })),
  { flow: 'basic', logins: [], roleArn: roleArn('Staff') },
);
const request = fc.record({
  action: fc.constantFrom('s3:GetObject', 's3:PutObject'),
  resource: fc.constantFrom('arn:aws:s3:::photos/a', 'arn:aws:s3:::other/x'),
  context: fc.constantFrom({}, { 's3:prefix': 'photos' }, { 's3:prefix': 'other' }),
});

interface Told {
  readonly role: string;
  readonly trust: string;
  readonly decision: string;
}

/** What is answered; `undefined` where AWS refuses the configuration. */
function answer(text: string, asked: object, parameters: Record<string, string>): Told | undefined {
  const options = { region: 'eu-west-1', accountId: '123456789012', parameters };
  const { value: loaded } = loadCognito([{ path: 'a.json', text }], options);
  if (!loaded) return undefined;
  const parts = JSON.parse(writeJson(loaded.parts));
  const { value: scenario } = readCognitoScenario({ ...parts, ...asked });
  if (!scenario) return undefined;
  const { loggedIn, trust, decision } = whatIfLoaded(loaded, scenario);
  const { choice } = loggedIn;
  const open = choice.outcome === 'indeterminate';
  return {
    role: open ? 'indeterminate' : nameOfCandidate(choice),
    trust,
    decision,
  };
}

const asked = fc.record({ login, request });

/** How many of the parts are open, and how many decided; those are what they are with the value. */
function compared(unknown: Told, known: Told): { readonly open: number; readonly decided: number } {
  const decided = (['role', 'trust', 'decision'] as const).filter(
    (part) => unknown[part] !== 'indeterminate',
  );
  for (const part of decided) expect([part, known[part]]).toEqual([part, unknown[part]]);
  return { open: 3 - decided.length, decided: decided.length };
}

test('a parameter without a value leaves open whatever a value could decide', () => {
  const seen = { open: 0, decided: 0 };
  fc.assert(
    fc.property(
      template,
      asked,
      fc.oneof(fc.constant('photos'), fc.constantFrom(...values)),
      (made, question, value) => {
        const text = JSON.stringify(made);
        const unknown = answer(text, question, {});
        const known = unknown && answer(text, question, { P: value });
        if (!unknown || !known) return;
        const { open, decided } = compared(unknown, known);
        seen.open += open;
        seen.decided += decided;
      },
    ),
    { numRuns: 4000 },
  );
  // Not by answering nothing at all.
  expect(seen.open).toBeGreaterThan(200);
  expect(seen.decided).toBeGreaterThan(200);
});
