import type { RequestDocument, Workload } from './workload.ts';

/** W4: one statement with an operator of every family, whose conditions all have to hold. */
export function conditions(): Workload {
  return {
    title: 'every operator family in one statement, 4 requests',
    policies: {
      identity: [
        {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:PutObject',
              Resource: 'arn:aws:s3:::ledger/*',
              Condition: {
                StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorgid' },
                StringNotEquals: { 'aws:RequestedRegion': ['us-west-1', 'us-west-2'] },
                StringEqualsIgnoreCase: { 's3:x-amz-server-side-encryption': 'AWS:KMS' },
                StringNotEqualsIgnoreCase: { 's3:x-amz-storage-class': 'GLACIER' },
                StringLike: { 'aws:UserAgent': ['aws-cli/*', 'Boto3/*'] },
                StringNotLike: { 'aws:Referer': 'http://*' },
                NumericLessThan: { 's3:max-keys': '100' },
                NumericGreaterThanEquals: { 'aws:MultiFactorAuthAge': '10' },
                NumericNotEquals: { 's3:TlsVersion': '3' },
                DateGreaterThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' },
                DateLessThanEquals: { 'aws:TokenIssueTime': '2027-01-01T00:00:00Z' },
                Bool: { 'aws:SecureTransport': 'true' },
                BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' },
                BinaryEquals: { 's3:x-amz-content-sha256': 'QmluYXJ5VmFsdWVJbkJhc2U2NA==' },
                IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '2001:db8::/32'] },
                NotIpAddress: { 'aws:VpcSourceIp': '10.9.0.0/16' },
                ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::source-*' },
                ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:user/eve' },
                Null: { 's3:ExistingObjectTag/locked': 'true' },
                StringLikeIfExists: { 's3:prefix': '${aws:username}/*' },
                'ForAllValues:StringEquals': { 'aws:TagKeys': ['team', 'cost', 'owner'] },
                'ForAnyValue:StringEquals': {
                  'aws:PrincipalOrgPaths': [
                    'o-exampleorgid/r-ab12/ou-ab12-11111111/',
                    'o-exampleorgid/r-ab12/ou-ab12-22222222/',
                  ],
                },
              },
            },
          ],
        },
      ],
    },
    requests: [
      ask({}),
      ask({ 'aws:SourceIp': '192.0.2.7' }),
      ask({ 'aws:TagKeys': ['team', 'colour'] }),
      ask({ 'aws:PrincipalOrgPaths': ['o-exampleorgid/r-ab12/'] }),
    ],
  };
}

function ask(changed: Readonly<Record<string, string | readonly string[]>>): RequestDocument {
  return {
    principal: 'arn:aws:iam::111122223333:user/alice',
    action: 's3:PutObject',
    resource: 'arn:aws:s3:::ledger/2026/11/entry.json',
    context: {
      'aws:PrincipalOrgID': 'o-exampleorgid',
      'aws:PrincipalArn': 'arn:aws:iam::111122223333:user/alice',
      'aws:username': 'alice',
      'aws:RequestedRegion': 'eu-west-1',
      's3:x-amz-server-side-encryption': 'aws:kms',
      's3:x-amz-storage-class': 'STANDARD',
      'aws:UserAgent': 'Boto3/1.35 Python/3.12',
      'aws:Referer': 'https://example.com/ledger',
      's3:max-keys': '50',
      'aws:MultiFactorAuthAge': '120',
      's3:TlsVersion': '1.3',
      'aws:CurrentTime': '2026-11-25T12:00:00Z',
      'aws:TokenIssueTime': '2026-11-25T11:00:00Z',
      'aws:SecureTransport': 'true',
      'aws:MultiFactorAuthPresent': 'true',
      's3:x-amz-content-sha256': 'QmluYXJ5VmFsdWVJbkJhc2U2NA==',
      'aws:SourceIp': '10.1.2.3',
      'aws:VpcSourceIp': '10.1.2.3',
      'aws:SourceArn': 'arn:aws:s3:::source-eu',
      's3:prefix': 'alice/photos',
      'aws:TagKeys': ['team', 'owner'],
      'aws:PrincipalOrgPaths': ['o-exampleorgid/r-ab12/ou-ab12-11111111/'],
      ...changed,
    },
  };
}
