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
  cognitoRequestOptions,
  cognitoTokenOptions,
  runTriggerOptions,
} from './options.ts';
import { withGuestSurface } from './register-guest-surface.ts';
import { withIsolation } from './register-isolation.ts';
import { triggerCommand } from './trigger-command.ts';

/** Commands with a file of their own. */
const subcommands = [withGuestSurface, withIsolation];

/** Adds the `cognito` commands; each is loaded when it is called. */
export function withCognito(program: Argv, choose: Choose, examples: Examples): Argv {
  return program.command(
    'cognito <command>',
    'Tell what comes of a login to an Amazon Cognito identity pool',
    (cognito) =>
      subcommands
        .reduce((command, add) => add(command, choose, examples), cognito)
        .command(
          'role [scenario..]',
          'Which role a login gets, why, and whether STS lets it in',
          (command) => examples(roleExamples, withScenarios(command).options(roleFlags)),
          (given) =>
            choose(async (io) =>
              (await import('../commands/cognito.ts')).cognitoRole(
                { ...withRest(given), context: [] },
                io,
              ),
            ),
        )
        .command(
          'can [scenario..]',
          'The same, and whether the session may do what it asks for',
          (command) => examples(canExamples, withScenarios(command).options(canFlags)),
          (given) =>
            choose(async (io) =>
              (await import('../commands/cognito.ts')).cognitoCan(withRest(given), io),
            ),
        )
        .command(
          'token [file]',
          'What a token is, and which step accepts it',
          (command) =>
            examples(
              tokenExamples,
              command
                .positional('file', {
                  type: 'string',
                  description: 'the token; standard input when absent or -',
                })
                .options({ ...cognitoTokenOptions, ...cognitoOutputOptions, ...outputOptions }),
            ),
          (given) =>
            choose(async (io) =>
              (await import('../commands/cognito-token.ts')).cognitoToken(given, io),
            ),
        )
        .command(triggerCommand(choose, examples))
        .demandCommand(1),
  );
}

const roleFlags = {
  ...cognitoPoolOptions,
  ...cognitoLoginOptions,
  ...runTriggerOptions,
  ...cognitoAnswerOptions,
  ...cognitoOutputOptions,
  ...outputOptions,
};

const canFlags = { ...roleFlags, ...cognitoRequestOptions };

const roleExamples: readonly CognitoExample[] = [
  ['which role, and why', 'verdict cognito role scenario.json'],
  ['as somebody else', 'verdict cognito role scenario.json --guest'],
  [
    'fail unless it is this one',
    'verdict cognito role scenario.json --expect role:arn:aws:iam::111122223333:role/admin',
  ],
  [
    'from a template, or a plan, or what the AWS CLI printed',
    'verdict cognito role --pool template.yaml --region eu-west-1 --claims claims.json',
  ],
];

const canExamples: readonly CognitoExample[] = [
  ['from the login to the verdict', 'verdict cognito can scenario.json'],
  ['another request', 'verdict cognito can scenario.json -a s3:PutObject -r arn:aws:s3:::b/k'],
  ['one scenario a line', 'producer | verdict cognito can - --format ndjson | consumer'],
  ['fail unless it is allowed', 'verdict cognito can scenario.json --expect allowed'],
  [
    'what guests of a stack get',
    'verdict cognito can --pool template.yaml --region eu-west-1 --account 111122223333 \\\n' +
      '    --parameter Stage=prod --guest -a s3:GetObject -r arn:aws:s3:::photos/cat.jpg',
  ],
];

const tokenExamples: readonly CognitoExample[] = [
  ['a pasted token', 'verdict cognito token < token.txt'],
  [
    'with its signature',
    'verdict cognito token token.txt --jwks jwks.json --issuer eu-west-1_AbCdEfGhI --token-use id',
  ],
];
