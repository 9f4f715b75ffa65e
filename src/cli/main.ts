import yargs, { type Argv } from 'yargs';
import { withCognito } from './cognito/register.ts';
import { withData } from './data/register.ts';
import { type ExitCode, exitCodes, type Io, STDIN } from './io.ts';
import { withLint } from './lint/register.ts';
import {
  batchOptions,
  decidingOptions,
  explainOptions,
  outputOptions,
  requestOptions,
  whatIfOptions,
} from './options.ts';
import { explainFailure } from './parse-failure.ts';

/** Runs a command line, the program's name left out; never throws. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await runCommand(argv, io);
  } catch (error) {
    return afterFailure(error, io);
  }
}

/** A reader that has seen enough closes the pipe, which is no failure. */
function afterFailure(error: unknown, io: Io): ExitCode {
  if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return exitCodes.done;
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  io.err(`verdict: internal error: ${what.replace(/\s+/g, ' ')}\n`);
  io.err('  help: please report it, with the command line and, if you can, the input\n');
  return exitCodes.internal;
}

type Command = (io: Io) => Promise<ExitCode>;

async function runCommand(argv: readonly string[], io: Io): Promise<ExitCode> {
  let chosen: Command | undefined;
  const parser = commandLine(io, (command) => {
    chosen = command;
  });
  const printed = await parse(parser, argv);
  if (printed.problem !== undefined) {
    io.err(`${explainFailure(printed.problem, argv)}\n`);
    return exitCodes.badInput;
  }
  if (printed.output !== '') await io.out(`${printed.output}\n`);
  return chosen ? chosen(io) : exitCodes.done;
}

interface Printed {
  /** Help, version or completion. */
  readonly output: string;
  readonly problem?: string;
}

/** yargs prints and exits by itself unless told otherwise: here it only reports. */
async function parse(parser: Argv, argv: readonly string[]): Promise<Printed> {
  let problem: string | undefined;
  let output = '';
  parser.fail((message, error) => {
    problem ??= message ?? error?.message ?? 'the command line cannot be read';
  });
  // It drops a lone `-` among the arguments of a command.
  const named = argv.map((argument) => (argument === '-' ? STDIN : argument));
  await parser.parseAsync(named, {}, (_error, _parsed, printed) => {
    output = printed;
  });
  return problem === undefined ? { output } : { output: '', problem };
}

function commandLine(io: Io, choose: (command: Command) => void): Argv {
  const program = yargs()
    .scriptName('verdict')
    .usage('Decides what AWS IAM policies allow, and says why.\n\nUsage: $0 <command>')
    .locale('en')
    .wrap(100)
    .exitProcess(false)
    .parserConfiguration({ 'dot-notation': false, 'parse-positional-numbers': false })
    .strict()
    .demandCommand(1)
    .check(refuseRepeated)
    .version(io.version)
    .help()
    .alias({ help: 'h' })
    .completion('completion', 'Print a completion script for bash or zsh');
  const deciding = withLint(withCommands(program, choose), choose, examples);
  const commands = withData(withCognito(deciding, choose, examples), choose, examples);
  return examples(commonExamples, commands);
}

const commonExamples: readonly Example[] = [
  ['decide the requests of a file', 'verdict what-if scenario.json'],
  ['tell the whole derivation', 'verdict explain scenario.json'],
  ['one scenario in, one answer out, line by line', 'verdict batch scenarios.ndjson'],
  ['on four threads', 'verdict batch --jobs 4 scenarios.ndjson'],
  ['what is wrong with policies', 'verdict lint policies/'],
];

/** Commands are loaded when they are called: reading a policy takes libraries that help does not. */
function withCommands(program: Argv, choose: (command: Command) => void): Argv {
  return program
    .command(
      ['what-if [scenario..]', 'eval', 'simulate'],
      'Decide requests, and say why',
      (command) => examples(whatIfExamples, withScenarios(command).options(whatIfFlags)),
      (given) =>
        choose(async (world) =>
          (await import('./commands/what-if.ts')).whatIf(withRest(given), world),
        ),
    )
    .command(
      'explain [scenario..]',
      'Tell the whole derivation, or what an access denied message means',
      (command) => examples(explainExamples, withScenarios(command).options(explainFlags)),
      (given) =>
        choose(async (world) =>
          (await import('./commands/explain.ts')).explainCommand(withRest(given), world),
        ),
    )
    .command(
      'batch [file]',
      'Answer scenarios as they stream in: one JSON scenario, one JSON answer a line',
      (command) =>
        examples(
          batchExamples,
          command
            .positional('file', {
              type: 'string',
              description: 'newline-delimited JSON; standard input when absent or -',
            })
            .options({ ...decidingOptions, ...batchOptions }),
        ),
      (given) => choose(async (world) => (await import('./commands/batch.ts')).batch(given, world)),
    );
}

const whatIfFlags = { ...decidingOptions, ...requestOptions, ...outputOptions, ...whatIfOptions };
const explainFlags = { ...decidingOptions, ...requestOptions, ...outputOptions, ...explainOptions };

function withScenarios(command: Argv) {
  return command.positional('scenario', {
    type: 'string',
    array: true,
    default: [],
    defaultDescription: 'none',
    description:
      'files or patterns, - for standard input: scenarios, or inputs of SimulateCustomPolicy',
  });
}

/** The arguments with those behind `--`, which are files whatever they look like. */
function withRest<
  T extends { readonly _: readonly (string | number)[]; readonly scenario: string[] },
>(given: T): T {
  return { ...given, scenario: [...given.scenario, ...given._.slice(1).map(String)] };
}

type Example = readonly [description: string, commandLine: string];

/** Examples on lines of their own: side by side, long command lines are hard to read and copy. */
function examples<T>(list: readonly Example[], command: Argv<T>): Argv<T> {
  const lines = list.flatMap(([description, line]) => [`  # ${description}`, `  ${line}`, '']);
  return command.epilogue(['Examples:', ...lines, EXIT_CODES].join('\n'));
}

const EXIT_CODES = 'Exit codes: 0 done, 1 not as expected, 2 bad input or usage, 3 internal error.';

const whatIfExamples: readonly Example[] = [
  ['decide the requests of a file', 'verdict what-if scenario.json'],
  ['all files of a folder, a line each', "verdict what-if 'scenarios/**/*.json' --quiet"],
  [
    'without a scenario file',
    'verdict what-if -p identity:dev.json -p boundary:b.json -p scp:root.json \\\n' +
      '    --principal arn:aws:iam::111122223333:role/dev -c aws:RequestedRegion=eu-west-1 \\\n' +
      '    -a s3:PutObject -r arn:aws:s3:::logs/a.txt',
  ],
  [
    'which of the keys that were not given could change it',
    'verdict what-if scenario.json --unknown',
  ],
  ['what another policy would change', 'verdict what-if scenario.json --instead identity:new.json'],
  ['fail unless it is allowed', 'verdict what-if scenario.json --expect allowed'],
  ['in place of SimulateCustomPolicy', 'verdict what-if simulator-input.json --format aws'],
];

const explainExamples: readonly Example[] = [
  ['every policy, statement and comparison', 'verdict explain scenario.json'],
  [
    'what a message means',
    "verdict explain --error 'User: arn:aws:iam::111122223333:user/ana is not authorized to\n" +
      '    perform: s3:GetObject on resource: "arn:aws:s3:::b/k" because no identity-based policy\n' +
      "    allows the s3:GetObject action'",
  ],
  [
    'decide the request of a message, and compare reasons',
    'verdict explain --error - -p identity:ana.json < message.txt',
  ],
];

const batchExamples: readonly Example[] = [
  ['a file', 'verdict batch scenarios.ndjson > answers.ndjson'],
  ['a stream: answers come in order, as they are found', 'producer | verdict batch | consumer'],
  ['policies for lines that have none', 'verdict batch requests.ndjson -p identity:dev.json'],
];

/** A flag that takes one value must not silently take two. */
function refuseRepeated(given: Readonly<Record<string, unknown>>): true {
  const lists = [
    'policy',
    'action',
    'resource',
    'context',
    'instead',
    'scenario',
    'event',
    '_',
    'login',
    'assume',
    'audience',
    'pool',
    'identity',
    'parameter',
    ...(isLint(given) ? lintLists : []),
  ];
  for (const [name, value] of Object.entries(given)) {
    if (name.length > 1 && Array.isArray(value) && !lists.includes(name)) {
      throw new Error(`--${name} is given twice`);
    }
  }
  return true;
}

const lintLists = ['file', 'preset', 'format', 'rule', 'plugin'];

function isLint({ _: words }: Readonly<Record<string, unknown>>): boolean {
  return Array.isArray(words) && words[0] === 'lint';
}
