import type { Claims } from '../claims.ts';

/** What can be seen of a token without any key. Nobody has checked who signed it. */
export type DecodedToken = DecodedJwt | EncryptedToken | SamlAssertion | OpaqueToken;

/** Claims that can be read, from a JWT or already decoded. */
export interface DecodedJwt {
  readonly form: 'jwt';
  /** Empty where only the claims were given. */
  readonly header: Claims;
  readonly claims: Claims;
  /** The three parts, for a verifier; absent where there is nothing to verify. */
  readonly compact?: string;
}

/** A JWE, which only the user pool itself can read. */
export interface EncryptedToken {
  readonly form: 'encrypted';
  readonly header: Claims;
}

/** A SAML response or assertion. */
export interface SamlAssertion {
  readonly form: 'saml';
  /** Attributes by their Name: a text, or a list of several. */
  readonly claims: Claims;
  /** That the identity provider encrypted the assertion, so that no attribute can be seen. */
  readonly encrypted: boolean;
  /** As it was written: `2026-11-05T12:00:00Z`. */
  readonly notBefore?: string;
  readonly notOnOrAfter?: string;
}

/** A text that means something only to who issued it. */
export interface OpaqueToken {
  readonly form: 'opaque';
  readonly text: string;
}
