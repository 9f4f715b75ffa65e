import type { RequestDocument, Workload } from './workload.ts';

const bucket = 'arn:aws:s3:::mybucket';
const alice = 'eu-west-1:1a2b3c4d-1111-4222-8333-444455556666';
const bob = 'eu-west-1:99999999-1111-4222-8333-444455556666';
const principal = {
  arn: 'arn:aws:sts::111122223333:assumed-role/Cognito_photosAuth_Role/CognitoIdentityCredentials',
  roleArn: 'arn:aws:iam::111122223333:role/Cognito_photosAuth_Role',
};

/**
 * W1: what a Cognito identity pool gives to its users: one picture for all, a folder for each.
 */
export function cognito(): Workload {
  return {
    title: 'two Cognito policies, 8 requests',
    policies: {
      identity: [
        {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'Picture',
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: `${bucket}/assets/my_picture.jpg`,
            },
          ],
        },
        {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'ListOwnFolder',
              Effect: 'Allow',
              Action: 's3:ListBucket',
              Resource: bucket,
              Condition: {
                StringLike: { 's3:prefix': '${cognito-identity.amazonaws.com:sub}/*' },
              },
            },
            {
              Sid: 'OwnFolder',
              Effect: 'Allow',
              Action: ['s3:GetObject', 's3:PutObject'],
              Resource: `${bucket}/\${cognito-identity.amazonaws.com:sub}/*`,
            },
          ],
        },
      ],
    },
    requests: [
      by(alice, 's3:GetObject', `${bucket}/assets/my_picture.jpg`),
      by(alice, 's3:GetObject', `${bucket}/${alice}/diary.txt`),
      by(alice, 's3:PutObject', `${bucket}/${alice}/holiday/2026/beach.jpg`),
      by(alice, 's3:GetObject', `${bucket}/${bob}/diary.txt`),
      by(bob, 's3:PutObject', `${bucket}/assets/my_picture.jpg`),
      by(alice, 's3:ListBucket', bucket, `${alice}/holiday/`),
      by(bob, 's3:ListBucket', bucket, `${alice}/`),
      by(bob, 's3:DeleteObject', `${bucket}/${bob}/diary.txt`),
    ],
  };
}

function by(sub: string, action: string, resource: string, prefix?: string): RequestDocument {
  return {
    principal,
    action,
    resource,
    context: {
      'cognito-identity.amazonaws.com:sub': sub,
      ...(prefix !== undefined && { 's3:prefix': prefix }),
    },
  };
}
