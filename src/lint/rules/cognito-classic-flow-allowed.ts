import { isKnown } from '../facts/pool-parts.ts';
import { trustOf } from '../facts/pool-roles.ts';
import { describedRole, exceedsCeiling } from '../facts/role-breadth.ts';
import { definePoolRule } from '../rule.ts';
import type { WrittenPool } from '../written-pool.ts';

export const cognitoClassicFlowAllowed = definePoolRule({
  meta: {
    id: 'cognito-classic-flow-allowed',
    severity: 'securityWarning',
    summary: 'guests of an identity pool can use the basic flow',
    why: 'in the basic flow a guest asks STS for any role that trusts the pool, and no session policy of Cognito limits what the role allows; a pool without the switch behaves as if it were on',
    help: 'write `AllowClassicFlow` with `false`',
    appliesTo: ['identityPool'],
    category: 'cognito',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['COG-P2'],
    examples: {
      bad: {
        policy:
          '{"identityPool": {"IdentityPoolId": "us-east-1:11111111-1111-4111-8111-111111111111", "AllowUnauthenticatedIdentities": true, "AllowClassicFlow": true, "CognitoIdentityProviders": [{"ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", "ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ServerSideTokenCheck": true}], "Roles": {"unauthenticated": "arn:aws:iam::111122223333:role/guests"}}}',
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
    const { allowUnauthenticatedIdentities, allowClassicFlow, roleMappings } =
      pool.loaded.identityPool;
    // With a role mapping there is no basic flow, whatever the switch says.
    if (!allowUnauthenticatedIdentities || allowClassicFlow === false || roleMappings.size > 0)
      return;
    const known = ['AllowUnauthenticatedIdentities', 'AllowClassicFlow', 'RoleMappings'];
    if (!known.every((name) => isKnown(pool, 'identityPool', name))) return;
    yield {
      at: pool.place('identityPool', 'AllowClassicFlow'),
      message:
        allowClassicFlow === undefined
          ? 'without `AllowClassicFlow` guests can use the basic flow, where nothing limits what roles allow'
          : 'guests can use the basic flow, where nothing limits what roles allow',
      ...(isHarmless(pool) && { severity: 'suggestion' }),
    };
  },
});

/** Whether the roles that guests get, as far as the file has them, allow nothing beyond the limits. */
function isHarmless(pool: WrittenPool): boolean {
  const { identityPool, roles } = pool.loaded;
  if (!describedRole(pool, identityPool.roles.unauthenticated)) return false;
  return [...roles.keys()].every((arn) => {
    const role = describedRole(pool, arn);
    const refused = trustOf(pool, { arn, path: [], logins: [] }) === 'implicitDeny';
    return refused || (role !== undefined && !exceedsCeiling(role));
  });
}
