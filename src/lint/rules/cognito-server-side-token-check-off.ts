import { isKnown, nameIn } from '../facts/pool-parts.ts';
import { handedRoles } from '../facts/pool-roles.ts';
import { describedRole, isPrivileged } from '../facts/role-breadth.ts';
import { definePoolRule } from '../rule.ts';

export const cognitoServerSideTokenCheckOff = definePoolRule({
  meta: {
    id: 'cognito-server-side-token-check-off',
    severity: 'suggestion',
    summary: 'users who were signed out or deleted get new credentials of a mighty role',
    why: 'without the check the pool takes every token that has not expired, also of users whom the user pool has disabled meanwhile',
    help: 'write `ServerSideTokenCheck` with `true`',
    appliesTo: ['identityPool'],
    category: 'cognito',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['COG-P4'],
    examples: {
      bad: {
        policy:
          '{"identityPool": {"IdentityPoolId": "us-east-1:11111111-1111-4111-8111-111111111111", "AllowUnauthenticatedIdentities": false, "AllowClassicFlow": false, "CognitoIdentityProviders": [{"ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", "ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ServerSideTokenCheck": false}], "Roles": {"authenticated": "arn:aws:iam::111122223333:role/users"}}, "roles": {"arn:aws:iam::111122223333:role/users": {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Federated": "cognito-identity.amazonaws.com"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"cognito-identity.amazonaws.com:aud": "us-east-1:11111111-1111-4111-8111-111111111111"}, "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"}}}}, "policies": [{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "iam:CreateUser", "Resource": "*"}}]}}}',
        type: 'identityPool',
      },
      good: {
        policy:
          '{"identityPool": {"IdentityPoolId": "us-east-1:11111111-1111-4111-8111-111111111111", "AllowUnauthenticatedIdentities": false, "AllowClassicFlow": false, "CognitoIdentityProviders": [{"ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", "ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ServerSideTokenCheck": true}], "Roles": {"authenticated": "arn:aws:iam::111122223333:role/users"}}, "roles": {"arn:aws:iam::111122223333:role/users": {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Federated": "cognito-identity.amazonaws.com"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"cognito-identity.amazonaws.com:aud": "us-east-1:11111111-1111-4111-8111-111111111111"}, "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"}}}}, "policies": [{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "iam:CreateUser", "Resource": "*"}}]}}}',
        type: 'identityPool',
      },
    },
  },
  *checkPool(pool) {
    const path = ['identityPool', 'CognitoIdentityProviders'];
    const mighty = handedRoles(pool)
      .filter(({ logins }) => logins.some(({ provider }) => provider.startsWith('cognito-idp.')))
      .map(({ arn }) => describedRole(pool, arn))
      .find((role) => role !== undefined && isPrivileged(role));
    if (!mighty) return;
    for (const [index, one] of pool.loaded.identityPool.cognitoIdentityProviders.entries()) {
      if (one.serverSideTokenCheck || !isKnown(pool, ...path, index, 'ServerSideTokenCheck'))
        continue;
      yield {
        at: pool.place(...path, index, 'ServerSideTokenCheck'),
        message: `users who were signed out or deleted still get ${nameIn(pool, mighty.arn)} until their token expires`,
      };
    }
  },
});
