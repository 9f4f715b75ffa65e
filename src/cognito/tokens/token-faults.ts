import type { Diagnostic, Severity } from '../../text/diagnostic.ts';

/** Every fault that reading a token tells. */
export const tokenFaults = {
  'token/empty': 'error',
  'token/limit': 'error',
  'token/parts': 'error',
  'token/base64': 'error',
  'token/json': 'error',
  'token/xml': 'error',
  'token/expired': 'warning',
  'token/not-yet-valid': 'warning',
  'token/no-expiry': 'warning',
  'token/not-accepted': 'warning',
  'token/unsigned': 'securityWarning',
  'token/claims-unknown': 'warning',
  'token/provider-unknown': 'warning',
} as const satisfies Record<string, Severity>;

export type TokenFaultCode = keyof typeof tokenFaults;

/** A fault of a token; never with the token's own text, which is a secret. */
export function tokenFault(
  code: TokenFaultCode,
  message: string,
  more: { readonly why?: string; readonly help?: string } = {},
): Diagnostic {
  return { code, severity: tokenFaults[code], message, ...more };
}
