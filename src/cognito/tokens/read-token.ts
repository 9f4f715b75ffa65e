import type { Diagnostic, Parsed } from '../../text/diagnostic.ts';
import type { TokenLogin } from '../login.ts';
import { decodeToken } from './decode-token.ts';
import type { DecodedToken } from './decoded-token.ts';
import { type TokenFacts, tokenFacts } from './token-facts.ts';
import { tokenFault } from './token-faults.ts';
import { classifyToken, type TokenKind } from './token-kind.ts';
import { lifetimeOf, type TokenLifetime } from './token-lifetime.ts';
import { loginOf } from './token-login.ts';

/** A pasted token and what it is good for. Its signature has not been checked. */
export interface ReadToken {
  readonly decoded: DecodedToken;
  readonly kind: TokenKind;
  readonly facts: TokenFacts;
  /** The entry of `Logins` that it makes; absent where no identity pool accepts it. */
  readonly login?: TokenLogin;
  readonly lifetime: TokenLifetime;
}

/** What must stand beside everything that is concluded from a token whose signature is not checked. */
export const signatureNotChecked =
  'signature not checked: anybody can write a token that says this';

/** Reads a pasted token: what it is, which step accepts it, and whether it still counts. */
export function readToken(text: string, now: number): Parsed<ReadToken> {
  const { value: decoded, diagnostics } = decodeToken(text);
  if (!decoded) return { value: undefined, diagnostics };
  const kind = classifyToken(decoded);
  const login = loginOf(decoded, kind);
  const token: ReadToken = {
    decoded,
    kind,
    facts: tokenFacts[kind],
    ...(login && { login }),
    lifetime: lifetimeOf(decoded, now),
  };
  return { value: token, diagnostics: [...diagnostics, ...warningsOf(token)] };
}

function warningsOf(token: ReadToken): readonly Diagnostic[] {
  return [useWarning(token), lifetimeWarning(token), unsignedWarning(token)].filter(
    (warning) => warning !== undefined,
  );
}

function useWarning({ decoded, kind, facts, login }: ReadToken): Diagnostic | undefined {
  if (!facts.acceptedBy.includes('Logins')) {
    return tokenFault('token/not-accepted', `no identity pool accepts this token (${facts.name})`, {
      ...(facts.instead !== undefined && { help: facts.instead }),
    });
  }
  if (decoded.form === 'saml' && decoded.encrypted) {
    return tokenFault('token/claims-unknown', 'the assertion is encrypted: no attribute is known', {
      help: 'give the attributes as `claims` of a login',
    });
  }
  if (!login) {
    return tokenFault('token/provider-unknown', 'the assertion does not name its provider', {
      help: 'give the ARN of the SAML provider as `provider` of a login',
    });
  }
  if (decoded.form !== 'opaque') return undefined;
  return tokenFault(
    'token/claims-unknown',
    `only the provider can read this token (${facts.name})`,
    {
      help: `give \`aud\` and \`sub\` as \`claims\` of a login with \`${login.provider}\``,
      ...(kind === 'facebookAccess' && { why: 'the identity pool asks Facebook who the user is' }),
    },
  );
}

function lifetimeWarning({ decoded, lifetime }: ReadToken): Diagnostic | undefined {
  switch (lifetime.state) {
    case 'expired':
      return tokenFault('token/expired', `the token has expired${at(lifetime.until)}`);
    case 'notYetValid':
      return tokenFault('token/not-yet-valid', `the token is not yet valid${at(lifetime.from)}`);
    case 'unknown':
      return decoded.form === 'jwt'
        ? tokenFault('token/no-expiry', 'the token does not say when it expires')
        : undefined;
    default:
      return undefined;
  }
}

/** Empty for a moment that no calendar has. */
function at(moment: number | undefined): string {
  const date = new Date(moment ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? '' : ` (${date.toISOString()})`;
}

function unsignedWarning({ decoded }: ReadToken): Diagnostic | undefined {
  if (decoded.form !== 'jwt' || decoded.compact === undefined) return undefined;
  const algorithm = decoded.header.get('alg');
  if (typeof algorithm === 'string' && !/^none$/i.test(algorithm)) {
    return decoded.compact.endsWith('.')
      ? tokenFault('token/unsigned', 'the token has no signature')
      : undefined;
  }
  return tokenFault('token/unsigned', 'the token says itself that it has no signature', {
    why: 'no service of AWS accepts `alg` `none`',
  });
}
