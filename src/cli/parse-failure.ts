import { quoted } from '../../grammar/json/members.ts';
import { nearest } from '../text/suggest.ts';
import { cognitoCommandNames, cognitoFlagNames } from './cognito/options.ts';
import { dataInfoOptions, dataUpdateOptions } from './data/register.ts';
import { fixOptions, lintOptions, lintOutputOptions } from './lint/options.ts';
import {
  batchOptions,
  decidingOptions,
  explainOptions,
  outputOptions,
  requestOptions,
  whatIfOptions,
} from './options.ts';

const commandNames = [
  'what-if',
  'explain',
  'batch',
  'lint',
  'rules',
  'explain-rule',
  'cognito',
  'data',
] as const;

const dataCommandNames = ['info', 'update'] as const;

const commandAliases = ['eval', 'simulate', 'completion'];

const flagNames = [
  ...[decidingOptions, requestOptions, outputOptions, whatIfOptions, explainOptions].flatMap(
    Object.keys,
  ),
  ...[lintOptions, fixOptions, lintOutputOptions].flatMap(Object.keys),
  ...cognitoFlagNames,
  ...[batchOptions, dataInfoOptions, dataUpdateOptions].flatMap(Object.keys),
  'help',
  'version',
];

/** What is wrong with a command line that does not parse, and what was meant. */
export function explainFailure(message: string, argv: readonly string[]): string {
  const [command] = argv;
  if (command === undefined) return told('verdict', 'a command is missing', commandsHelp);
  if (!command.startsWith('-') && !isCommand(command))
    return told('verdict', ...wrongCommand(command));
  if (command === 'cognito') {
    const [, below] = argv;
    if (below === undefined || !isOneOf(cognitoCommandNames, below)) {
      return told('verdict cognito', ...wrongCognitoCommand(below));
    }
  }
  if (command === 'data' && !isOneOf(dataCommandNames, argv[1] ?? '')) {
    const problem =
      argv[1] === undefined ? 'a command is missing' : `there is no command ${quoted(argv[1])}`;
    return told('verdict data', problem, `the commands are ${dataCommandNames.join(', ')}`);
  }
  const program = programIn(argv);
  const unknown = /^Unknown arguments?: (.*)$/.exec(message)?.[1]?.split(', ')[0];
  if (unknown !== undefined) return told(program, ...wrongFlag(unknown));
  return told(program, ...inOurWords(message));
}

const commandsHelp = `the commands are ${commandNames.join(', ')}`;

function isCommand(word: string): boolean {
  return [...commandNames, ...commandAliases].includes(word);
}

function isOneOf(words: readonly string[], word: string): boolean {
  return words.includes(word);
}

/** The words of a command line that name its command. */
function programIn([command = '', below = '']: readonly string[]): string {
  if (command === 'cognito' || command === 'data') return `verdict ${command} ${below}`;
  return isCommand(command) ? `verdict ${command}` : 'verdict';
}

type Fault = [problem: string, help?: string];

function told(program: string, problem: string, help?: string): string {
  const lines = [`${program}: ${problem}`];
  if (help !== undefined) lines.push(`  help: ${help}`);
  lines.push(`  see \`${program} --help\``);
  return lines.join('\n');
}

function wrongCommand(word: string): Fault {
  const meant = nearest(word, [...commandNames, ...commandAliases]);
  const problem = `there is no command ${quoted(word)}`;
  if (meant !== undefined) return [problem, `did you mean \`verdict ${meant}\`?`];
  return [problem, /[./]/.test(word) ? `did you mean \`verdict what-if ${word}\`?` : commandsHelp];
}

function wrongCognitoCommand(word: string | undefined): Fault {
  const help = `the commands are ${cognitoCommandNames.join(', ')}`;
  if (word === undefined || word.startsWith('-')) return ['a command is missing', help];
  const meant = nearest(word, [...cognitoCommandNames]);
  const problem = `there is no command ${quoted(word)}`;
  if (meant !== undefined) return [problem, `did you mean \`verdict cognito ${meant}\`?`];
  return [problem, /[./]/.test(word) ? `did you mean \`verdict cognito can ${word}\`?` : help];
}

function wrongFlag(name: string): Fault {
  const flag = name.length === 1 ? `-${name}` : `--${name}`;
  const meant = nearest(name, flagNames);
  const problem = `there is no flag ${quoted(flag)}`;
  return meant === undefined ? [problem] : [problem, `did you mean \`--${meant}\`?`];
}

/** yargs' messages on one line and in our style. */
function inOurWords(message: string): Fault {
  const missing = /^Not enough arguments following: (.*)$/.exec(message)?.[1];
  if (missing !== undefined) return [`--${missing} needs a value`];
  const invalid = /Argument: ([^,]*), Given: (.*), Choices: (.*)/.exec(message);
  if (invalid) return wrongChoice(invalid.slice(1).map((part) => part.replaceAll('"', '')));
  const line = message.replace(/\s+/g, ' ').trim();
  return [`${line.charAt(0).toLowerCase()}${line.slice(1)}`];
}

function wrongChoice([name = '', given = '', choices = '']: readonly string[]): Fault {
  const meant = nearest(given, choices.split(', '));
  const help = meant === undefined ? `choose one of ${choices}` : `did you mean \`${meant}\`?`;
  return [`--${name} cannot be ${quoted(given)}`, help];
}
