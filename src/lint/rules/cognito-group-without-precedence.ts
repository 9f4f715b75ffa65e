import { quoted } from '../../../grammar/json/members.ts';
import { isKnown } from '../facts/pool-parts.ts';
import { definePoolRule } from '../rule.ts';

export const cognitoGroupWithoutPrecedence = definePoolRule({
  meta: {
    id: 'cognito-group-without-precedence',
    severity: 'suggestion',
    summary: 'a group with a role and without a precedence beside others that have one',
    why: 'no precedence is worse than any number: whoever is in another group as well never gets this role',
    help: 'give the group a precedence',
    appliesTo: ['identityPool'],
    category: 'cognito',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['COG-G3'],
    examples: {
      bad: {
        policy:
          '{"identityPool": {"IdentityPoolId": "us-east-1:11111111-1111-4111-8111-111111111111", "AllowUnauthenticatedIdentities": false, "AllowClassicFlow": false, "CognitoIdentityProviders": [{"ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", "ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ServerSideTokenCheck": true}], "Roles": {"authenticated": "arn:aws:iam::111122223333:role/users"}, "RoleMappings": {"cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI:3n4b5urk1ft4fl3mg5e62d9ado": {"Type": "Token", "AmbiguousRoleResolution": "Deny"}}}, "userPools": [{"UserPoolId": "us-east-1_AbCdEfGhI", "clients": [{"ClientId": "3n4b5urk1ft4fl3mg5e62d9ado"}], "groups": [{"GroupName": "admins", "RoleArn": "arn:aws:iam::111122223333:role/admins"}, {"GroupName": "editors", "Precedence": 1, "RoleArn": "arn:aws:iam::111122223333:role/editors"}]}]}',
        type: 'identityPool',
      },
      good: {
        policy:
          '{"identityPool": {"IdentityPoolId": "us-east-1:11111111-1111-4111-8111-111111111111", "AllowUnauthenticatedIdentities": false, "AllowClassicFlow": false, "CognitoIdentityProviders": [{"ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", "ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ServerSideTokenCheck": true}], "Roles": {"authenticated": "arn:aws:iam::111122223333:role/users"}, "RoleMappings": {"cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI:3n4b5urk1ft4fl3mg5e62d9ado": {"Type": "Token", "AmbiguousRoleResolution": "Deny"}}}, "userPools": [{"UserPoolId": "us-east-1_AbCdEfGhI", "clients": [{"ClientId": "3n4b5urk1ft4fl3mg5e62d9ado"}], "groups": [{"GroupName": "admins", "Precedence": 0, "RoleArn": "arn:aws:iam::111122223333:role/admins"}, {"GroupName": "editors", "Precedence": 1, "RoleArn": "arn:aws:iam::111122223333:role/editors"}]}]}',
        type: 'identityPool',
      },
    },
  },
  *checkPool(pool) {
    for (const [place, { groups }] of pool.loaded.userPools.entries()) {
      const numbered = groups.some(
        (one) => one.roleArn !== undefined && one.precedence !== undefined,
      );
      if (!numbered) continue;
      for (const [index, { groupName, roleArn, precedence }] of groups.entries()) {
        const path = ['userPools', place, 'groups', index] as const;
        if (roleArn === undefined || precedence !== undefined || !isKnown(pool, ...path)) continue;
        yield {
          at: pool.place(...path),
          message: `the role of ${quoted(groupName)} comes after that of every group with a precedence`,
        };
      }
    }
  },
});
