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
  cognitoLoginOptions,
  cognitoOutputOptions,
  cognitoPoolOptions,
  isolationOptions,
} from './options.ts';

export function withIsolation(cognito: Argv, choose: Choose, examples: Examples): Argv {
  return cognito.command(
    'isolation [scenario..]',
    'Whether two identities in the role of a login can reach what belongs to the other',
    (command) => examples(isolationExamples, withScenarios(command).options(flags)),
    (given) =>
      choose(async (io) =>
        (await import('../commands/cognito-isolation.ts')).cognitoIsolation(
          { ...withRest(given), unknown: true, context: [] },
          io,
        ),
      ),
  );
}

const { assume, now } = cognitoAnswerOptions;

const flags = {
  ...cognitoPoolOptions,
  ...cognitoLoginOptions,
  ...isolationOptions,
  assume,
  now,
  ...cognitoOutputOptions,
  ...outputOptions,
};

const isolationExamples: readonly CognitoExample[] = [
  ['in the role that the login of a scenario gets', 'verdict cognito isolation scenario.json'],
  ['between guests', 'verdict cognito isolation scenario.json --guest'],
  [
    'of a stack, before it is deployed',
    'verdict cognito isolation --pool template.yaml --region eu-west-1 --account 111122223333 \\\n' +
      '    --parameter Photos=photos-prod --claims claims.json',
  ],
];
