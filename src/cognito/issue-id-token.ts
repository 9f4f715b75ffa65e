import type { Claims, ClaimValue } from './claims.ts';
import { groupClaims, withGroupClaims } from './group-claims.ts';
import type { Client, Group, User, UserPool } from './user-pool.ts';

/** Attributes that every user pool has. */
export const standardAttributes: readonly string[] = [
  'address',
  'birthdate',
  'email',
  'email_verified',
  'family_name',
  'gender',
  'given_name',
  'locale',
  'middle_name',
  'name',
  'nickname',
  'phone_number',
  'phone_number_verified',
  'picture',
  'preferred_username',
  'profile',
  'updated_at',
  'website',
  'zoneinfo',
];

/**
 * The claims of the ID token that a user gets through an app client, before any trigger
 * (section 5.1). Claims that depend on the moment (`iat`, `exp`, `jti`…) are not among them: no
 * role and no policy can depend on what they hold.
 */
export function issueIdToken(userPool: UserPool, user: User, client: Client): Claims {
  const claims = new Map<string, ClaimValue>();
  for (const [name, text] of user.attributes) {
    if (isReadable(name, client)) claims.set(name, claimOf(name, text));
  }
  claims.set('iss', `https://${providerNameOf(userPool)}`);
  claims.set('aud', client.clientId);
  claims.set('token_use', 'id');
  claims.set('cognito:username', user.username);
  return withGroupClaims(claims, groupClaims(groupsOf(userPool, user)));
}

/** The user pool as login provider: `cognito-idp.<region>.amazonaws.com/<user pool id>`. */
export function providerNameOf({ id }: Pick<UserPool, 'id'>): string {
  const [region = ''] = id.split('_', 1);
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `cognito-idp.${region}.${suffix}/${id}`;
}

/** The pool's groups that the user is in, in the order of the user's list. */
export function groupsOf(userPool: UserPool, user: User): readonly Group[] {
  return user.groups.flatMap(
    (name) => userPool.groups.find(({ groupName }) => groupName === name) ?? [],
  );
}

/** Identity and sign-up provider show always; the rest as the client may read it. */
function isReadable(name: string, { readAttributes }: Client): boolean {
  return (
    name === 'sub' || name === 'identities' || (readAttributes ?? standardAttributes).includes(name)
  );
}

/** Attributes are texts, claims not always: only custom ones stay texts whatever they hold. */
function claimOf(name: string, text: string): ClaimValue {
  switch (name) {
    case 'email_verified':
    case 'phone_number_verified':
      return text === 'true';
    case 'address':
      return { formatted: text };
    case 'identities':
      return listIn(text);
    default:
      return text;
  }
}

function listIn(text: string): ClaimValue {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : text;
  } catch {
    return text;
  }
}
