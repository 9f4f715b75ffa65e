import { issuerOf } from '../../cognito/login-provider.ts';
import { isKnown, nameIn } from '../facts/pool-parts.ts';
import { type HandedRole, handedRoles, trustOf } from '../facts/pool-roles.ts';
import { definePoolRule } from '../rule.ts';
import type { WrittenPool } from '../written-pool.ts';

export const cognitoTagsessionMissing = definePoolRule({
  meta: {
    id: 'cognito-tagsession-missing',
    severity: 'error',
    summary: 'claims become tags of the session, and the role does not let tags in',
    why: 'a token with tags needs `sts:TagSession` as well; without it the whole login fails, not the tags alone',
    help: 'allow `sts:TagSession` beside `sts:AssumeRoleWithWebIdentity`',
    appliesTo: ['identityPool'],
    category: 'cognito',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['COG-T10'],
    examples: {
      bad: {
        policy:
          '{"identityPool": {"IdentityPoolId": "us-east-1:11111111-1111-4111-8111-111111111111", "AllowUnauthenticatedIdentities": false, "AllowClassicFlow": false, "CognitoIdentityProviders": [{"ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", "ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ServerSideTokenCheck": true}], "Roles": {"authenticated": "arn:aws:iam::111122223333:role/users"}, "PrincipalTags": {"cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI": {"PrincipalTags": {"team": "custom:team"}}}}, "roles": {"arn:aws:iam::111122223333:role/users": {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Federated": "cognito-identity.amazonaws.com"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"cognito-identity.amazonaws.com:aud": "us-east-1:11111111-1111-4111-8111-111111111111"}, "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"}}}}, "policies": []}}}',
        type: 'identityPool',
      },
      good: {
        policy:
          '{"identityPool": {"IdentityPoolId": "us-east-1:11111111-1111-4111-8111-111111111111", "AllowUnauthenticatedIdentities": false, "AllowClassicFlow": false, "CognitoIdentityProviders": [{"ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", "ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ServerSideTokenCheck": true}], "Roles": {"authenticated": "arn:aws:iam::111122223333:role/users"}, "PrincipalTags": {"cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI": {"PrincipalTags": {"team": "custom:team"}}}}, "roles": {"arn:aws:iam::111122223333:role/users": {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Federated": "cognito-identity.amazonaws.com"}, "Action": ["sts:AssumeRoleWithWebIdentity", "sts:TagSession"], "Condition": {"StringEquals": {"cognito-identity.amazonaws.com:aud": "us-east-1:11111111-1111-4111-8111-111111111111"}, "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"}}}}, "policies": []}}}',
        type: 'identityPool',
      },
    },
  },
  *checkPool(pool) {
    for (const [name, map] of pool.loaded.identityPool.principalTags) {
      const at = ['identityPool', 'PrincipalTags', name];
      const tags = map.useDefaults ? ['username', 'client'] : [...map.principalTags.keys()];
      if (tags.length === 0 || !isKnown(pool, ...at)) continue;
      for (const handed of rolesBehind(pool, name)) {
        if (trustOf(pool, handed) !== 'allowed') continue;
        if (trustOf(pool, handed, tags) !== 'implicitDeny') continue;
        yield {
          at: pool.place(...at),
          also: [pool.place(...handed.path)],
          message: `${nameIn(pool, handed.arn)} does not allow \`sts:TagSession\`, so that logins with these tags fail`,
        };
      }
    }
  },
});

/** The roles that users of a provider may get, each once. */
function rolesBehind(pool: WrittenPool, name: string): Iterable<HandedRole> {
  const roles = new Map<string, HandedRole>();
  for (const handed of handedRoles(pool)) {
    const logins = handed.logins.filter(
      ({ provider }) => provider === name || provider === issuerOf(name),
    );
    if (logins.length > 0 && !roles.has(handed.arn)) roles.set(handed.arn, { ...handed, logins });
  }
  return roles.values();
}
