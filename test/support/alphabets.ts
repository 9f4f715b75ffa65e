import type { CallerDocument } from '../oracle/scenario.ts';

// Small alphabets on purpose: policies and requests drawn apart from each other must often meet.

/** 2025-06-01T00:00:00Z, where the date values of conditions meet. */
export const now = 1_748_736_000_000;

export const home = '111122223333';
export const abroad = '444455556666';

/** What is asked for, with the patterns that a policy might say about it. */
export interface Family {
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

export const roles: Family = {
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
export const anyAction = [
  '*',
  '*:*',
  's3',
  's3:',
  ' s3:GetObject',
  's3:GetObject,s3:PutObject',
  '*3:*',
];

export const organization = { id: 'o-1', paths: ['o-1/r-1/ou-1/'] };
export const session = `arn:aws:sts::${home}:assumed-role/app/s1`;

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
  { federated: `arn:aws:iam::${home}:oidc-provider/idp.example.com/a` },
  'anonymous',
];

/** Every form in which a policy can name one of the callers, and some that name nobody. */
export const principalEntries: readonly (readonly [string, string])[] = [
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
  ['Federated', 'idp.example.com/a'],
  ['Federated', `arn:aws:iam::${home}:oidc-provider/idp.example.com/a`],
  ['Federated', '*'],
  ['CanonicalUser', '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be'],
];
