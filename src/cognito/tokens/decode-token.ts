import { nodeFromValue } from '../../../grammar/json/from-value.ts';
import { kindOf } from '../../../grammar/json/members.ts';
import { collectDiagnostics } from '../../text/collect.ts';
import { type Diagnostic, hasErrors, type Parsed } from '../../text/diagnostic.ts';
import type { Claims, ClaimValue } from '../claims.ts';
import { startReporting } from '../cognito-faults.ts';
import { readClaimValue } from '../read-claim-value.ts';
import { readEntries } from '../read-place.ts';
import { textOfBase64 } from './base64.ts';
import type { DecodedJwt, DecodedToken } from './decoded-token.ts';
import { readSamlAssertion } from './saml-assertion.ts';
import { tokenFault } from './token-faults.ts';

/** The longest value that `Logins` may hold (section 1.1, limits). */
const LONGEST = 50_000;

type Add = (diagnostic: Diagnostic) => void;

/**
 * Reads a token as somebody pasted it: a JWT, a JWE, a SAML assertion, claims as JSON, or a text
 * that only its issuer can read. Checks no signature.
 */
export function decodeToken(text: string): Parsed<DecodedToken> {
  const { add, diagnostics } = collectDiagnostics();
  const value = decode(text, add);
  return { value: hasErrors(diagnostics) ? undefined : value, diagnostics };
}

function decode(text: string, add: Add): DecodedToken | undefined {
  if (text.length > 2 * LONGEST) return tooLong(text.length, add);
  const pasted = withoutWrapping(text);
  if (pasted.length > LONGEST) return tooLong(pasted.length, add);
  if (pasted === '') {
    add(tokenFault('token/empty', 'there is no token'));
    return undefined;
  }
  if (pasted.startsWith('{')) return decodeClaims(pasted, add);
  if (pasted.startsWith('<')) return readSamlAssertion(pasted, add);
  const compact = pasted.replace(/\s/g, '');
  return decodeParts(compact, add) ?? decodeWhole(compact, add);
}

function tooLong(length: number, add: Add): undefined {
  add(
    tokenFault('token/limit', `the token has ${length} characters; the limit is ${LONGEST}`, {
      why: 'GetId answers InvalidParameterException',
    }),
  );
  return undefined;
}

/** What a token is copied with: a header's name, its scheme, quotes, a comma. */
const wrapping = [
  /^\ufeff/,
  /^(?:proxy-)?authorization\s*:/i,
  /^bearer(?:\s|$)/i,
  /^["'`]/,
  /["'`]?,?$/,
] as const;

function withoutWrapping(text: string): string {
  let bare = text.trim();
  for (let round = 0; round < 2; round += 1) {
    for (const pattern of wrapping) bare = bare.replace(pattern, '').trim();
  }
  return bare;
}

/** Claims as JSON, alone or as a decoder shows them: `{"header": {…}, "payload": {…}}`. */
function decodeClaims(json: string, add: Add): DecodedJwt | undefined {
  const claims = claimsIn(json, 'the text', add);
  if (!claims) return undefined;
  const payload = partOf(claims, 'payload') ?? partOf(claims, 'claims');
  if (!payload) return { form: 'jwt', header: new Map(), claims };
  return { form: 'jwt', header: partOf(claims, 'header') ?? new Map(), claims: payload };
}

function partOf(claims: Claims, name: string): Claims | undefined {
  const value = claims.get(name);
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? new Map(Object.entries(value))
    : undefined;
}

/** A text whose first part is a JSON header must be whole; any other is no JWT. */
function decodeParts(compact: string, add: Add): DecodedToken | undefined {
  const parts = compact.split('.');
  const [first = '', second = ''] = parts;
  const headerText = parts.length > 1 ? textOfBase64(first) : undefined;
  if (!headerText?.startsWith('{')) return undefined;
  const header = claimsIn(headerText, 'the header', add);
  if (!header) return undefined;
  if (parts.length === 5) return { form: 'encrypted', header };
  if (parts.length !== 3) {
    add(
      tokenFault('token/parts', `the token has ${parts.length} parts; a JWT has 3`, {
        help: 'copy all of it, with the signature after the second dot',
      }),
    );
    return undefined;
  }
  const payload = textOfBase64(second);
  if (payload === undefined) {
    add(tokenFault('token/base64', 'the second part is no base64url of UTF-8 text'));
    return undefined;
  }
  const claims = claimsIn(payload, 'the second part', add);
  return claims && { form: 'jwt', header, claims, compact };
}

function decodeWhole(compact: string, add: Add): DecodedToken {
  const decoded = textOfBase64(compact)
    ?.replace(/^\ufeff/, '')
    .trimStart();
  if (decoded?.startsWith('<')) {
    const assertion = readSamlAssertion(decoded, add);
    if (assertion) return assertion;
  }
  return { form: 'opaque', text: compact };
}

function claimsIn(json: string, what: string, add: Add): Claims | undefined {
  const value = parsed(json);
  if (value === undefined) {
    add(tokenFault('token/json', `${what} is no JSON`));
    return undefined;
  }
  const node = nodeFromValue(value);
  if (node.kind !== 'object') {
    add(tokenFault('token/json', `${what} must be an object, not ${kindOf(node)}`));
    return undefined;
  }
  const { report, diagnostics } = startReporting();
  const claims = new Map<string, ClaimValue>();
  for (const [name, entry] of readEntries(report, { node, path: [] })) {
    claims.set(name, readClaimValue(report, entry));
  }
  for (const diagnostic of diagnostics) add(diagnostic);
  return claims;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
