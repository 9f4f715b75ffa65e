import { quoted } from '../../../grammar/json/members.ts';
import { definePoolRule } from '../rule.ts';

export const cognitoFederatedGroupWithRole = definePoolRule({
  meta: {
    id: 'cognito-federated-group-with-role',
    severity: 'securityWarning',
    summary: 'a group that Cognito fills by itself carries a role',
    why: 'everybody who first signs in through an identity provider is put into the group `pool_provider`: whoever the provider lets in has its role',
    help: 'take the role from this group, and put users into groups of your own',
    appliesTo: ['identityPool'],
    category: 'cognito',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['COG-G4'],
    examples: {
      bad: {
        policy:
          '{"identityPool": {"IdentityPoolId": "us-east-1:11111111-1111-4111-8111-111111111111", "AllowUnauthenticatedIdentities": false, "AllowClassicFlow": false, "CognitoIdentityProviders": [{"ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", "ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ServerSideTokenCheck": true}], "Roles": {"authenticated": "arn:aws:iam::111122223333:role/users"}, "RoleMappings": {"cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI:3n4b5urk1ft4fl3mg5e62d9ado": {"Type": "Token", "AmbiguousRoleResolution": "Deny"}}}, "userPools": [{"UserPoolId": "us-east-1_AbCdEfGhI", "clients": [{"ClientId": "3n4b5urk1ft4fl3mg5e62d9ado"}], "groups": [{"GroupName": "us-east-1_AbCdEfGhI_Google", "Precedence": 1, "RoleArn": "arn:aws:iam::111122223333:role/admins"}]}]}',
        type: 'identityPool',
      },
      good: {
        policy:
          '{"identityPool": {"IdentityPoolId": "us-east-1:11111111-1111-4111-8111-111111111111", "AllowUnauthenticatedIdentities": false, "AllowClassicFlow": false, "CognitoIdentityProviders": [{"ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", "ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ServerSideTokenCheck": true}], "Roles": {"authenticated": "arn:aws:iam::111122223333:role/users"}, "RoleMappings": {"cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI:3n4b5urk1ft4fl3mg5e62d9ado": {"Type": "Token", "AmbiguousRoleResolution": "Deny"}}}, "userPools": [{"UserPoolId": "us-east-1_AbCdEfGhI", "clients": [{"ClientId": "3n4b5urk1ft4fl3mg5e62d9ado"}], "groups": [{"GroupName": "us-east-1_AbCdEfGhI_Google"}]}]}',
        type: 'identityPool',
      },
    },
  },
  *checkPool(pool) {
    for (const [place, { id, groups }] of pool.loaded.userPools.entries()) {
      for (const [index, { groupName, roleArn }] of groups.entries()) {
        if (roleArn === undefined || !groupName.startsWith(`${id}_`)) continue;
        yield {
          at: pool.place('userPools', place, 'groups', index, 'RoleArn'),
          message: `everybody who signs in through ${quoted(groupName.slice(id.length + 1))} is in this group and gets its role`,
        };
      }
    }
  },
});
