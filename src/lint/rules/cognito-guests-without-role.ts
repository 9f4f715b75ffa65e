import { isKnown, tellsRoles } from '../facts/pool-parts.ts';
import { definePoolRule } from '../rule.ts';

export const cognitoGuestsWithoutRole = definePoolRule({
  meta: {
    id: 'cognito-guests-without-role',
    severity: 'warning',
    summary: 'the switch for guests and the role for guests do not go together',
    why: 'guests without a role get an error instead of credentials; a role without guests waits for somebody to flip the switch',
    help: 'give guests a role, or switch them off and take the role away',
    appliesTo: ['identityPool'],
    category: 'cognito',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['COG-P3'],
    examples: {
      bad: {
        policy:
          '{"identityPool": {"IdentityPoolId": "us-east-1:11111111-1111-4111-8111-111111111111", "AllowUnauthenticatedIdentities": true, "AllowClassicFlow": false, "CognitoIdentityProviders": [{"ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", "ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ServerSideTokenCheck": true}], "Roles": {"authenticated": "arn:aws:iam::111122223333:role/users"}}}',
        type: 'identityPool',
      },
      good: {
        policy:
          '{"identityPool": {"IdentityPoolId": "us-east-1:11111111-1111-4111-8111-111111111111", "AllowUnauthenticatedIdentities": true, "AllowClassicFlow": false, "CognitoIdentityProviders": [{"ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", "ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ServerSideTokenCheck": true}], "Roles": {"unauthenticated": "arn:aws:iam::111122223333:role/guests"}}}',
        type: 'identityPool',
      },
    },
  },
  *checkPool(pool) {
    const { allowUnauthenticatedIdentities: guests, roles } = pool.loaded.identityPool;
    const known = ['AllowUnauthenticatedIdentities', 'Roles'];
    if (!tellsRoles(pool) || !known.every((name) => isKnown(pool, 'identityPool', name))) return;
    if (guests && roles.unauthenticated === undefined) {
      yield {
        at: pool.place('identityPool', 'AllowUnauthenticatedIdentities'),
        message: 'guests are let in and there is no role for them, so that they get an error',
      };
    }
    if (!guests && roles.unauthenticated !== undefined) {
      yield {
        at: pool.place('identityPool', 'Roles', 'unauthenticated'),
        message: 'there is a role for guests, who are switched off',
      };
    }
  },
});
