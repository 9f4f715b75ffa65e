import { quoted } from '../../../grammar/json/members.ts';
import { isTold } from '../facts/pool-parts.ts';
import { definePoolRule } from '../rule.ts';

export const cognitoTagKeyCharacters = definePoolRule({
  meta: {
    id: 'cognito-tag-key-characters',
    severity: 'error',
    summary: 'a principal tag has a name that STS refuses',
    why: 'the names of session tags are letters, digits, spaces and `_.:/=+-@`; with another character in one, every login that brings the tag fails',
    help: 'rename the tag',
    appliesTo: ['identityPool'],
    category: 'cognito',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['COG-A1'],
    examples: {
      bad: {
        policy:
          '{"identityPool": {"IdentityPoolId": "us-east-1:11111111-1111-4111-8111-111111111111", "AllowUnauthenticatedIdentities": false, "AllowClassicFlow": false, "CognitoIdentityProviders": [{"ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", "ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ServerSideTokenCheck": true}], "Roles": {"authenticated": "arn:aws:iam::111122223333:role/users"}, "PrincipalTags": {"cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI": {"PrincipalTags": {"team#": "custom:team"}}}}}',
        type: 'identityPool',
      },
      good: {
        policy:
          '{"identityPool": {"IdentityPoolId": "us-east-1:11111111-1111-4111-8111-111111111111", "AllowUnauthenticatedIdentities": false, "AllowClassicFlow": false, "CognitoIdentityProviders": [{"ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", "ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ServerSideTokenCheck": true}], "Roles": {"authenticated": "arn:aws:iam::111122223333:role/users"}, "PrincipalTags": {"cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI": {"PrincipalTags": {"team": "custom:team"}}}}}',
        type: 'identityPool',
      },
    },
  },
  *checkPool(pool) {
    for (const [provider, map] of pool.loaded.identityPool.principalTags) {
      for (const key of map.principalTags.keys()) {
        const path = ['identityPool', 'PrincipalTags', provider, 'PrincipalTags', key];
        if (/^[\p{L}\p{Z}\p{N}_.:/=+\-@]+$/u.test(key) || !isTold(pool, ...path)) continue;
        yield {
          at: pool.place(...path),
          message: `${quoted(key)} is not a name that STS takes for a tag`,
        };
      }
    }
  },
});
