import type { Certainty } from '../certainty.ts';
import { changeClaims, type IgnoredChange } from '../change-claims.ts';
import { type Claims, claimText } from '../claims.ts';
import { withGroupClaims } from '../group-claims.ts';
import {
  type AccessTokenChanges,
  type PreTokenDetails,
  readPreTokenResponse,
} from '../read-pre-token-response.ts';
import { lambdaVersionOf } from './claims-in-event.ts';
import type { TokenChange } from './trigger-effect.ts';
import type { TriggerEventOf } from './trigger-event.ts';

/** Claims of an access token that no trigger changes; scopes have a list of their own. */
const reserved: readonly string[] = [
  'acr',
  'amr',
  'at_hash',
  'auth_time',
  'azp',
  'client_id',
  'device_key',
  'event_id',
  'exp',
  'iat',
  'iss',
  'jti',
  'nbf',
  'nonce',
  'origin_jti',
  'scope',
  'sub',
  'token_use',
  'username',
  'version',
];

/**
 * What an answer of the Pre Token Generation trigger makes of an access token's claims and scopes
 * (section 5.2). Absent for the first version, which has no say in access tokens, and for an answer
 * that Cognito cannot use.
 */
export function changeAccessToken(
  event: TriggerEventOf<'PreTokenGeneration'>,
  before: Claims,
): TokenChange | undefined {
  const version = lambdaVersionOf(event);
  if (version === 'V1_0') return undefined;
  const details = readPreTokenResponse(event.response, version);
  if (details === 'malformed') return undefined;
  if (details === undefined) return { before, after: before, ignored: [], certainty: 'documented' };
  if (details === 'other-version') {
    const ignored = [{ claim: '*', change: 'respond', why: 'other-version' }] as const;
    return { before, after: before, ignored, certainty: 'inferred' };
  }
  return changed(before, details);
}

function changed(before: Claims, { groups, access }: PreTokenDetails): TokenChange {
  // An access token names groups, never their roles.
  const regrouped = groups ? withGroupClaims(before, { groups: groups.groups, roles: [] }) : before;
  const certainty: Certainty = groups?.partial ? 'inferred' : 'documented';
  if (!access) return { before, after: regrouped, ignored: [], certainty };
  const { claims, ignored } = changeAll(regrouped, access);
  const after = changeScopes(claims, access);
  // Which of its claims are reserved is nowhere published.
  return { before, after, ignored, certainty: 'inferred' };
}

/** `aud` may be added with the app client's id, and with nothing else. */
function changeAll(
  claims: Claims,
  changes: AccessTokenChanges,
): { readonly claims: Claims; readonly ignored: readonly IgnoredChange[] } {
  const { add } = changes;
  const closed = add.has('aud') && add.get('aud') !== claimText(claims, 'client_id');
  return changeClaims(claims, changes, closed ? [...reserved, 'aud'] : reserved);
}

/** Whoever suppresses a scope wins, as with claims; a text with a blank would be two scopes. */
function changeScopes(
  claims: Claims,
  { scopesToAdd, scopesToSuppress }: AccessTokenChanges,
): Claims {
  const scopes = new Set((claimText(claims, 'scope') ?? '').split(' ').filter((one) => one !== ''));
  for (const scope of scopesToAdd) if (isScope(scope)) scopes.add(scope);
  for (const scope of scopesToSuppress) scopes.delete(scope);
  const after = new Map(claims);
  if (scopes.size === 0) after.delete('scope');
  else after.set('scope', [...scopes].join(' '));
  return after;
}

/** Whether a text is one scope. */
export function isScope(text: string): boolean {
  return text !== '' && !/\s/.test(text);
}
