import { type Certainty, weakest } from './certainty.ts';
import { type Claims, isList } from './claims.ts';
import { type CognitoError, errorOf } from './errors.ts';
import { groupClaimNames, withGroupClaims } from './group-claims.ts';
import { type PreTokenDetails, readPreTokenResponse } from './read-pre-token-response.ts';
import { lambdaFailed } from './trigger-answer.ts';
import type { PreTokenGeneration } from './user-pool.ts';

/** The claims after the trigger, or the error that ends the sign-in. */
export type PreTokenResult =
  | {
      readonly outcome: 'claims';
      readonly claims: Claims;
      /** What the trigger asked for in vain. */
      readonly ignored: readonly IgnoredChange[];
      readonly certainty: Certainty;
    }
  | { readonly outcome: 'error'; readonly error: CognitoError };

export interface IgnoredChange {
  readonly claim: string;
  readonly change: 'add' | 'suppress' | 'respond';
  /** `other-version`: an answer in the shape of another version of the event. */
  readonly why: 'reserved' | 'suppressed' | 'other-version';
}

/** Claims of an ID token that no trigger changes (section 5.2, rule 1). */
const reserved: readonly string[] = [
  'acr',
  'amr',
  'at_hash',
  'aud',
  'auth_time',
  'azp',
  'cognito:username',
  'exp',
  'iat',
  'identities',
  'iss',
  'jti',
  'nbf',
  'nonce',
  'origin_jti',
  'sub',
  'token_use',
];

const reservedPrefixes: readonly string[] = ['cognito:', 'dev:', 'aws:'];

/**
 * What an answer of the Pre Token Generation trigger makes of the claims of an ID token
 * (section 5.2, ruling 14). What it says of access tokens changes nothing here.
 */
export function applyPreTokenGeneration(
  claims: Claims,
  trigger: PreTokenGeneration,
): PreTokenResult {
  if (trigger.error !== undefined) {
    return { outcome: 'error', error: lambdaFailed('PreTokenGeneration', trigger.error) };
  }
  const details = readPreTokenResponse(trigger.response, trigger.lambdaVersion);
  if (details === 'malformed') return malformed;
  if (details === undefined || details === 'other-version') {
    return unchanged(claims, details === 'other-version');
  }
  const { groups } = details;
  const ignored: IgnoredChange[] = [];
  const changed = groups ? withGroupClaims(claims, groups) : claims;
  return {
    outcome: 'claims',
    claims: suppressClaims(addClaims(changed, details, ignored), details, ignored),
    ignored,
    certainty: certaintyOf(details, ignored),
  };
}

function unchanged(claims: Claims, otherVersion: boolean): PreTokenResult {
  return otherVersion
    ? {
        outcome: 'claims',
        claims,
        ignored: [{ claim: '*', change: 'respond', why: 'other-version' }],
        certainty: 'inferred',
      }
    : { outcome: 'claims', claims, ignored: [], certainty: 'documented' };
}

/** An answer that Cognito cannot use ends the sign-in (section 5.3). */
const malformed: PreTokenResult = {
  outcome: 'error',
  error: errorOf(
    'PreTokenGeneration',
    'InitiateAuth',
    'InvalidLambdaResponseException',
    'inferred',
  ),
};

function addClaims(claims: Claims, { add }: PreTokenDetails, ignored: IgnoredChange[]): Claims {
  const changed = new Map(claims);
  for (const [claim, value] of add) {
    if (isReserved(claim)) ignored.push({ claim, change: 'add', why: 'reserved' });
    else changed.set(claim, value);
  }
  return changed;
}

/** Suppressing comes second and wins (rule 2). */
function suppressClaims(
  claims: Claims,
  { add, suppress }: PreTokenDetails,
  ignored: IgnoredChange[],
): Claims {
  const changed = new Map(claims);
  for (const claim of suppress) {
    if (reserved.includes(claim) || groupClaimNames.some((name) => name === claim)) {
      ignored.push({ claim, change: 'suppress', why: 'reserved' });
      continue;
    }
    if (add.has(claim) && changed.has(claim)) {
      ignored.push({ claim, change: 'add', why: 'suppressed' });
    }
    changed.delete(claim);
  }
  return changed;
}

function isReserved(claim: string): boolean {
  return reserved.includes(claim) || reservedPrefixes.some((prefix) => claim.startsWith(prefix));
}

/** That names with a prefix are ignored, and what half an override does, is inferred. */
function certaintyOf(
  { add, groups }: PreTokenDetails,
  ignored: readonly IgnoredChange[],
): Certainty {
  const byPrefix = ignored.some(
    ({ claim, why }) => why === 'reserved' && !reserved.includes(claim),
  );
  const values = [...add.values()];
  const unlike = values.some((value) => isList(value) || typeof value !== 'string');
  return weakest(
    byPrefix || unlike ? 'inferred' : 'documented',
    groups?.partial ? 'inferred' : 'documented',
  );
}
