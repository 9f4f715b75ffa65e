import { quoted } from '../../../grammar/json/members.ts';
import { unreachableRules } from '../facts/rule-cover.ts';
import { definePoolRule } from '../rule.ts';

export const cognitoRuleUnreachable = definePoolRule({
  meta: {
    id: 'cognito-rule-unreachable',
    severity: 'warning',
    summary: 'a rule of a role mapping that an earlier one always beats',
    why: 'the first rule that matches chooses the role; later ones count only for callers who ask for a role by its ARN',
    help: 'put the narrower rule first, or take it away',
    appliesTo: ['identityPool'],
    category: 'cognito',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['COG-R3'],
    examples: {
      bad: {
        policy:
          '{"identityPool": {"IdentityPoolId": "us-east-1:11111111-1111-4111-8111-111111111111", "AllowUnauthenticatedIdentities": false, "AllowClassicFlow": false, "CognitoIdentityProviders": [{"ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", "ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ServerSideTokenCheck": true}], "Roles": {"authenticated": "arn:aws:iam::111122223333:role/users"}, "RoleMappings": {"cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI:3n4b5urk1ft4fl3mg5e62d9ado": {"Type": "Rules", "AmbiguousRoleResolution": "Deny", "RulesConfiguration": {"Rules": [{"Claim": "email", "MatchType": "Contains", "Value": "@", "RoleARN": "arn:aws:iam::111122223333:role/users"}, {"Claim": "email", "MatchType": "Equals", "Value": "a@example.com", "RoleARN": "arn:aws:iam::111122223333:role/admins"}]}}}}}',
        type: 'identityPool',
      },
      good: {
        policy:
          '{"identityPool": {"IdentityPoolId": "us-east-1:11111111-1111-4111-8111-111111111111", "AllowUnauthenticatedIdentities": false, "AllowClassicFlow": false, "CognitoIdentityProviders": [{"ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", "ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ServerSideTokenCheck": true}], "Roles": {"authenticated": "arn:aws:iam::111122223333:role/users"}, "RoleMappings": {"cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI:3n4b5urk1ft4fl3mg5e62d9ado": {"Type": "Rules", "AmbiguousRoleResolution": "Deny", "RulesConfiguration": {"Rules": [{"Claim": "email", "MatchType": "Equals", "Value": "a@example.com", "RoleARN": "arn:aws:iam::111122223333:role/admins"}, {"Claim": "email", "MatchType": "Contains", "Value": "@", "RoleARN": "arn:aws:iam::111122223333:role/users"}]}}}}}',
        type: 'identityPool',
      },
    },
  },
  *checkPool(pool) {
    for (const { placed, by } of unreachableRules(pool)) {
      const { claim, matchType, value } = placed.rule;
      yield {
        at: pool.place(...placed.path),
        also: by.map(({ path }) => pool.place(...path)),
        message: `where ${quoted(claim)} ${words[matchType]} ${quoted(value)}, an earlier rule has chosen already`,
      };
    }
  },
});

const words = {
  Equals: 'is',
  NotEqual: 'is not',
  StartsWith: 'starts with',
  Contains: 'contains',
} as const;
