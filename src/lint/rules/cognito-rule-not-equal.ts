import { quoted } from '../../../grammar/json/members.ts';
import { placedRules } from '../facts/pool-parts.ts';
import { definePoolRule } from '../rule.ts';

export const cognitoRuleNotEqual = definePoolRule({
  meta: {
    id: 'cognito-rule-not-equal',
    severity: 'suggestion',
    summary: 'a rule with `NotEqual` does not match users who lack the claim',
    why: 'a rule on a claim that is not there is skipped, `NotEqual` too, where most people expect the opposite',
    help: 'make sure that every token has the claim, or choose the role for the rest with `AmbiguousRoleResolution`',
    appliesTo: ['identityPool'],
    category: 'cognito',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['COG-R9'],
    examples: {
      bad: {
        policy:
          '{"identityPool": {"IdentityPoolId": "us-east-1:11111111-1111-4111-8111-111111111111", "AllowUnauthenticatedIdentities": false, "AllowClassicFlow": false, "CognitoIdentityProviders": [{"ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", "ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ServerSideTokenCheck": true}], "Roles": {"authenticated": "arn:aws:iam::111122223333:role/users"}, "RoleMappings": {"cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI:3n4b5urk1ft4fl3mg5e62d9ado": {"Type": "Rules", "AmbiguousRoleResolution": "Deny", "RulesConfiguration": {"Rules": [{"Claim": "custom:team", "MatchType": "NotEqual", "Value": "a", "RoleARN": "arn:aws:iam::111122223333:role/admins"}]}}}}}',
        type: 'identityPool',
      },
      good: {
        policy:
          '{"identityPool": {"IdentityPoolId": "us-east-1:11111111-1111-4111-8111-111111111111", "AllowUnauthenticatedIdentities": false, "AllowClassicFlow": false, "CognitoIdentityProviders": [{"ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", "ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ServerSideTokenCheck": true}], "Roles": {"authenticated": "arn:aws:iam::111122223333:role/users"}, "RoleMappings": {"cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI:3n4b5urk1ft4fl3mg5e62d9ado": {"Type": "Rules", "AmbiguousRoleResolution": "Deny", "RulesConfiguration": {"Rules": [{"Claim": "custom:team", "MatchType": "Equals", "Value": "a", "RoleARN": "arn:aws:iam::111122223333:role/admins"}]}}}}}',
        type: 'identityPool',
      },
    },
  },
  *checkPool(pool) {
    for (const { rule, path } of placedRules(pool)) {
      if (rule.matchType !== 'NotEqual') continue;
      yield {
        at: pool.place(...path, 'MatchType'),
        message: `users without the claim ${quoted(rule.claim)} do not get this role`,
      };
    }
  },
});
