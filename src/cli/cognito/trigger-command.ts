import type { Argv, CommandModule } from 'yargs';
import type { TriggerArguments } from '../commands/cognito-trigger.ts';
import type { ExitCode, Io } from '../io.ts';
import { outputOptions } from '../options.ts';
import {
  cognitoAnswerOptions,
  cognitoOutputOptions,
  cognitoTriggerOptions,
  runTriggerOptions,
} from './options.ts';

const triggerFlags = {
  ...cognitoTriggerOptions,
  ...runTriggerOptions,
  assume: cognitoAnswerOptions.assume,
  format: {
    ...cognitoOutputOptions.format,
    description: 'json: one answer a line; ndjson: one event a line as well, as they stream in',
  },
  ...outputOptions,
} as const;

type Choose = (command: (io: Io) => Promise<ExitCode>) => void;
type Example = readonly [description: string, commandLine: string];

/** `verdict cognito trigger`, loaded when it is called. */
export function triggerCommand(
  choose: Choose,
  examples: <T>(list: readonly Example[], command: Argv<T>) => Argv<T>,
): CommandModule<object, TriggerArguments & { readonly _: readonly (string | number)[] }> {
  return {
    command: 'trigger [event..]',
    describe: "What a Lambda trigger's answer does to a sign-in; checks recorded events",
    builder: (command) =>
      examples(
        triggerExamples,
        command
          .positional('event', {
            type: 'string',
            array: true,
            default: [],
            defaultDescription: 'none',
            description:
              'files or patterns, - for standard input: events as the function gets or returns them, one each or one a line',
          })
          .options(triggerFlags),
      ),
    handler: ({ _: rest, ...given }) =>
      choose(async (io) => {
        const { cognitoTrigger } = await import('../commands/cognito-trigger.ts');
        // Those behind `--` are files whatever they look like.
        const event = [...given.event, ...rest.slice(2).map(String)];
        return cognitoTrigger({ ...given, event }, io);
      }),
  };
}

const triggerExamples: readonly Example[] = [
  ['a recorded event, with its response', 'verdict cognito trigger event.json'],
  ['one event a line', 'verdict cognito trigger events.ndjson --format ndjson'],
  ['the role before and after', 'verdict cognito trigger event.json --scenario scenario.json'],
  [
    'what the function itself would answer',
    'verdict cognito trigger event.json --run-trigger index.mjs',
  ],
];
