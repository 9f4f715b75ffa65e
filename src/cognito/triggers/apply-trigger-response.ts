import { hasErrors } from '../../text/diagnostic.ts';
import { applyPreTokenGeneration } from '../apply-pre-token-generation.ts';
import type { Claims, ClaimValue } from '../claims.ts';
import { isClaimObject } from '../trigger-answer.ts';
import type { LambdaVersion, User } from '../user-pool.ts';
import { checkTriggerResponse } from './check-trigger-response.ts';
import { claimsInEvent } from './claims-in-event.ts';
import type { TriggerEffect, TriggerRefusal } from './trigger-effect.ts';
import type { EventOf, ResponseOf, TriggerEvent } from './trigger-event.ts';
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
function responseOf<Name extends TriggerName>(event: EventOf<Name>): ResponseOf<Name> {
  return event.response as ResponseOf<Name>;
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

function lambdaVersionOf({ version }: TriggerEvent): LambdaVersion {
  return version === '1' ? 'V1_0' : version === '2' ? 'V2_0' : 'V3_0';
}

/** A client without a user gets no ID token, and no identity pool reads what it gets. */
function tokenEffect(
  event: EventOf<'PreTokenGeneration'>,
  claims: Claims | undefined,
): TriggerEffect {
  if (event.triggerSource === 'TokenGeneration_ClientCredentials') return { kind: 'proceeds' };
  const before = claims ?? claimsInEvent(event);
  const result = applyPreTokenGeneration(before, {
    lambdaVersion: lambdaVersionOf(event),
    response: event.response,
  });
  if (result.outcome === 'error') return malformed;
  const { claims: after, ignored, certainty } = result;
  return { kind: 'claims', before, after, ignored, certainty };
}

/** What the answer says of users that an administrator creates is ignored. */
function signUpEffect(event: EventOf<'PreSignUp'>): TriggerEffect {
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

function migrationEffect(event: EventOf<'UserMigration'>): TriggerEffect {
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
function federationEffect(event: EventOf<'InboundFederation'>): TriggerEffect {
  const attributes = textsOf(responseOf(event).userAttributesToMap);
  return attributes.size === 0 ? { kind: 'federated' } : { kind: 'federated', attributes };
}

/** Who says both yes and no gets no: which of them Cognito hears is not published. */
function challengeEffect({
  issueTokens,
  failAuthentication,
  challengeName,
}: ResponseOf<'DefineAuthChallenge'>): TriggerEffect {
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
