import { type Certainty, weakest } from './certainty.ts';
import { changeClaims, type IgnoredChange } from './change-claims.ts';
import { type Claims, isList } from './claims.ts';
import { type CognitoError, errorOf } from './errors.ts';
import { withGroupClaims } from './group-claims.ts';
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

/**
 * What an answer of the Pre Token Generation trigger makes of the claims of an ID token
 * (section 5.2, ruling 14). What it says of access tokens is for
 * `changeAccessToken`.
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
  const regrouped = groups ? withGroupClaims(claims, groups) : claims;
  const changed = changeClaims(regrouped, details, reserved);
  return { outcome: 'claims', ...changed, certainty: certaintyOf(details, changed.ignored) };
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
