import { quoted } from '../../../grammar/json/members.ts';
import { hasClaim, meantClaim } from '../facts/client-attributes.ts';
import { clientOfKey, isKnown, placedRules } from '../facts/pool-parts.ts';
import { definePoolRule } from '../rule.ts';

export const cognitoRuleClaimNeverThere = definePoolRule({
  meta: {
    id: 'cognito-rule-claim-never-there',
    severity: 'error',
    summary: 'a rule tests a claim that tokens of the app client do not have',
    why: 'the token of a user has the attributes that the client can read, custom ones only by name and with `custom:` before it; a rule on another claim is skipped',
    help: 'write the name of the claim as it stands in the ID token, and let the client read the attribute',
    appliesTo: ['identityPool'],
    category: 'cognito',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['COG-R6'],
    examples: {
      bad: {
        policy:
          '{"identityPool": {"IdentityPoolId": "us-east-1:11111111-1111-4111-8111-111111111111", "AllowUnauthenticatedIdentities": false, "AllowClassicFlow": false, "CognitoIdentityProviders": [{"ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", "ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ServerSideTokenCheck": true}], "Roles": {"authenticated": "arn:aws:iam::111122223333:role/users"}, "RoleMappings": {"cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI:3n4b5urk1ft4fl3mg5e62d9ado": {"Type": "Rules", "AmbiguousRoleResolution": "Deny", "RulesConfiguration": {"Rules": [{"Claim": "team", "MatchType": "Equals", "Value": "a", "RoleARN": "arn:aws:iam::111122223333:role/admins"}]}}}}, "userPools": [{"UserPoolId": "us-east-1_AbCdEfGhI", "clients": [{"ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ReadAttributes": ["custom:team"]}]}]}',
        type: 'identityPool',
      },
      good: {
        policy:
          '{"identityPool": {"IdentityPoolId": "us-east-1:11111111-1111-4111-8111-111111111111", "AllowUnauthenticatedIdentities": false, "AllowClassicFlow": false, "CognitoIdentityProviders": [{"ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", "ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ServerSideTokenCheck": true}], "Roles": {"authenticated": "arn:aws:iam::111122223333:role/users"}, "RoleMappings": {"cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI:3n4b5urk1ft4fl3mg5e62d9ado": {"Type": "Rules", "AmbiguousRoleResolution": "Deny", "RulesConfiguration": {"Rules": [{"Claim": "custom:team", "MatchType": "Equals", "Value": "a", "RoleARN": "arn:aws:iam::111122223333:role/admins"}]}}}}, "userPools": [{"UserPoolId": "us-east-1_AbCdEfGhI", "clients": [{"ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ReadAttributes": ["custom:team"]}]}]}',
        type: 'identityPool',
      },
    },
  },
  *checkPool(pool) {
    for (const { rule, provider, path } of placedRules(pool)) {
      const { userPool, client, index } = clientOfKey(pool, provider) ?? {};
      if (!userPool || !client || index === undefined || userPool.triggers.preTokenGeneration)
        continue;
      if (!isKnown(pool, 'userPools', index, 'clients')) continue;
      if (hasClaim(userPool, client, rule.claim)) continue;
      const meant = meantClaim(client, rule.claim);
      yield {
        at: pool.place(...path, 'Claim'),
        message: `no token of this app client has the claim ${quoted(rule.claim)}`,
        ...(meant !== undefined && { help: `did you mean ${quoted(meant)}?` }),
      };
    }
  },
});
