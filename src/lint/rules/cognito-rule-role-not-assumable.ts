import { nameIn } from '../facts/pool-parts.ts';
import { handedRoles, trustOf } from '../facts/pool-roles.ts';
import { definePoolRule } from '../rule.ts';

export const cognitoRuleRoleNotAssumable = definePoolRule({
  meta: {
    id: 'cognito-rule-role-not-assumable',
    severity: 'error',
    summary: 'an identity pool hands out a role that does not trust the logins that get it',
    why: 'every such login fails with InvalidIdentityPoolConfigurationException, whatever the policies of the role allow',
    help: 'let the trust policy ask for this pool in `aud`, and for `authenticated` or `unauthenticated` in `amr` as the role is meant',
    appliesTo: ['identityPool'],
    category: 'cognito',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['COG-T9'],
    examples: {
      bad: {
        policy:
          '{"identityPool": {"IdentityPoolId": "us-east-1:11111111-1111-4111-8111-111111111111", "AllowUnauthenticatedIdentities": false, "AllowClassicFlow": false, "CognitoIdentityProviders": [{"ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", "ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ServerSideTokenCheck": true}], "Roles": {"authenticated": "arn:aws:iam::111122223333:role/users"}}, "roles": {"arn:aws:iam::111122223333:role/users": {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Federated": "cognito-identity.amazonaws.com"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"cognito-identity.amazonaws.com:aud": "us-east-1:11111111-1111-4111-8111-111111111111"}, "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "unauthenticated"}}}}, "policies": []}}}',
        type: 'identityPool',
      },
      good: {
        policy:
          '{"identityPool": {"IdentityPoolId": "us-east-1:11111111-1111-4111-8111-111111111111", "AllowUnauthenticatedIdentities": false, "AllowClassicFlow": false, "CognitoIdentityProviders": [{"ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", "ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ServerSideTokenCheck": true}], "Roles": {"authenticated": "arn:aws:iam::111122223333:role/users"}}, "roles": {"arn:aws:iam::111122223333:role/users": {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Federated": "cognito-identity.amazonaws.com"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"cognito-identity.amazonaws.com:aud": "us-east-1:11111111-1111-4111-8111-111111111111"}, "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"}}}}, "policies": []}}}',
        type: 'identityPool',
      },
    },
  },
  *checkPool(pool) {
    for (const handed of handedRoles(pool)) {
      const answer = trustOf(pool, handed);
      if (answer !== 'implicitDeny' && answer !== 'explicitDeny') continue;
      const whom = handed.logins.length === 0 ? 'guests' : 'users';
      yield {
        at: pool.place(...handed.path),
        message: `${nameIn(pool, handed.arn)} does not let ${whom} of this pool in`,
      };
    }
  },
});
