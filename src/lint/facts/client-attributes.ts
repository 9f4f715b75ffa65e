import { issueIdToken, standardAttributes } from '../../cognito/issue-id-token.ts';
import type { Client, UserPool } from '../../cognito/user-pool.ts';
import { nearest } from '../../text/suggest.ts';

/** Claims of every ID token, and those of users who are in groups or came through a provider. */
const tokenClaims: readonly string[] = [
  'at_hash',
  'aud',
  'auth_time',
  'cognito:groups',
  'cognito:preferred_role',
  'cognito:roles',
  'cognito:username',
  'event_id',
  'exp',
  'iat',
  'identities',
  'iss',
  'jti',
  'nonce',
  'origin_jti',
  'sub',
  'token_use',
];

/** Attributes that Cognito sets itself. */
const notWritable: ReadonlySet<string> = new Set([
  'email_verified',
  'phone_number_verified',
  'sub',
]);

/** Whether users may change a claim through an app client (section 2.5, "Security rule"). */
export function mayWrite({ writeAttributes }: Client, claim: string): boolean {
  return !notWritable.has(claim) && (writeAttributes ?? standardAttributes).includes(claim);
}

/** Whether some user's ID token for an app client has a claim, as far as no trigger adds any. */
export function hasClaim(userPool: UserPool, client: Client, claim: string): boolean {
  if (tokenClaims.includes(claim)) return true;
  const user = {
    username: 'somebody',
    enabled: true,
    userStatus: 'CONFIRMED',
    groups: [],
    attributes: new Map([[claim, 'something']]),
  } as const;
  return issueIdToken(userPool, user, client).has(claim);
}

/** The claim that somebody meant who wrote one that there is not. */
export function meantClaim({ readAttributes }: Client, claim: string): string | undefined {
  const readable = readAttributes ?? standardAttributes;
  const custom = `custom:${claim}`;
  return readable.includes(custom) ? custom : nearest(claim, [...tokenClaims, ...readable]);
}
