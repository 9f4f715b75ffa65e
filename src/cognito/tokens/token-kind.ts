import type { Claims } from '../claims.ts';
import { claimText, claimTexts } from '../claims.ts';
import { poolServiceOf } from '../pool-service.ts';
import type { DecodedJwt, DecodedToken } from './decoded-token.ts';

/** What sort of token it is, by who issued it and what for. */
export type TokenKind =
  | 'userPoolId'
  | 'userPoolAccess'
  | 'userPoolRefresh'
  | 'identityPool'
  | 'developer'
  | 'google'
  | 'googleAccess'
  | 'apple'
  | 'facebookLimited'
  | 'facebookAccess'
  | 'amazonAccess'
  | 'amazonRefresh'
  | 'twitter'
  | 'openIdConnect'
  | 'oauthAccess'
  | 'saml'
  | 'jwt'
  | 'encrypted'
  | 'opaque';

/** The kind of a token, from what it says of itself: nothing here has been verified. */
export function classifyToken(decoded: DecodedToken): TokenKind {
  switch (decoded.form) {
    case 'jwt':
      return kindOfJwt(decoded);
    case 'encrypted':
      return isRefreshHeader(decoded.header) ? 'userPoolRefresh' : 'encrypted';
    case 'saml':
      return 'saml';
    case 'opaque':
      return opaqueKinds.find(({ pattern }) => pattern.test(decoded.text))?.kind ?? 'opaque';
    default:
      return decoded satisfies never;
  }
}

/** How user pools encrypt refresh tokens. */
function isRefreshHeader(header: Claims): boolean {
  return header.get('alg') === 'RSA-OAEP' && header.get('enc') === 'A256GCM';
}

/** What access tokens of the big providers begin with. */
const opaqueKinds: readonly { readonly pattern: RegExp; readonly kind: TokenKind }[] = [
  { pattern: /^EAA[\w-]+$/, kind: 'facebookAccess' },
  { pattern: /^Atza\|/, kind: 'amazonAccess' },
  { pattern: /^Atzr\|/, kind: 'amazonRefresh' },
  { pattern: /^ya29\./, kind: 'googleAccess' },
  { pattern: /^\d+-\w+;\w+$/, kind: 'twitter' },
];

/** Issuers that are one kind, without `https://`: Google leaves it out itself. */
const issuers: ReadonlyMap<string, TokenKind> = new Map([
  ['accounts.google.com', 'google'],
  ['appleid.apple.com', 'apple'],
  ['www.facebook.com', 'facebookLimited'],
  ['facebook.com', 'facebookLimited'],
  ['limited.facebook.com', 'facebookLimited'],
]);

function kindOfJwt({ header, claims }: DecodedJwt): TokenKind {
  const issuer = issuerName(claims);
  if (issuer === undefined) return 'jwt';
  if (userPoolOf(issuer)) return kindOfUserPoolToken(claims);
  if (isIdentityPoolService(issuer, claims)) {
    return developerUserOf(claims) ? 'developer' : 'identityPool';
  }
  const known = issuers.get(issuer);
  if (known) return known;
  if (header.get('typ') === 'at+jwt') return 'oauthAccess';
  return claimTexts(claims.get('aud')).length > 0 && claimText(claims, 'sub') !== undefined
    ? 'openIdConnect'
    : 'jwt';
}

function kindOfUserPoolToken(claims: Claims): TokenKind {
  switch (claims.get('token_use')) {
    case 'id':
      return 'userPoolId';
    case 'access':
      return 'userPoolAccess';
    default:
      return 'jwt';
  }
}

/** The issuer as identity pools name it: without `https://`. */
export function issuerName(claims: Claims): string | undefined {
  return claimText(claims, 'iss')?.replace(/^https:\/\//, '');
}

/** A user pool, as issuer of tokens. */
export interface IssuingUserPool {
  readonly userPoolId: string;
  /** The key of `Logins`. */
  readonly provider: string;
  /** That the issuer is the one that all regions of a pool share. */
  readonly isShared: boolean;
}

const userPoolIssuer =
  /^(issuer-)?(cognito-idp\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\/([\w-]+_[0-9A-Za-z]+))$/;

/** The user pool that an issuer names (section 5.5). */
export function userPoolOf(issuer: string): IssuingUserPool | undefined {
  const [, shared, provider, userPoolId] = userPoolIssuer.exec(issuer) ?? [];
  return provider === undefined || userPoolId === undefined
    ? undefined
    : { userPoolId, provider, isShared: shared !== undefined };
}

function isIdentityPoolService(issuer: string, claims: Claims): boolean {
  const { provider, keyPrefixes } = poolServiceOf(claimText(claims, 'aud') ?? '');
  return [provider, ...keyPrefixes, 'cognito-identity.amazonaws.com'].includes(issuer);
}

/** The user whom a developer's own sign-in vouches for. */
export interface DeveloperUser {
  readonly provider: string;
  readonly userId: string;
}

/**
 * The developer's user in the token that GetOpenIdTokenForDeveloperIdentity answers: the third of
 * its `amr` is `<developer provider name>:<identity pool id>:<user id>` (table 3.1).
 */
export function developerUserOf(claims: Claims): DeveloperUser | undefined {
  const poolId = claimText(claims, 'aud');
  const methods = claimTexts(claims.get('amr'));
  for (const method of methods) {
    const mark = `:${poolId}:`;
    const at = method.indexOf(mark);
    const provider = method.slice(0, Math.max(0, at));
    if (methods.includes(provider)) return { provider, userId: method.slice(at + mark.length) };
  }
  return undefined;
}
