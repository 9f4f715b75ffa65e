import type { Argv } from 'yargs';
import type { ExitCode, Io } from '../io.ts';
import { outputOptions } from '../options.ts';
import {
  fixOptions,
  lintOptions,
  lintOutputOptions,
  ruleFormatOptions,
  rulesOptions,
} from './options.ts';

type Choose = (command: (io: Io) => Promise<ExitCode>) => void;

/** An example of a command line. */
export type LintExample = readonly [description: string, commandLine: string];

/** Adds the commands about lint rules; each is loaded when it is called. */
export function withLint(
  program: Argv,
  choose: Choose,
  examples: <T>(list: readonly LintExample[], command: Argv<T>) => Argv<T>,
): Argv {
  return withRules(program, choose, examples).command(
    'lint [file..]',
    'Tell what is wrong with policies, and put it right',
    (command) => examples(lintExamples, withFiles(command).options(lintFlags)),
    (given) =>
      choose(async (io) => (await import('../commands/lint.ts')).lintCommand(withRest(given), io)),
  );
}

function withRules(
  program: Argv,
  choose: Choose,
  examples: <T>(list: readonly LintExample[], command: Argv<T>) => Argv<T>,
): Argv {
  return program
    .command(
      'rules',
      'List the lint rules',
      (command) =>
        examples(
          [['those that are on by default', 'verdict rules --preset recommended']],
          command.options(rulesFlags),
        ),
      (given) => choose(async (io) => (await import('../commands/rules.ts')).listRules(given, io)),
    )
    .command(
      'explain-rule <id>',
      'Tell what a lint rule finds, why, and what to do',
      (command) =>
        examples(
          [
            ['a rule', 'verdict explain-rule missing-effect'],
            ['by the code of Access Analyzer', 'verdict explain-rule MISSING_EFFECT'],
          ],
          command
            .positional('id', { type: 'string', demandOption: true, description: 'the rule' })
            .options(explainRuleFlags),
        ),
      (given) =>
        choose(async (io) => (await import('../commands/rules.ts')).explainRule(given, io)),
    );
}

const { color } = outputOptions;
const rulesFlags = { ...rulesOptions, ...ruleFormatOptions, color };
const explainRuleFlags = { ...ruleFormatOptions, color };

const lintFlags = { ...lintOptions, ...fixOptions, ...lintOutputOptions, ...outputOptions };

function withFiles(command: Argv) {
  return command.positional('file', {
    type: 'string',
    array: true,
    default: [],
    defaultDescription: 'none',
    description: 'files, folders or patterns, - for standard input',
  });
}

/** The arguments with those behind `--`, which are files whatever they look like. */
function withRest<T extends { readonly _: readonly (string | number)[]; readonly file: string[] }>(
  given: T,
): T {
  return { ...given, file: [...given.file, ...given._.slice(1).map(String)] };
}

const lintExamples: readonly LintExample[] = [
  ['a policy', 'verdict lint policy.json'],
  ['every policy of a folder', 'verdict lint policies/'],
  ['a bucket policy', 'verdict lint --type resource --resource-type AWS::S3::Bucket bucket.json'],
  ['what fixes would change', 'verdict lint --fix-dry-run --unsafe policies/'],
  ['for code scanning, beside the text', 'verdict lint -f text -f sarif=lint.sarif policies/'],
  [
    "in place of Access Analyzer's ValidatePolicy",
    'verdict lint --format access-analyzer --preset aws-parity policy.json',
  ],
];
