import type { Argv } from 'yargs';
import type { ExitCode, Io } from '../io.ts';
import { outputOptions } from '../options.ts';
import {
  cognitoAnswerOptions,
  cognitoLoginOptions,
  cognitoOutputOptions,
  cognitoRequestOptions,
  cognitoTokenOptions,
} from './options.ts';

type Choose = (command: (io: Io) => Promise<ExitCode>) => void;

/** An example of a command line. */
export type CognitoExample = readonly [description: string, commandLine: string];

/** Adds the `cognito` commands; each is loaded when it is called. */
export function withCognito(
  program: Argv,
  choose: Choose,
  examples: <T>(list: readonly CognitoExample[], command: Argv<T>) => Argv<T>,
): Argv {
  return program.command(
    'cognito <command>',
    'Tell what comes of a login to an Amazon Cognito identity pool',
    (cognito) =>
      cognito
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
        .demandCommand(1),
  );
}

const roleFlags = {
  ...cognitoLoginOptions,
  ...cognitoAnswerOptions,
  ...cognitoOutputOptions,
  ...outputOptions,
};

const canFlags = { ...roleFlags, ...cognitoRequestOptions };

function withScenarios(command: Argv) {
  return command.positional('scenario', {
    type: 'string',
    array: true,
    default: [],
    defaultDescription: 'none',
    description:
      'files or patterns, - for standard input: Cognito scenarios, one each or one a line',
  });
}

/** The arguments with those behind `--`, which are files whatever they look like. */
function withRest<
  T extends { readonly _: readonly (string | number)[]; readonly scenario: string[] },
>(given: T): T {
  return { ...given, scenario: [...given.scenario, ...given._.slice(2).map(String)] };
}

const roleExamples: readonly CognitoExample[] = [
  ['which role, and why', 'verdict cognito role scenario.json'],
  ['as somebody else', 'verdict cognito role scenario.json --guest'],
  [
    'fail unless it is this one',
    'verdict cognito role scenario.json --expect role:arn:aws:iam::111122223333:role/admin',
  ],
];

const canExamples: readonly CognitoExample[] = [
  ['from the login to the verdict', 'verdict cognito can scenario.json'],
  ['another request', 'verdict cognito can scenario.json -a s3:PutObject -r arn:aws:s3:::b/k'],
  ['one scenario a line', 'producer | verdict cognito can - --format ndjson | consumer'],
  ['fail unless it is allowed', 'verdict cognito can scenario.json --expect allowed'],
];

const tokenExamples: readonly CognitoExample[] = [
  ['a pasted token', 'verdict cognito token < token.txt'],
  [
    'with its signature',
    'verdict cognito token token.txt --jwks jwks.json --issuer eu-west-1_AbCdEfGhI --token-use id',
  ],
];
