import { quoted } from '../../../grammar/json/members.ts';
import { isTold, nameIn } from '../facts/pool-parts.ts';
import { handedRoles, valuesAsked } from '../facts/pool-roles.ts';
import { definePoolRule } from '../rule.ts';

export const cognitoAudOfOtherPool = definePoolRule({
  meta: {
    id: 'cognito-aud-of-other-pool',
    severity: 'suggestion',
    summary: 'a role of this identity pool trusts another one as well',
    why: 'identities of every pool that is listed get the role; a pool that was deleted, or is another team’s, is easily forgotten there',
    help: 'take pools out of the trust policy that are no longer meant',
    appliesTo: ['identityPool'],
    category: 'cognito',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['COG-T8'],
    examples: {
      bad: {
        policy:
          '{"identityPool": {"IdentityPoolId": "us-east-1:11111111-1111-4111-8111-111111111111", "AllowUnauthenticatedIdentities": false, "AllowClassicFlow": false, "CognitoIdentityProviders": [{"ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", "ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ServerSideTokenCheck": true}], "Roles": {"authenticated": "arn:aws:iam::111122223333:role/users"}}, "roles": {"arn:aws:iam::111122223333:role/users": {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Federated": "cognito-identity.amazonaws.com"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"cognito-identity.amazonaws.com:aud": ["us-east-1:11111111-1111-4111-8111-111111111111", "us-east-1:99999999-9999-4999-8999-999999999999"]}, "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"}}}}, "policies": []}}}',
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
    const { identityPool, roles } = pool.loaded;
    if (!isTold(pool, 'identityPool', 'IdentityPoolId')) return;
    for (const arn of new Set(handedRoles(pool).map((handed) => handed.arn))) {
      if (!isTold(pool, 'roles', arn, 'AssumeRolePolicyDocument')) continue;
      for (const aud of new Set(valuesAsked(roles.get(arn)?.trust, 'aud'))) {
        if (aud === identityPool.id || !/^[a-z0-9-]+:[0-9a-f-]+$/.test(aud)) continue;
        yield {
          at: pool.place('roles', arn, 'AssumeRolePolicyDocument'),
          message: `${nameIn(pool, arn)} trusts the identity pool ${quoted(aud)} too`,
        };
      }
    }
  },
});
