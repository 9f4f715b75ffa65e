import type { TriggerEffect } from '../../cognito/triggers/trigger-effect.ts';
import type { TriggerEvent } from '../../cognito/triggers/trigger-event.ts';
import type { TriggerName } from '../../cognito/triggers/trigger-facts.ts';
import { listed, printable } from '../names.ts';
import { claimChanges } from './claim-changes.ts';
import { named } from './words.ts';

/** What an answer that changes nothing leaves to come. */
const nextSteps = {
  PreSignUp: 'goes on: users that an administrator creates are confirmed without the function',
  PostConfirmation: 'goes on: the user stays confirmed, whatever the function answers',
  PreAuthentication: 'goes on: the password or the challenges come next',
  PostAuthentication: 'goes on: the tokens come next',
  DefineAuthChallenge: 'goes on',
  CreateAuthChallenge: 'goes on',
  VerifyAuthChallengeResponse: 'goes on',
  PreTokenGeneration: 'goes on: the tokens are issued',
  UserMigration: 'goes on',
  CustomMessage: 'goes on: the message is sent, in the words of the function where it answers some',
  CustomEmailSender: 'goes on: Cognito does not wait for the function',
  CustomSMSSender: 'goes on: Cognito does not wait for the function',
  InboundFederation: 'goes on',
} as const satisfies Record<TriggerName, string>;

/** Where the sign-in, or the sign-up, stands after the trigger. */
export function stateLines(event: TriggerEvent, effect: TriggerEffect): readonly string[] {
  switch (effect.kind) {
    case 'proceeds':
      return [nextSteps[event.trigger]];
    case 'refused':
      return refusalLines(effect);
    case 'claims':
      return ['goes on: the tokens are issued with these claims'];
    case 'signUp':
      return signUpLines(effect);
    case 'migrated':
      return migrationLines(effect);
    case 'federated':
      return [
        effect.attributes
          ? `goes on: the provider's attributes are ${namesIn([...effect.attributes.keys()])}, all others are dropped`
          : "goes on: the provider's attributes stay as they are",
      ];
    case 'tokens':
      return ['is over: the user has signed in, and gets tokens'];
    case 'challenge':
      return challengeLines(effect.challengeName);
    case 'question':
      return [
        effect.parameters.size === 0
          ? 'waits for an answer; the app is told nothing of the challenge'
          : `waits for an answer; the app is told ${namesIn([...effect.parameters.keys()])}`,
      ];
    case 'verdict':
      return [
        `goes on: the answer is ${effect.answerCorrect ? 'right' : 'wrong'}, and Define auth challenge is asked what comes next`,
      ];
    default:
      return effect satisfies never;
  }
}

type EffectOf<Kind extends TriggerEffect['kind']> = Extract<TriggerEffect, { kind: Kind }>;

function refusalLines({ code, message }: EffectOf<'refused'>): readonly string[] {
  const said = message === undefined ? '' : ` "${printable(message)}"`;
  return [`ends: the app gets ${code}${said}`];
}

function signUpLines({ confirmed, verified }: EffectOf<'signUp'>): readonly string[] {
  return [
    confirmed
      ? 'goes on: the user is confirmed and can sign in at once'
      : 'goes on: the user has to confirm first',
    ...(verified.length === 0
      ? []
      : [`counts as verified, though nobody has verified it: ${namesIn(verified)}`]),
  ];
}

function migrationLines({ user }: EffectOf<'migrated'>): readonly string[] {
  if (!user) return ['ends: the function knows no such user either'];
  const { username, userStatus, attributes } = user;
  return [
    `${userStatus === 'CONFIRMED' ? 'goes on' : 'waits'}: the user pool makes the user ${named(username)}, in state ${userStatus}${userStatus === 'CONFIRMED' ? '' : ', who must reset the password first'}`,
    ...(attributes.size === 0
      ? []
      : [`with the attributes ${namesIn([...attributes.keys()])}, which can become claims`]),
  ];
}

function challengeLines(name: string): readonly string[] {
  return [
    name === 'CUSTOM_CHALLENGE'
      ? 'goes on: Create auth challenge is asked for a challenge'
      : `goes on with the challenge ${named(name)}`,
  ];
}

function namesIn(names: readonly string[]): string {
  return listed(names.map(named));
}

/** What came of an answer, as headlines have it. */
export function effectWord(effect: TriggerEffect): string {
  switch (effect.kind) {
    case 'proceeds':
    case 'signUp':
    case 'federated':
      return 'GOES ON';
    case 'refused':
      return 'REFUSED';
    case 'claims':
      return changesClaims(effect) ? 'CLAIMS CHANGE' : 'CLAIMS STAY';
    case 'migrated':
      return effect.user ? 'MIGRATED' : 'NOT MIGRATED';
    case 'tokens':
      return 'TOKENS';
    case 'challenge':
    case 'question':
      return 'CHALLENGE';
    case 'verdict':
      return effect.answerCorrect ? 'RIGHT' : 'WRONG';
    default:
      return effect satisfies never;
  }
}

function changesClaims({ idToken, accessToken }: EffectOf<'claims'>): boolean {
  return [idToken, accessToken].some(
    (token) => token && claimChanges(token.before, token.after).length > 0,
  );
}
