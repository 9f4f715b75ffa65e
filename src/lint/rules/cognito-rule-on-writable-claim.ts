import { quoted } from '../../../grammar/json/members.ts';
import type { IdentityPool } from '../../cognito/identity-pool.ts';
import { mayWrite } from '../facts/client-attributes.ts';
import { clientOfKey, isKnown, nameIn, placedRules } from '../facts/pool-parts.ts';
import { describedRole, isBroader } from '../facts/role-breadth.ts';
import { definePoolRule } from '../rule.ts';

export const cognitoRuleOnWritableClaim = definePoolRule({
  meta: {
    id: 'cognito-rule-on-writable-claim',
    severity: 'securityWarning',
    summary: 'a rule gives a broader role for a claim that users write themselves',
    why: 'whoever has signed in may change the attributes that the app client can write: for all of them, where it does not say which',
    help: 'test a claim that only you set: a group, or an attribute that no client of users can write',
    appliesTo: ['identityPool'],
    category: 'cognito',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['COG-R1'],
    examples: {
      bad: {
        policy:
          '{"identityPool": {"IdentityPoolId": "us-east-1:11111111-1111-4111-8111-111111111111", "AllowUnauthenticatedIdentities": false, "AllowClassicFlow": false, "CognitoIdentityProviders": [{"ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", "ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ServerSideTokenCheck": true}], "Roles": {"authenticated": "arn:aws:iam::111122223333:role/users"}, "RoleMappings": {"cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI:3n4b5urk1ft4fl3mg5e62d9ado": {"Type": "Rules", "AmbiguousRoleResolution": "Deny", "RulesConfiguration": {"Rules": [{"Claim": "profile", "MatchType": "Equals", "Value": "admin", "RoleARN": "arn:aws:iam::111122223333:role/admins"}]}}}}, "roles": {"arn:aws:iam::111122223333:role/admins": {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Federated": "cognito-identity.amazonaws.com"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"cognito-identity.amazonaws.com:aud": "us-east-1:11111111-1111-4111-8111-111111111111"}, "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"}}}}, "policies": [{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}]}}, "userPools": [{"UserPoolId": "us-east-1_AbCdEfGhI", "clients": [{"ClientId": "3n4b5urk1ft4fl3mg5e62d9ado"}]}]}',
        type: 'identityPool',
      },
      good: {
        policy:
          '{"identityPool": {"IdentityPoolId": "us-east-1:11111111-1111-4111-8111-111111111111", "AllowUnauthenticatedIdentities": false, "AllowClassicFlow": false, "CognitoIdentityProviders": [{"ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", "ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ServerSideTokenCheck": true}], "Roles": {"authenticated": "arn:aws:iam::111122223333:role/users"}, "RoleMappings": {"cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI:3n4b5urk1ft4fl3mg5e62d9ado": {"Type": "Rules", "AmbiguousRoleResolution": "Deny", "RulesConfiguration": {"Rules": [{"Claim": "cognito:groups", "MatchType": "Contains", "Value": "admins", "RoleARN": "arn:aws:iam::111122223333:role/admins"}]}}}}, "roles": {"arn:aws:iam::111122223333:role/admins": {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Federated": "cognito-identity.amazonaws.com"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"cognito-identity.amazonaws.com:aud": "us-east-1:11111111-1111-4111-8111-111111111111"}, "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"}}}}, "policies": [{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}]}}, "userPools": [{"UserPoolId": "us-east-1_AbCdEfGhI", "clients": [{"ClientId": "3n4b5urk1ft4fl3mg5e62d9ado"}]}]}',
        type: 'identityPool',
      },
    },
  },
  *checkPool(pool) {
    const { identityPool } = pool.loaded;
    for (const { rule, provider, path } of placedRules(pool)) {
      const { client, index } = clientOfKey(pool, provider) ?? {};
      if (!client || index === undefined || !isKnown(pool, 'userPools', index, 'clients')) continue;
      if (!mayWrite(client, rule.claim)) continue;
      const usual = usualRole(identityPool, provider);
      const role = describedRole(pool, rule.roleArn);
      const other = describedRole(pool, usual);
      if (!role || rule.roleArn === usual || (usual !== undefined && !other)) continue;
      if (!isBroader(role, other)) continue;
      yield {
        at: pool.place(...path, 'Claim'),
        message: `users can write ${quoted(rule.claim)} themselves, and with it choose ${nameIn(pool, rule.roleArn)}`,
      };
    }
  },
});

/** What users have whom no rule fits. */
function usualRole({ roleMappings, roles }: IdentityPool, provider: string): string | undefined {
  return roleMappings.get(provider)?.ambiguousRoleResolution === 'Deny'
    ? undefined
    : roles.authenticated;
}
