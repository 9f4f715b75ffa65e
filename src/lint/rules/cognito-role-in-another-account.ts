import { standInAccount } from '../../extract/policies/stand-ins.ts';
import { accountOf, nameIn } from '../facts/pool-parts.ts';
import { handedRoles } from '../facts/pool-roles.ts';
import { definePoolRule } from '../rule.ts';

export const cognitoRoleInAnotherAccount = definePoolRule({
  meta: {
    id: 'cognito-role-in-another-account',
    severity: 'error',
    summary: 'an identity pool hands out a role of another account',
    why: 'in the enhanced flow Cognito assumes roles of the pool’s own account alone; every such login fails',
    help: 'name a role of the account that the pool is in',
    appliesTo: ['identityPool'],
    category: 'cognito',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['COG-G5'],
    examples: {
      bad: {
        policy:
          '{"identityPool": {"IdentityPoolId": "us-east-1:11111111-1111-4111-8111-111111111111", "AllowUnauthenticatedIdentities": false, "AllowClassicFlow": false, "CognitoIdentityProviders": [{"ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", "ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ServerSideTokenCheck": true}], "Roles": {"authenticated": "arn:aws:iam::444455556666:role/users"}, "AccountId": "111122223333"}}',
        type: 'identityPool',
      },
      good: {
        policy:
          '{"identityPool": {"IdentityPoolId": "us-east-1:11111111-1111-4111-8111-111111111111", "AllowUnauthenticatedIdentities": false, "AllowClassicFlow": false, "CognitoIdentityProviders": [{"ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", "ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ServerSideTokenCheck": true}], "Roles": {"authenticated": "arn:aws:iam::111122223333:role/users"}, "AccountId": "111122223333"}}',
        type: 'identityPool',
      },
    },
  },
  *checkPool(pool) {
    const { accountId, roles } = pool.loaded.identityPool;
    const told = accountId === standInAccount ? undefined : accountId;
    const account = told ?? accountOf(roles.authenticated ?? '');
    if (account === undefined) return;
    for (const { arn, path } of handedRoles(pool)) {
      const other = accountOf(arn);
      if (other === undefined || other === account) continue;
      yield {
        at: pool.place(...path),
        message: `${nameIn(pool, arn)} is not in the account \`${account}\` of ${told === undefined ? 'the authenticated role' : 'the pool'}`,
      };
    }
  },
});
