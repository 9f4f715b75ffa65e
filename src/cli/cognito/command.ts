import type { Argv } from 'yargs';
import type { ExitCode, Io } from '../io.ts';

/** Says what to run, once the command line has been read. */
export type Choose = (command: (io: Io) => Promise<ExitCode>) => void;

/** An example of a command line. */
export type CognitoExample = readonly [description: string, commandLine: string];

export type Examples = <T>(list: readonly CognitoExample[], command: Argv<T>) => Argv<T>;

export function withScenarios(command: Argv) {
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
export function withRest<
  T extends { readonly _: readonly (string | number)[]; readonly scenario: string[] },
>(given: T): T {
  return { ...given, scenario: [...given.scenario, ...given._.slice(2).map(String)] };
}
