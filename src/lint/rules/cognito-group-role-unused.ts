import { quoted } from '../../../grammar/json/members.ts';
import { providerNameOf } from '../../cognito/issue-id-token.ts';
import { isKnown, tellsRoles } from '../facts/pool-parts.ts';
import { definePoolRule } from '../rule.ts';

export const cognitoGroupRoleUnused = definePoolRule({
  meta: {
    id: 'cognito-group-role-unused',
    severity: 'warning',
    summary: 'roles of groups that no login gets',
    why: 'the role of a group counts only where the role mapping of the app client has the type `Token`; otherwise it stands in the token and nobody looks at it',
    help: 'give the app client a role mapping of type `Token`',
    appliesTo: ['identityPool'],
    category: 'cognito',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['COG-G1'],
    examples: {
      bad: {
        policy:
          '{"identityPool": {"IdentityPoolId": "us-east-1:11111111-1111-4111-8111-111111111111", "AllowUnauthenticatedIdentities": false, "AllowClassicFlow": false, "CognitoIdentityProviders": [{"ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", "ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ServerSideTokenCheck": true}], "Roles": {"authenticated": "arn:aws:iam::111122223333:role/users"}}, "userPools": [{"UserPoolId": "us-east-1_AbCdEfGhI", "clients": [{"ClientId": "3n4b5urk1ft4fl3mg5e62d9ado"}], "groups": [{"GroupName": "admins", "Precedence": 1, "RoleArn": "arn:aws:iam::111122223333:role/admins"}]}]}',
        type: 'identityPool',
      },
      good: {
        policy:
          '{"identityPool": {"IdentityPoolId": "us-east-1:11111111-1111-4111-8111-111111111111", "AllowUnauthenticatedIdentities": false, "AllowClassicFlow": false, "CognitoIdentityProviders": [{"ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", "ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ServerSideTokenCheck": true}], "Roles": {"authenticated": "arn:aws:iam::111122223333:role/users"}, "RoleMappings": {"cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI:3n4b5urk1ft4fl3mg5e62d9ado": {"Type": "Token", "AmbiguousRoleResolution": "Deny"}}}, "userPools": [{"UserPoolId": "us-east-1_AbCdEfGhI", "clients": [{"ClientId": "3n4b5urk1ft4fl3mg5e62d9ado"}], "groups": [{"GroupName": "admins", "Precedence": 1, "RoleArn": "arn:aws:iam::111122223333:role/admins"}]}]}',
        type: 'identityPool',
      },
    },
  },
  *checkPool(pool) {
    const { identityPool, userPools } = pool.loaded;
    const { cognitoIdentityProviders, roleMappings } = identityPool;
    const known = ['RoleMappings', 'CognitoIdentityProviders'];
    if (!tellsRoles(pool) || !known.every((name) => isKnown(pool, 'identityPool', name))) return;
    for (const [place, userPool] of userPools.entries()) {
      const name = providerNameOf(userPool);
      const own = cognitoIdentityProviders.filter(({ providerName }) => providerName === name);
      const used = own.some((one) => roleMappings.get(`${name}:${one.clientId}`)?.type === 'Token');
      if (own.length === 0 || used) continue;
      for (const [index, { groupName, roleArn }] of userPool.groups.entries()) {
        if (roleArn === undefined) continue;
        yield {
          at: pool.place('userPools', place, 'groups', index, 'RoleArn'),
          message: `nobody gets the role of the group ${quoted(groupName)}: no app client has a role mapping of type \`Token\``,
        };
      }
    }
  },
});
