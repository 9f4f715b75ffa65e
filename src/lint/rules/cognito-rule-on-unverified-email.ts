import { quoted } from '../../../grammar/json/members.ts';
import { isUserPoolKey, placedRules } from '../facts/pool-parts.ts';
import { definePoolRule } from '../rule.ts';

export const cognitoRuleOnUnverifiedEmail = definePoolRule({
  meta: {
    id: 'cognito-rule-on-unverified-email',
    severity: 'warning',
    summary: 'a rule trusts an address of which nobody knows whether it was verified',
    why: 'the claim `email` is there whether or not the user has shown that the address is theirs, and no rule can ask for `email_verified` beside it',
    help: 'have addresses verified before users can sign in, and let nobody change them without that; or choose roles by groups',
    appliesTo: ['identityPool'],
    category: 'cognito',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['COG-R5'],
    examples: {
      bad: {
        policy:
          '{"identityPool": {"IdentityPoolId": "us-east-1:11111111-1111-4111-8111-111111111111", "AllowUnauthenticatedIdentities": false, "AllowClassicFlow": false, "CognitoIdentityProviders": [{"ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", "ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ServerSideTokenCheck": true}], "Roles": {"authenticated": "arn:aws:iam::111122223333:role/users"}, "RoleMappings": {"cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI:3n4b5urk1ft4fl3mg5e62d9ado": {"Type": "Rules", "AmbiguousRoleResolution": "Deny", "RulesConfiguration": {"Rules": [{"Claim": "email", "MatchType": "Equals", "Value": "a@example.com", "RoleARN": "arn:aws:iam::111122223333:role/admins"}]}}}}}',
        type: 'identityPool',
      },
      good: {
        policy:
          '{"identityPool": {"IdentityPoolId": "us-east-1:11111111-1111-4111-8111-111111111111", "AllowUnauthenticatedIdentities": false, "AllowClassicFlow": false, "CognitoIdentityProviders": [{"ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", "ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ServerSideTokenCheck": true}], "Roles": {"authenticated": "arn:aws:iam::111122223333:role/users"}, "RoleMappings": {"cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI:3n4b5urk1ft4fl3mg5e62d9ado": {"Type": "Rules", "AmbiguousRoleResolution": "Deny", "RulesConfiguration": {"Rules": [{"Claim": "cognito:groups", "MatchType": "Contains", "Value": "admins", "RoleARN": "arn:aws:iam::111122223333:role/admins"}]}}}}}',
        type: 'identityPool',
      },
    },
  },
  *checkPool(pool) {
    for (const { rule, provider, path } of placedRules(pool)) {
      if (rule.claim !== 'email' || !isUserPoolKey(pool.loaded.identityPool, provider)) continue;
      yield {
        at: pool.place(...path, 'Claim'),
        message: `${quoted(rule.value)} may be an address that its user never verified`,
      };
    }
  },
});
