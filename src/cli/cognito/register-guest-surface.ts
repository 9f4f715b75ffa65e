import type { Argv } from 'yargs';
import { outputOptions } from '../options.ts';
import {
  type Choose,
  type CognitoExample,
  type Examples,
  withRest,
  withScenarios,
} from './command.ts';
import {
  cognitoAnswerOptions,
  cognitoOutputOptions,
  cognitoPoolOptions,
  guestSurfaceOptions,
} from './options.ts';

export function withGuestSurface(cognito: Argv, choose: Choose, examples: Examples): Argv {
  return cognito.command(
    'guest-surface [scenario..]',
    'What anybody on the internet can do through the pool, without signing in',
    (command) => examples(guestSurfaceExamples, withScenarios(command).options(flags)),
    (given) =>
      choose(async (io) =>
        (await import('../commands/cognito-guest-surface.ts')).cognitoGuestSurface(
          { ...withRest(given), unknown: true },
          io,
        ),
      ),
  );
}

const flags = {
  ...cognitoPoolOptions,
  ...guestSurfaceOptions,
  now: cognitoAnswerOptions.now,
  ...cognitoOutputOptions,
  ...outputOptions,
};

const guestSurfaceExamples: readonly CognitoExample[] = [
  [
    'of a scenario; whoever signs in there does not matter',
    'verdict cognito guest-surface scenario.json',
  ],
  [
    'of a stack, before it is deployed; fail only if guests can change something',
    'verdict cognito guest-surface --pool cdk.out/App.template.json --region eu-west-1 \\\n' +
      '    --account 111122223333 --fail-on write',
  ],
  [
    'of a pool as it is',
    'verdict cognito guest-surface --pool identity-pool.json --pool roles.json --format json',
  ],
];
