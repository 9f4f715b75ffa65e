import type { Claims } from '../claims.ts';
import type { DecodedToken } from './decoded-token.ts';

/** When a token counts, in milliseconds since 1970, and whether it does now. */
export interface TokenLifetime {
  readonly state: 'valid' | 'expired' | 'notYetValid' | 'unknown';
  readonly from?: number;
  /** The first moment at which it no longer counts. */
  readonly until?: number;
}

/** Whether a token counts at a moment; `unknown` where it does not say when it ends. */
export function lifetimeOf(decoded: DecodedToken, now: number): TokenLifetime {
  const { from, until } = boundsOf(decoded);
  return {
    state: stateAt(now, from, until),
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
  };
}

function stateAt(
  now: number,
  from: number | undefined,
  until: number | undefined,
): TokenLifetime['state'] {
  if (until !== undefined && now >= until) return 'expired';
  if (from !== undefined && now < from) return 'notYetValid';
  return until === undefined ? 'unknown' : 'valid';
}

interface Bounds {
  readonly from?: number | undefined;
  readonly until?: number | undefined;
}

function boundsOf(decoded: DecodedToken): Bounds {
  switch (decoded.form) {
    case 'jwt':
      return { from: seconds(decoded.claims, 'nbf'), until: seconds(decoded.claims, 'exp') };
    case 'saml':
      return { from: instant(decoded.notBefore), until: instant(decoded.notOnOrAfter) };
    default:
      return {};
  }
}

function seconds(claims: Claims, name: string): number | undefined {
  const value = claims.get(name);
  return typeof value === 'number' ? value * 1000 : undefined;
}

/** XML's dateTime in UTC, which is all that SAML allows. */
function instant(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/.test(text)) {
    return undefined;
  }
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}
