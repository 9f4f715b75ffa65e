import type { Certainty } from '../certainty.ts';
import { type CognitoError, invalidToken } from '../errors.ts';
import type { TokenKind } from './token-kind.ts';

/** Where a token can be shown. */
export type TokenStep =
  /** A value of `Logins`: GetId, GetCredentialsForIdentity, GetOpenIdToken. */
  | 'Logins'
  | 'AssumeRoleWithWebIdentity'
  /** Operations of the user pool that take an access token, and APIs that trust the pool. */
  | 'userPool'
  /** InitiateAuth with REFRESH_TOKEN_AUTH. */
  | 'refresh';

/** What is to be known of a kind of token (sections 1.2, 2.2 and 5.5). */
export interface TokenFacts {
  readonly name: string;
  readonly acceptedBy: readonly TokenStep[];
  /** What an identity pool wants instead. */
  readonly instead?: string;
  readonly certainty: Certainty;
}

const idTokenInstead = 'send the ID token that came with it';

/** The kinds of token and who accepts them. */
export const tokenFacts: Readonly<Record<TokenKind, TokenFacts>> = {
  userPoolId: {
    name: 'user pool ID token',
    acceptedBy: ['Logins'],
    certainty: 'documented',
  },
  userPoolAccess: {
    name: 'user pool access token',
    acceptedBy: ['userPool'],
    instead: idTokenInstead,
    certainty: 'observed',
  },
  userPoolRefresh: {
    name: 'user pool refresh token',
    acceptedBy: ['refresh'],
    instead: 'exchange it for an ID token with InitiateAuth first',
    certainty: 'documented',
  },
  identityPool: {
    name: 'token of an identity pool (GetOpenIdToken)',
    acceptedBy: ['AssumeRoleWithWebIdentity'],
    instead: 'send the token of the provider that the user signed in with',
    certainty: 'documented',
  },
  developer: {
    name: 'developer token (GetOpenIdTokenForDeveloperIdentity)',
    acceptedBy: ['Logins', 'AssumeRoleWithWebIdentity'],
    certainty: 'documented',
  },
  google: { name: 'Google ID token', acceptedBy: ['Logins'], certainty: 'documented' },
  googleAccess: {
    name: 'Google access token',
    acceptedBy: [],
    instead: idTokenInstead,
    certainty: 'documented',
  },
  apple: { name: 'Apple ID token', acceptedBy: ['Logins'], certainty: 'documented' },
  facebookLimited: {
    name: 'Facebook Limited Login token',
    acceptedBy: ['Logins'],
    certainty: 'inferred',
  },
  facebookAccess: {
    name: 'Facebook access token',
    acceptedBy: ['Logins'],
    certainty: 'documented',
  },
  amazonAccess: {
    name: 'Login with Amazon access token',
    acceptedBy: ['Logins'],
    certainty: 'documented',
  },
  amazonRefresh: {
    name: 'Login with Amazon refresh token',
    acceptedBy: [],
    instead: 'exchange it for an access token first',
    certainty: 'inferred',
  },
  twitter: {
    name: 'Twitter access token and secret',
    acceptedBy: ['Logins'],
    certainty: 'documented',
  },
  openIdConnect: {
    name: 'OpenID Connect ID token',
    acceptedBy: ['Logins'],
    certainty: 'documented',
  },
  oauthAccess: {
    name: 'OAuth access token',
    acceptedBy: [],
    instead: idTokenInstead,
    certainty: 'documented',
  },
  saml: { name: 'SAML assertion', acceptedBy: ['Logins'], certainty: 'documented' },
  jwt: {
    name: 'JWT of no known kind',
    acceptedBy: [],
    instead: 'send an ID token: one with `iss`, `aud` and `sub`',
    certainty: 'inferred',
  },
  encrypted: {
    name: 'encrypted JWT',
    acceptedBy: [],
    instead: 'send a signed ID token, not an encrypted one',
    certainty: 'inferred',
  },
  opaque: { name: 'text of no known kind', acceptedBy: [], certainty: 'unknown' },
};

/** The error of an identity pool that gets this kind of token (table 2.7, E4); absent: none. */
export function refusalByPool(kind: TokenKind): CognitoError | undefined {
  const { acceptedBy, certainty } = tokenFacts[kind];
  if (acceptedBy.includes('Logins')) return undefined;
  return invalidToken(
    kind === 'userPoolAccess' ? 'Missing a required claim: aud' : undefined,
    certainty,
  );
}
