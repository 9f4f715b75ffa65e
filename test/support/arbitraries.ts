import fc from 'fast-check';
import type { PolicyType } from '../../src/policy/policy.ts';
import type {
  CallerDocument,
  Document,
  OracleOptions,
  PrincipalDocument,
  RequestDocument,
  Scenario,
  ScenarioPolicies,
  StatementDocument,
} from '../oracle/scenario.ts';
import { conditions, contexts } from './arbitrary-conditions.ts';
import { oneOrMany } from './one-or-many.ts';

// Small alphabets on purpose: policies and requests drawn apart from each other must often meet.

/** 2025-06-01T00:00:00Z, where the date values of conditions meet. */
export const now = 1_748_736_000_000;

export const home = '111122223333';
const abroad = '444455556666';

/** What is asked for, with the patterns that a policy might say about it. */
interface Family {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly actionPatterns: readonly string[];
  readonly resourcePatterns: readonly string[];
}

const v = (key: string): string => `\${${key}}`;

const storage: Family = {
  actions: ['s3:GetObject', 's3:PutObject', 's3:getobject', 's3:GetBucketPolicy'],
  resources: [
    'arn:aws:s3:::b',
    'arn:aws:s3:::b/alice/x',
    'arn:aws:s3:::b/red',
    'arn:aws:s3:::b/*',
    `arn:aws:s3:::b/${v('aws:username')}/x`,
    'arn:aws:s3:::b/é',
  ],
  actionPatterns: [
    's3:*',
    'S3:getobject',
    's3:Get*',
    's3:???Object',
    's3:*Object',
    's3:G*t*',
    's3:PutObject',
  ],
  resourcePatterns: [
    'arn:aws:s3:::b',
    'arn:aws:s3:::b/*',
    'arn:aws:s3:::b*',
    'arn:aws:s3:::*/?',
    'arn:aws:s3:::b/?lice/*',
    'arn:aws:S3:::b/*',
    'arn:aws:s3:*',
    'arn:aws:s3',
    'arn:*',
    'arn:aws:s3::b/*',
    `arn:aws:s3:::b/${v('aws:username')}/*`,
    `arn:aws:s3:::b/${v('aws:PrincipalTag/team')}`,
    `arn:aws:s3:::b/${v("aws:PrincipalTag/team, 'red'")}`,
    `arn:aws:s3:::b/${v('*')}`,
    `arn:aws:s3:::b/${v('aws:TagKeys')}`,
    `arn:aws:s3:::b/${v('s3:prefix')}*`,
    `arn:aws:s3:::b/\${aws:username*`,
    `arn:aws:s3:::b/${v('')}*`,
  ],
};

const tables: Family = {
  actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
  resources: [
    `arn:aws:dynamodb:us-east-1:${home}:table/prod-x`,
    `arn:aws:dynamodb:us-east-1:${abroad}:table/prod-x`,
    `arn:aws:dynamodb:eu-west-1:${home}:table/a:b`,
    'arn:aws-cn:dynamodb:cn-north-1:111122223333:table/prod-x',
  ],
  actionPatterns: ['dynamodb:*', 'DynamoDB:GetItem', 'dynamodb:*Item', 'dynamodb:?etItem'],
  resourcePatterns: [
    'arn:aws:dynamodb:*:table/prod-*',
    `arn:aws:dynamodb:us-*-1:${home}:*`,
    `arn:aws:dynamodb:us-*-1:table/prod-x`,
    'arn:aws:dynamodb:*:*:table/prod-?',
    'arn:aws:dynamodb:**:table/*',
    'arn:*:dynamodb:*',
    `arn:aws:dynamodb:us-east-?:1*:table/*`,
    `arn:aws:dynamodb:us-east-1:${v('aws:PrincipalAccount')}:table/prod-x`,
    'arn:aws:dynamodb:?',
    'arn:aws:dynamodb:*?',
    'arn:aws:dynamodb:us-east-1',
  ],
};

const keys: Family = {
  actions: ['kms:Decrypt', 'kms:RetireGrant'],
  resources: [
    `arn:aws:kms:us-east-1:${home}:key/1`,
    `arn:aws:kms:us-east-1:${abroad}:key/1`,
    `arn:aws:kms:us-east-1:${home}:alias/x`,
  ],
  actionPatterns: ['kms:*', 'kms:Decrypt', 'kms:Re*'],
  resourcePatterns: ['arn:aws:kms:*:*:key/*', `arn:aws:kms:us-east-1:${home}:*`, 'arn:aws:kms:*'],
};

const roles: Family = {
  actions: ['sts:AssumeRole', 'sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
  resources: [
    `arn:aws:iam::${home}:role/team/app`,
    `arn:aws:iam::${abroad}:role/app`,
    `arn:aws:iam::${home}:role/aws-service-role/x.amazonaws.com/slr`,
  ],
  actionPatterns: ['sts:*', 'sts:AssumeRole', 'STS:AssumeRole*', 'sts:*Session'],
  resourcePatterns: [`arn:aws:iam::${home}:role/*`, 'arn:aws:iam::*:role/app', 'arn:aws:iam::*'],
};

const withoutResource: Family = {
  actions: [
    'ec2:DescribeInstances',
    'sts:GetCallerIdentity',
    's3:ListAllMyBuckets',
    'iam:ListUsers',
  ],
  resources: ['*'],
  actionPatterns: ['ec2:*', 'sts:*', 's3:List*', 'iam:*'],
  resourcePatterns: ['arn:aws:ec2:*:*:instance/*', 'arn:*', '?', v('*'), 'arn:aws:s3:::*'],
};

export const families = { storage, tables, keys, roles, withoutResource };

/** Patterns for every family; the last ones are misshapen and match nothing. */
const anyAction = ['*', '*:*', 's3', 's3:', ' s3:GetObject', 's3:GetObject,s3:PutObject', '*3:*'];

const organization = { id: 'o-1', paths: ['o-1/r-1/ou-1/'] };
const session = `arn:aws:sts::${home}:assumed-role/app/s1`;

export const callers: readonly CallerDocument[] = [
  `arn:aws:iam::${home}:user/alice`,
  { arn: `arn:aws:iam::${home}:user/team/alice`, uniqueId: 'AIDAALICE', tags: { team: 'red' } },
  { arn: `arn:aws:iam::${home}:user/alice`, tags: { Team: '' }, organization },
  `arn:aws:iam::${abroad}:user/alice`,
  `arn:aws:iam::${home}:root`,
  { arn: `arn:aws:iam::${abroad}:root`, organization },
  session,
  { arn: session, roleArn: `arn:aws:iam::${home}:role/team/app`, uniqueId: 'AROAAPP' },
  { arn: session, roleArn: `arn:aws:iam::${home}:role/app`, tags: { team: 'blue' }, organization },
  { arn: session, organization: { ...organization, managementAccount: true } },
  `arn:aws:iam::${home}:role/team/app`,
  {
    arn: `arn:aws:sts::${home}:assumed-role/slr/x`,
    roleArn: `arn:aws:iam::${home}:role/aws-service-role/x.amazonaws.com/slr`,
  },
  `arn:aws:sts::${home}:federated-user/fed`,
  {
    arn: `arn:aws:sts::${home}:federated-user/fed`,
    userArn: `arn:aws:iam::${home}:user/alice`,
    tags: { team: 'red' },
  },
  `arn:aws-cn:iam::${home}:user/alice`,
  { service: 'sns.amazonaws.com' },
  { federated: 'accounts.google.com' },
  'anonymous',
];

/** Every form in which a policy can name one of the callers, and some that name nobody. */
const principalEntries: readonly (readonly [string, string])[] = [
  ['AWS', '*'],
  ['AWS', home],
  ['AWS', abroad],
  ['AWS', `arn:aws:iam::${home}:root`],
  ['AWS', `arn:aws:iam::${abroad}:root`],
  ['AWS', `arn:aws:iam::${home}:user/alice`],
  ['AWS', `arn:aws:iam::${home}:user/team/alice`],
  ['AWS', `arn:aws:iam::${abroad}:user/alice`],
  ['AWS', `arn:aws:iam::${home}:role/team/app`],
  ['AWS', `arn:aws:iam::${home}:role/App`],
  ['AWS', session],
  ['AWS', `arn:aws:sts::${home}:assumed-role/other/s1`],
  ['AWS', `arn:aws:sts::${home}:federated-user/fed`],
  ['AWS', `arn:aws:iam::${home}:user/*`],
  ['AWS', 'AIDAALICE'],
  ['AWS', 'AROAAPP'],
  ['Service', 'sns.amazonaws.com'],
  ['Service', 'sqs.amazonaws.com'],
  ['Service', '*'],
  ['Federated', 'accounts.google.com'],
  ['Federated', 'graph.facebook.com'],
  ['Federated', '*'],
  ['CanonicalUser', '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be'],
];

/** The entries that name a caller stand in the list three times as often as the others. */
function principalElements(caller: CallerDocument): fc.Arbitrary<PrincipalDocument> {
  const told = JSON.stringify(caller);
  // Whether a bare role's session is meant is unknown (clause 2.5), which has a law of its own.
  const known = principalEntries.filter(([, text]) => !isBareRole(caller) || text !== session);
  const own = known.filter(([, text]) => text !== '*' && told.includes(text));
  const entry = fc.constantFrom(...known, ...own, ...own, ...own);
  const map = fc.array(entry, { maxLength: 5 }).chain((entries) => {
    const groups = new Map<string, string[]>();
    for (const [group, text] of entries) groups.set(group, [...(groups.get(group) ?? []), text]);
    return fc
      .boolean()
      .map((bare) =>
        Object.fromEntries(
          [...groups].map(([group, texts]) => [
            group,
            bare && texts.length === 1 ? (texts[0] ?? texts) : texts,
          ]),
        ),
      );
  });
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant('*' as const) },
    { weight: 4, arbitrary: map },
  );
}

function isBareRole(caller: CallerDocument): boolean {
  return typeof caller === 'string' && caller.includes(':role/');
}

const mostly = <T>(usual: T, rarely: T): fc.Arbitrary<T> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constant(rarely) },
  );

/** `Principal`, `NotPrincipal` or neither, as the type permits (clause 1.3). */
function principalMember(
  type: PolicyType,
  caller: CallerDocument,
): fc.Arbitrary<Partial<StatementDocument>> {
  const named = principalElements(caller).map((Principal) => ({ Principal }));
  switch (type) {
    case 'resourceControl':
      return fc.constant({ Principal: '*' });
    case 'trust':
      return named;
    case 'resource':
    case 'vpcEndpoint': {
      const everyone = fc.constant<Partial<StatementDocument>>({ Principal: '*' });
      const excluded = principalElements(caller).map((NotPrincipal) => ({ NotPrincipal }));
      const nobody = type === 'resource' ? fc.constant({}) : everyone;
      return fc.oneof(
        { weight: 9, arbitrary: named },
        { weight: 2, arbitrary: everyone },
        { weight: 2, arbitrary: excluded },
        { weight: 1, arbitrary: nobody },
      );
    }
    default:
      return fc.constant({});
  }
}

function actionMember(family: Family): fc.Arbitrary<Partial<StatementDocument>> {
  const pattern = fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...anyAction) },
    { weight: 4, arbitrary: fc.constantFrom(...family.actions, ...family.actionPatterns) },
  );
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant({ Action: '*' }) },
    { weight: 6, arbitrary: oneOrMany(pattern, 0, 3).map((Action) => ({ Action })) },
    { weight: 1, arbitrary: oneOrMany(pattern, 0, 3).map((NotAction) => ({ NotAction })) },
  );
}

function resourceMember(
  type: PolicyType,
  family: Family,
): fc.Arbitrary<Partial<StatementDocument>> {
  if (type === 'trust') return fc.constant({});
  const known = [...family.resources, ...family.resourcePatterns];
  const pattern = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...known) },
    { weight: 1, arbitrary: fc.constantFrom('*', '**', '', 'a*', 'arn:aws:*:*:*:*') },
    { weight: 2, arbitrary: mutated(known) },
  );
  const omitted = type === 'resource' ? fc.constant({}) : fc.constant({ Resource: '*' });
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant({ Resource: '*' }) },
    { weight: 6, arbitrary: oneOrMany(pattern, 0, 3).map((Resource) => ({ Resource })) },
    { weight: 1, arbitrary: oneOrMany(pattern, 0, 3).map((NotResource) => ({ NotResource })) },
    { weight: 1, arbitrary: omitted },
  );
}

/** A known text with a stretch replaced by wildcards, as people widen patterns. */
function mutated(texts: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.constantFrom(...texts),
      fc.nat(60),
      fc.nat(4),
      fc.constantFrom('*', '?', '**', '*?', ''),
    )
    .map(([text, at, length, put]) => {
      const start = at % (text.length + 1);
      return text.slice(0, start) + put + text.slice(start + length);
    });
}

export function statements(
  type: PolicyType,
  family: Family,
  caller: CallerDocument,
): fc.Arbitrary<StatementDocument> {
  const denies = type === 'resourceControl' ? mostly('Deny', 'Allow') : mostly('Allow', 'Deny');
  const everything: Partial<StatementDocument> =
    type === 'trust' ? { Action: '*' } : { Action: '*', Resource: '*' };
  const broad = principalMember(type, caller).map(
    (principal): StatementDocument => ({ Effect: 'Allow', ...principal, ...everything }),
  );
  const specific = fc
    .tuple(
      denies,
      principalMember(type, caller),
      actionMember(family),
      resourceMember(type, family),
      fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 2, arbitrary: conditions() }),
    )
    .map(([effect, ...members]) =>
      Object.assign({ Effect: effect === 'Deny' ? 'Deny' : 'Allow' } as const, ...members),
    );
  return fc.oneof({ weight: 1, arbitrary: broad }, { weight: 3, arbitrary: specific });
}

export function documents(
  type: PolicyType,
  family: Family,
  caller: CallerDocument,
): fc.Arbitrary<Document> {
  const version = fc.constantFrom(
    '2012-10-17',
    '2012-10-17',
    '2012-10-17',
    '2008-10-17',
    undefined,
  );
  return fc
    .tuple(version, oneOrMany(statements(type, family, caller), 1, 3))
    .map(([Version, Statement]) => ({ ...(Version !== undefined && { Version }), Statement }));
}

export function requests(family: Family, caller: CallerDocument): fc.Arbitrary<RequestDocument> {
  const owner = fc.constantFrom(undefined, undefined, home, abroad);
  const owners = fc.constantFrom(undefined, organization, {
    ...organization,
    managementAccount: true,
  });
  return fc
    .record({
      action: fc.constantFrom(...family.actions),
      resource: fc.constantFrom(...family.resources),
      owner,
      owners,
      context: contexts(),
    })
    .map(({ action, resource, owner: resourceAccount, owners: resourceOrganization, context }) => ({
      principal: caller,
      action,
      resource,
      ...(resourceAccount !== undefined && { resourceAccount }),
      ...(resourceOrganization && { resourceOrganization }),
      context,
    }));
}

/** A whole scenario: every policy type, each present or not, about one caller and one family. */
export function scenarios(): fc.Arbitrary<Scenario> {
  return fc
    .tuple(fc.constantFrom(...callers), fc.constantFrom(...Object.values(families)))
    .chain(([caller, family]) => scenariosAbout(caller, family));
}

export function scenariosAbout(caller: CallerDocument, family: Family): fc.Arbitrary<Scenario> {
  const policy = (type: PolicyType) => documents(type, family, caller);
  const list = (type: PolicyType) => oneOrMany(policy(type), 0, 2);
  const levels = (type: PolicyType) => fc.array(list(type), { minLength: 1, maxLength: 2 });
  return fc.record({
    policies: fc
      .record({
        identity: usually(list('identity')),
        resource: usually(policy(family === roles ? 'trust' : 'resource')),
        permissionsBoundary: seldom(policy('permissionsBoundary')),
        session: seldom(list('session')),
        serviceControl: seldom(levels('serviceControl')),
        resourceControl: seldom(levels('resourceControl')),
        vpcEndpoint: seldom(list('vpcEndpoint')),
      })
      .map(withoutUndefined),
    request: requests(family, caller),
  });
}

const usually = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 1, arbitrary: fc.constant(undefined) }, { weight: 4, arbitrary });

const seldom = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

type Optional<T> = { readonly [K in keyof T]: T[K] | undefined };

function withoutUndefined(policies: Optional<Required<ScenarioPolicies>>): ScenarioPolicies {
  const present = Object.entries(policies).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present);
}

/** Every answer to what AWS leaves open that a two-valued verdict depends on (clause 10). */
export const optionSets: fc.Arbitrary<OracleOptions> = fc.record({
  now: fc.constant(now),
  resourceStarCrossesColon: fc.boolean(),
  padShortArns: fc.boolean(),
  multiValueWithoutSetOperator: fc.constantFrom('false', 'any'),
  nullTreatsEmptyAsMissing: fc.boolean(),
  notPrincipal: fc.constantFrom('strict', 'lenient'),
  arnCase: fc.constantFrom('sensitive', 'insensitive'),
  rcpOwnerFallback: fc.boolean(),
  unknownOperator: fc.constantFrom('deny-safe', 'no-match'),
  rootLockoutEscape: fc.boolean(),
});
