import type { RoleMapping } from '../../cognito/identity-pool.ts';
import { providerNameOf } from '../../cognito/issue-id-token.ts';
import type { UserPool } from '../../cognito/user-pool.ts';
import { isKnown, nameIn } from '../facts/pool-parts.ts';
import { describedRole, isBroader } from '../facts/role-breadth.ts';
import { definePoolRule } from '../rule.ts';

export const cognitoAmbiguousFallsToAuthRole = definePoolRule({
  meta: {
    id: 'cognito-ambiguous-falls-to-auth-role',
    severity: 'warning',
    summary: 'users whom no rule fits get a broader role than those whom one fits',
    why: 'a user without the claim, or in two groups of one precedence, gets the role of all users, which was meant to be the lesser',
    help: 'write `Deny` for `AmbiguousRoleResolution`, or give the authenticated role less than the mapped ones',
    appliesTo: ['identityPool'],
    category: 'cognito',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['COG-R8'],
    examples: {
      bad: {
        policy:
          '{"identityPool": {"IdentityPoolId": "us-east-1:11111111-1111-4111-8111-111111111111", "AllowUnauthenticatedIdentities": false, "AllowClassicFlow": false, "CognitoIdentityProviders": [{"ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", "ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ServerSideTokenCheck": true}], "Roles": {"authenticated": "arn:aws:iam::111122223333:role/users"}, "RoleMappings": {"cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI:3n4b5urk1ft4fl3mg5e62d9ado": {"Type": "Rules", "AmbiguousRoleResolution": "AuthenticatedRole", "RulesConfiguration": {"Rules": [{"Claim": "custom:team", "MatchType": "Equals", "Value": "a", "RoleARN": "arn:aws:iam::111122223333:role/readers"}]}}}}, "roles": {"arn:aws:iam::111122223333:role/users": {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Federated": "cognito-identity.amazonaws.com"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"cognito-identity.amazonaws.com:aud": "us-east-1:11111111-1111-4111-8111-111111111111"}, "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"}}}}, "policies": [{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}]}, "arn:aws:iam::111122223333:role/readers": {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Federated": "cognito-identity.amazonaws.com"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"cognito-identity.amazonaws.com:aud": "us-east-1:11111111-1111-4111-8111-111111111111"}, "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"}}}}, "policies": [{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::app/*"}}]}}}',
        type: 'identityPool',
      },
      good: {
        policy:
          '{"identityPool": {"IdentityPoolId": "us-east-1:11111111-1111-4111-8111-111111111111", "AllowUnauthenticatedIdentities": false, "AllowClassicFlow": false, "CognitoIdentityProviders": [{"ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", "ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ServerSideTokenCheck": true}], "Roles": {"authenticated": "arn:aws:iam::111122223333:role/users"}, "RoleMappings": {"cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI:3n4b5urk1ft4fl3mg5e62d9ado": {"Type": "Rules", "AmbiguousRoleResolution": "Deny", "RulesConfiguration": {"Rules": [{"Claim": "custom:team", "MatchType": "Equals", "Value": "a", "RoleARN": "arn:aws:iam::111122223333:role/readers"}]}}}}, "roles": {"arn:aws:iam::111122223333:role/users": {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Federated": "cognito-identity.amazonaws.com"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"cognito-identity.amazonaws.com:aud": "us-east-1:11111111-1111-4111-8111-111111111111"}, "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"}}}}, "policies": [{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}]}, "arn:aws:iam::111122223333:role/readers": {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Federated": "cognito-identity.amazonaws.com"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"cognito-identity.amazonaws.com:aud": "us-east-1:11111111-1111-4111-8111-111111111111"}, "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"}}}}, "policies": [{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::app/*"}}]}}}',
        type: 'identityPool',
      },
    },
  },
  *checkPool(pool) {
    const { identityPool, userPools } = pool.loaded;
    const usual = describedRole(pool, identityPool.roles.authenticated);
    if (!usual) return;
    for (const [provider, mapping] of identityPool.roleMappings) {
      const path = ['identityPool', 'RoleMappings', provider];
      if (mapping.ambiguousRoleResolution === 'Deny' || !isKnown(pool, ...path)) continue;
      const narrower = mappedRoles(provider, mapping, userPools)
        .filter((arn) => arn !== usual.arn)
        .map((arn) => describedRole(pool, arn))
        .find((role) => role !== undefined && isBroader(usual, role) && !isBroader(role, usual));
      if (!narrower) continue;
      yield {
        at: pool.place(...path, 'AmbiguousRoleResolution'),
        message: `users whom nothing fits get ${nameIn(pool, usual.arn)}, which allows more than ${nameIn(pool, narrower.arn)}`,
      };
    }
  },
});

function mappedRoles(
  provider: string,
  mapping: RoleMapping,
  userPools: readonly UserPool[],
): readonly string[] {
  if (mapping.type === 'Rules') return mapping.rules.map(({ roleArn }) => roleArn);
  const own = userPools.filter((one) => provider.startsWith(`${providerNameOf(one)}:`));
  return own.flatMap(({ groups }) => groups.flatMap(({ roleArn }) => roleArn ?? []));
}
