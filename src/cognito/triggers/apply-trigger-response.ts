import { hasErrors } from '../../text/diagnostic.ts';
import { applyPreTokenGeneration } from '../apply-pre-token-generation.ts';
import type { Claims, ClaimValue } from '../claims.ts';
import { isClaimObject } from '../trigger-answer.ts';
import type { User } from '../user-pool.ts';
import { changeAccessToken } from './change-access-token.ts';
import { checkTriggerResponse } from './check-trigger-response.ts';
import { accessClaimsInEvent, claimsInEvent, lambdaVersionOf } from './claims-in-event.ts';
import type { TriggerEffect, TriggerRefusal } from './trigger-effect.ts';
import type { TriggerEvent, TriggerEventOf, TriggerResponse } from './trigger-event.ts';
import type { TriggerName } from './trigger-facts.ts';

/**
 * What the response part of an event does to the login that the event is about (sections 5.2 and
 * 5.3). `claims` are those of the ID token before a Pre Token Generation trigger; without them, they
 * are made of what the event says of the user.
 */
export function applyTriggerResponse(event: TriggerEvent, claims?: Claims): TriggerEffect {
  if (event.trigger === 'UserMigration' && findsNobody(event.response)) return { kind: 'migrated' };
  if (hasErrors(checkTriggerResponse(event))) return malformed;
  switch (event.trigger) {
    case 'PreTokenGeneration':
      return tokenEffect(event, claims);
    case 'PreSignUp':
      return signUpEffect(event);
    case 'UserMigration':
      return migrationEffect(event);
    case 'InboundFederation':
      return federationEffect(event);
    case 'DefineAuthChallenge':
      return challengeEffect(responseOf(event));
    case 'CreateAuthChallenge':
      return {
        kind: 'question',
        parameters: textsOf(responseOf(event).publicChallengeParameters),
      };
    case 'VerifyAuthChallengeResponse':
      return { kind: 'verdict', answerCorrect: responseOf(event).answerCorrect === true };
    default:
      return { kind: 'proceeds' };
  }
}

/** An answer that Cognito cannot use. */
export const malformed: TriggerRefusal = {
  kind: 'refused',
  code: 'InvalidLambdaResponseException',
  certainty: 'documented',
};

/** Only after `checkTriggerResponse` has found no error in it. */
function responseOf<Name extends TriggerName>(event: TriggerEventOf<Name>): TriggerResponse<Name> {
  return event.response as TriggerResponse<Name>;
}

/** The function knows no such user. */
function findsNobody(response: ClaimValue): boolean {
  return (
    isClaimObject(response) &&
    (!Object.hasOwn(response, 'userAttributes') || response['userAttributes'] === null)
  );
}

function textsOf(
  texts: { readonly [name: string]: string } | null | undefined,
): ReadonlyMap<string, string> {
  return new Map(Object.entries(texts ?? {}));
}

function tokenEffect(
  event: TriggerEventOf<'PreTokenGeneration'>,
  claims: Claims | undefined,
): TriggerEffect {
  const before = claims ?? claimsInEvent(event);
  const result = applyPreTokenGeneration(before, {
    lambdaVersion: lambdaVersionOf(event),
    response: event.response,
  });
  if (result.outcome === 'error') return malformed;
  const { claims: after, ignored, certainty } = result;
  const accessToken = changeAccessToken(event, accessClaimsInEvent(event));
  // A client without a user gets no ID token, and no identity pool reads what it gets.
  const withoutUser = event.triggerSource === 'TokenGeneration_ClientCredentials';
  return {
    kind: 'claims',
    ...(!withoutUser && { idToken: { before, after, ignored, certainty } }),
    ...(accessToken && { accessToken }),
  };
}

/** What the answer says of users that an administrator creates is ignored. */
function signUpEffect(event: TriggerEventOf<'PreSignUp'>): TriggerEffect {
  if (event.triggerSource === 'PreSignUp_AdminCreateUser') return { kind: 'proceeds' };
  const { autoConfirmUser, autoVerifyEmail, autoVerifyPhone } = responseOf(event);
  const { userAttributes } = event.request;
  const verified = [
    ...(autoVerifyEmail === true ? (['email'] as const) : []),
    ...(autoVerifyPhone === true ? (['phone_number'] as const) : []),
  ];
  return {
    kind: 'signUp',
    confirmed: autoConfirmUser === true,
    verified: verified.filter((name) => Object.hasOwn(userAttributes, name)),
  };
}

function migrationEffect(event: TriggerEventOf<'UserMigration'>): TriggerEffect {
  const { userAttributes, finalUserStatus } = responseOf(event);
  const { username, ...attributes } = userAttributes ?? {};
  const user: User = {
    username: event.userName ?? username ?? '',
    enabled: true,
    userStatus: finalUserStatus === 'CONFIRMED' ? 'CONFIRMED' : 'RESET_REQUIRED',
    groups: [],
    attributes: new Map(Object.entries(attributes)),
  };
  return { kind: 'migrated', user };
}

/** An empty map keeps everything; in any other, what is left out is dropped. */
function federationEffect(event: TriggerEventOf<'InboundFederation'>): TriggerEffect {
  const attributes = textsOf(responseOf(event).userAttributesToMap);
  return attributes.size === 0 ? { kind: 'federated' } : { kind: 'federated', attributes };
}

/** Who says both yes and no gets no: which of them Cognito hears is not published. */
function challengeEffect({
  issueTokens,
  failAuthentication,
  challengeName,
}: TriggerResponse<'DefineAuthChallenge'>): TriggerEffect {
  if (failAuthentication === true) {
    return {
      kind: 'refused',
      code: 'NotAuthorizedException',
      certainty: issueTokens === true ? 'unknown' : 'inferred',
    };
  }
  if (issueTokens === true) return { kind: 'tokens' };
  return typeof challengeName === 'string' && challengeName !== ''
    ? { kind: 'challenge', challengeName }
    : { ...malformed, certainty: 'inferred' };
}
