import { quoted } from '../../../grammar/json/members.ts';
import type { UserPool } from '../../cognito/user-pool.ts';
import { clientOfKey, placedRules } from '../facts/pool-parts.ts';
import { definePoolRule } from '../rule.ts';

export const cognitoRuleMatchesPart = definePoolRule({
  meta: {
    id: 'cognito-rule-matches-part',
    severity: 'securityWarning',
    summary: 'a rule looks for a part of a text that others can have in theirs',
    why: '`Contains` and `StartsWith` know no borders: `admin` is in `not-admin`, and `@example.com` in `a@example.com.attacker.org`',
    help: 'choose roles by the groups themselves with a mapping of type `Token`, or compare the whole value with `Equals`',
    appliesTo: ['identityPool'],
    category: 'cognito',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['COG-R4'],
    examples: {
      bad: {
        policy:
          '{"identityPool": {"IdentityPoolId": "us-east-1:11111111-1111-4111-8111-111111111111", "AllowUnauthenticatedIdentities": false, "AllowClassicFlow": false, "CognitoIdentityProviders": [{"ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", "ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ServerSideTokenCheck": true}], "Roles": {"authenticated": "arn:aws:iam::111122223333:role/users"}, "RoleMappings": {"cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI:3n4b5urk1ft4fl3mg5e62d9ado": {"Type": "Rules", "AmbiguousRoleResolution": "Deny", "RulesConfiguration": {"Rules": [{"Claim": "email", "MatchType": "Contains", "Value": "@example.com", "RoleARN": "arn:aws:iam::111122223333:role/admins"}]}}}}}',
        type: 'identityPool',
      },
      good: {
        policy:
          '{"identityPool": {"IdentityPoolId": "us-east-1:11111111-1111-4111-8111-111111111111", "AllowUnauthenticatedIdentities": false, "AllowClassicFlow": false, "CognitoIdentityProviders": [{"ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", "ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ServerSideTokenCheck": true}], "Roles": {"authenticated": "arn:aws:iam::111122223333:role/users"}, "RoleMappings": {"cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI:3n4b5urk1ft4fl3mg5e62d9ado": {"Type": "Rules", "AmbiguousRoleResolution": "Deny", "RulesConfiguration": {"Rules": [{"Claim": "email", "MatchType": "Equals", "Value": "a@example.com", "RoleARN": "arn:aws:iam::111122223333:role/admins"}]}}}}}',
        type: 'identityPool',
      },
    },
  },
  *checkPool(pool) {
    for (const { rule, provider, path } of placedRules(pool)) {
      const { claim, matchType, value } = rule;
      if (matchType !== 'Contains' && matchType !== 'StartsWith') continue;
      const at = pool.place(...path, 'Value');
      const group =
        claim === 'cognito:groups' && otherGroup(clientOfKey(pool, provider)?.userPool, value);
      if (claim === 'email' && (matchType === 'Contains' || !value.includes('@'))) {
        yield { at, message: `anybody can have an address that has ${quoted(value)} in it` };
      } else if (group) {
        yield {
          at,
          message: `${quoted(value)} is a part of the name of the group ${quoted(group)} too`,
        };
      }
    }
  },
});

function otherGroup(userPool: UserPool | undefined, value: string): string | undefined {
  const names = userPool?.groups.map(({ groupName }) => groupName) ?? [];
  return names.find((name) => name !== value && name.includes(value));
}
