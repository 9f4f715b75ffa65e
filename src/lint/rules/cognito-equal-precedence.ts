import { quoted } from '../../../grammar/json/members.ts';
import type { Group } from '../../cognito/user-pool.ts';
import { isKnown } from '../facts/pool-parts.ts';
import { definePoolRule } from '../rule.ts';

export const cognitoEqualPrecedence = definePoolRule({
  meta: {
    id: 'cognito-equal-precedence',
    severity: 'warning',
    summary: 'groups of one precedence with different roles',
    why: 'whoever is in both has no preferred role, and `AmbiguousRoleResolution` decides',
    help: 'give each group a precedence of its own',
    appliesTo: ['identityPool'],
    category: 'cognito',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['COG-G2'],
    examples: {
      bad: {
        policy:
          '{"identityPool": {"IdentityPoolId": "us-east-1:11111111-1111-4111-8111-111111111111", "AllowUnauthenticatedIdentities": false, "AllowClassicFlow": false, "CognitoIdentityProviders": [{"ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", "ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ServerSideTokenCheck": true}], "Roles": {"authenticated": "arn:aws:iam::111122223333:role/users"}, "RoleMappings": {"cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI:3n4b5urk1ft4fl3mg5e62d9ado": {"Type": "Token", "AmbiguousRoleResolution": "Deny"}}}, "userPools": [{"UserPoolId": "us-east-1_AbCdEfGhI", "clients": [{"ClientId": "3n4b5urk1ft4fl3mg5e62d9ado"}], "groups": [{"GroupName": "admins", "Precedence": 1, "RoleArn": "arn:aws:iam::111122223333:role/admins"}, {"GroupName": "editors", "Precedence": 1, "RoleArn": "arn:aws:iam::111122223333:role/editors"}]}]}',
        type: 'identityPool',
      },
      good: {
        policy:
          '{"identityPool": {"IdentityPoolId": "us-east-1:11111111-1111-4111-8111-111111111111", "AllowUnauthenticatedIdentities": false, "AllowClassicFlow": false, "CognitoIdentityProviders": [{"ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", "ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ServerSideTokenCheck": true}], "Roles": {"authenticated": "arn:aws:iam::111122223333:role/users"}, "RoleMappings": {"cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI:3n4b5urk1ft4fl3mg5e62d9ado": {"Type": "Token", "AmbiguousRoleResolution": "Deny"}}}, "userPools": [{"UserPoolId": "us-east-1_AbCdEfGhI", "clients": [{"ClientId": "3n4b5urk1ft4fl3mg5e62d9ado"}], "groups": [{"GroupName": "admins", "Precedence": 1, "RoleArn": "arn:aws:iam::111122223333:role/admins"}, {"GroupName": "editors", "Precedence": 2, "RoleArn": "arn:aws:iam::111122223333:role/editors"}]}]}',
        type: 'identityPool',
      },
    },
  },
  *checkPool(pool) {
    for (const [place, { groups }] of pool.loaded.userPools.entries()) {
      for (const { index, rival } of contenders(groups)) {
        const path = (at: number) => ['userPools', place, 'groups', at, 'Precedence'];
        if (!isKnown(pool, 'userPools', place, 'groups', index)) continue;
        const [name, other] = [index, rival].map((at) => quoted(groups[at]?.groupName ?? ''));
        yield {
          at: pool.place(...path(index)),
          also: [pool.place(...path(rival))],
          message: `users who are in ${name} and in ${other} have no preferred role`,
        };
      }
    }
  },
});

/** Groups with an earlier one of the same precedence and another role. */
function* contenders(groups: readonly Group[]) {
  const seen = new Map<number | undefined, Map<string, number>>();
  for (const [index, { precedence, roleArn }] of groups.entries()) {
    if (roleArn === undefined) continue;
    const roles = seen.get(precedence) ?? new Map<string, number>();
    seen.set(precedence, roles);
    const [first, second] = roles;
    const rival = first?.[0] === roleArn ? second : first;
    if (rival) yield { index, rival: rival[1] };
    if (!roles.has(roleArn)) roles.set(roleArn, index);
  }
}
