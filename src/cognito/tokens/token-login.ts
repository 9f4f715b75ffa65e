import type { Claims, ClaimValue } from '../claims.ts';
import { claimTexts } from '../claims.ts';
import type { TokenLogin } from '../login.ts';
import { isSamlArn } from '../login-provider.ts';
import { type ClaimObject, isClaimObject } from '../trigger-answer.ts';
import type { DecodedToken } from './decoded-token.ts';
import { developerUserOf, issuerName, type TokenKind, userPoolOf } from './token-kind.ts';

/**
 * The entry of `Logins` that a token is good for, as scenarios have it (table 1.2). Absent for a
 * token that no identity pool accepts, and for an assertion that does not name its SAML provider.
 */
export function loginOf(decoded: DecodedToken, kind: TokenKind): TokenLogin | undefined {
  switch (kind) {
    case 'facebookAccess':
      return unreadable('graph.facebook.com');
    case 'amazonAccess':
      return unreadable('www.amazon.com');
    case 'twitter':
      return unreadable('api.twitter.com');
    default:
      return 'claims' in decoded ? loginWith(decoded.claims, kind) : undefined;
  }
}

/** Only the provider can read the token: of its claims the pool learns the user, and we do not. */
function unreadable(provider: string): TokenLogin {
  return { provider, claims: new Map([['iss', provider]]), certainty: 'unknown' };
}

function loginWith(claims: Claims, kind: TokenKind): TokenLogin | undefined {
  const provider = issuerName(claims) ?? '';
  switch (kind) {
    case 'userPoolId':
      return userPoolLogin(claims, provider);
    case 'google':
    case 'apple':
    case 'facebookLimited':
    case 'openIdConnect':
      return { provider, claims };
    case 'developer':
      return developerLogin(claims, provider);
    case 'saml':
      return samlLogin(claims);
    default:
      return undefined;
  }
}

/** How the shared issuer of a pool of several regions is to be named in `Logins` is not published. */
function userPoolLogin(claims: Claims, issuer: string): TokenLogin | undefined {
  const pool = userPoolOf(issuer);
  return (
    pool && {
      provider: pool.provider,
      claims,
      ...(pool.isShared && { certainty: 'unknown' as const }),
    }
  );
}

function developerLogin(claims: Claims, provider: string): TokenLogin | undefined {
  const user = developerUserOf(claims);
  const principalTags = principalTagsIn(claims);
  return (
    user && {
      provider,
      claims: new Map<string, ClaimValue>([['sub', user.userId]]),
      ...(principalTags.size > 0 && { principalTags }),
    }
  );
}

/** The tags that the developer's server passed, as the pool signs them (section 3.1). */
function principalTagsIn(claims: Claims): ReadonlyMap<string, string> {
  const all = claims.get('https://aws.amazon.com/tags');
  const tags = isClaimObject(all) ? ownMember(all, 'principal_tags') : undefined;
  return new Map(
    (isClaimObject(tags) ? Object.entries(tags) : []).flatMap(([key, value]) => {
      const [text] = claimTexts(value);
      return text === undefined ? [] : [[key, text] as const];
    }),
  );
}

function ownMember(object: ClaimObject, name: string): ClaimValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** An assertion names its provider only beside the roles that it offers. */
function samlLogin(claims: Claims): TokenLogin | undefined {
  const pairs = claimTexts(claims.get('https://aws.amazon.com/SAML/Attributes/Role'));
  const providers = new Set(
    pairs.flatMap((pair) => pair.split(',').map((part) => part.trim())).filter(isSamlArn),
  );
  const [provider, ...others] = providers;
  return provider !== undefined && others.length === 0 ? { provider, claims } : undefined;
}
