import { chooseRole } from '../choose-role.ts';
import type { ChoiceOptions } from '../choosing.ts';
import type { Claims } from '../claims.ts';
import type { CognitoScenario } from '../cognito-scenario.ts';
import { providerNameOf } from '../issue-id-token.ts';
import type { RoleChoice } from '../role-choice.ts';
import type { Client, UserPool } from '../user-pool.ts';
import { claimsInEvent } from './claims-in-event.ts';
import type { TriggerEffect } from './trigger-effect.ts';
import type { TriggerEvent } from './trigger-event.ts';

/** The role that an identity pool gives to the ID token without the trigger, and with it. */
export interface RoleChange {
  readonly before: RoleChoice;
  readonly after: RoleChoice;
}

/** An identity pool, how it is asked, and the user pools that stand behind it. */
export type TriggerSurroundings = Pick<CognitoScenario, 'identityPool' | 'login' | 'userPools'>;

/**
 * Which role a token of Pre Token Generation leads to, before the trigger and after it. Absent where
 * the trigger changes no ID token. STS has not been asked.
 */
export function roleChange(
  { userPoolId }: Pick<TriggerEvent, 'userPoolId'>,
  effect: TriggerEffect,
  { identityPool, login }: TriggerSurroundings,
  options: ChoiceOptions = {},
): RoleChange | undefined {
  if (effect.kind !== 'claims' || !effect.idToken) return undefined;
  const { before, after } = effect.idToken;
  const provider = providerNameOf({ id: userPoolId });
  const choice = (claims: Claims) =>
    chooseRole(identityPool, { ...login, logins: [{ provider, claims }] }, options);
  return { before: choice(before), after: choice(after) };
}

/**
 * The ID token's claims before the trigger, as far as the event and the user pool tell them: the
 * pool knows which attributes the app client may read.
 */
export function claimsBefore(
  event: TriggerEvent,
  userPools: readonly UserPool[],
): Claims | undefined {
  if (event.trigger !== 'PreTokenGeneration') return undefined;
  return claimsInEvent(event, clientOf(event, userPools));
}

function clientOf(
  { userPoolId, callerContext }: TriggerEvent,
  userPools: readonly UserPool[],
): Client | undefined {
  const userPool = userPools.find(({ id }) => id === userPoolId);
  return userPool?.clients.find(({ clientId }) => clientId === callerContext.clientId);
}
