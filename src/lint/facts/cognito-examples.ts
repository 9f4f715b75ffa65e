// Trust policies for the examples of rules about roles of identity pools.

function trustOf(method: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { Federated: 'cognito-identity.amazonaws.com' },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: {
          'cognito-identity.amazonaws.com:aud': 'us-east-1:11111111-1111-4111-8111-111111111111',
        },
        'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': method },
      },
    },
  });
}

export const guestTrust = trustOf('unauthenticated');
export const userTrust = trustOf('authenticated');
