import type { Options } from 'yargs';
import { presets } from '../../lint/levels.ts';
import { allTypeWords } from '../../lint/type-words.ts';

const WHAT = 'What is linted:';
const RULES = 'The rules:';
const FIXES = 'Fixes:';
const OUTPUT = 'The answer:';
const VERDICT = 'The exit code:';

/** How findings can be told. */
export const formatNames = [
  'text',
  'json',
  'ndjson',
  'access-analyzer',
  'sarif',
  'github',
  'gitlab',
  'junit',
  'checkstyle',
  'md',
] as const;

export type FormatName = (typeof formatNames)[number];

export const lintOptions = {
  type: {
    alias: 't',
    choices: ['auto', ...allTypeWords],
    default: 'auto',
    requiresArg: true,
    group: WHAT,
    description: 'what the policies are; found out for each of them with auto',
  },
  'resource-type': {
    type: 'string',
    requiresArg: true,
    group: WHAT,
    description: 'what resource policies are attached to, such as AWS::S3::Bucket',
  },
  stdin: {
    type: 'boolean',
    default: false,
    group: WHAT,
    description: 'read standard input, as - does',
  },
  'stdin-filename': {
    type: 'string',
    requiresArg: true,
    group: WHAT,
    description: 'what standard input is called in findings and configuration',
  },
  preset: {
    choices: presets,
    array: true,
    nargs: 1,
    group: RULES,
    description: 'which rules are on (repeatable); recommended when nothing else is said',
  },
  rule: {
    type: 'string',
    array: true,
    nargs: 1,
    default: [],
    defaultDescription: 'none',
    group: RULES,
    description: 'how loud a rule is, as ID=level: on, off or a severity (repeatable)',
  },
  config: {
    type: 'string',
    requiresArg: true,
    // `--no-config` reads as `--config=false`.
    coerce: (file: string | false): string | false => file,
    group: RULES,
    description: 'the configuration; the nearest verdict.config file when not said',
  },
  plugin: {
    type: 'string',
    array: true,
    nargs: 1,
    default: [],
    defaultDescription: 'none',
    group: RULES,
    description: 'a JavaScript file with rules; runs its code (repeatable)',
  },
  baseline: {
    type: 'string',
    requiresArg: true,
    group: RULES,
    description: 'a file of findings that are known and not told',
  },
  'write-baseline': {
    type: 'boolean',
    default: false,
    group: RULES,
    description: 'make the baseline, or take from it what is no longer found',
  },
} as const satisfies Record<string, Options>;

export const fixOptions = {
  fix: {
    type: 'boolean',
    default: false,
    group: FIXES,
    description: 'apply the fixes that change no grant, in place',
  },
  unsafe: {
    type: 'boolean',
    default: false,
    group: FIXES,
    description: 'and those after which the policy means what was most likely meant',
  },
  'fix-dry-run': {
    type: 'boolean',
    default: false,
    group: FIXES,
    description: 'print what --fix would change as a unified diff',
  },
} as const satisfies Record<string, Options>;

export const lintOutputOptions = {
  format: {
    alias: 'f',
    type: 'string',
    array: true,
    nargs: 1,
    default: ['text'],
    defaultDescription: 'text',
    group: OUTPUT,
    description: `${formatNames.join(', ')}; NAME=FILE writes a file (repeatable)`,
  },
  output: {
    alias: 'o',
    type: 'string',
    requiresArg: true,
    group: OUTPUT,
    description: 'the file to write instead of standard output',
  },
  'fail-on': {
    type: 'string',
    requiresArg: true,
    default: 'securityWarning',
    group: VERDICT,
    description:
      'exit with 1 from this severity on: error, securityWarning, warning, suggestion or never',
  },
  'max-warnings': {
    type: 'string',
    requiresArg: true,
    group: VERDICT,
    description: 'exit with 1 when there are more findings than that below error',
  },
  'allow-empty': {
    type: 'boolean',
    default: false,
    group: VERDICT,
    description: 'to lint nothing is not a failure',
  },
} as const satisfies Record<string, Options>;

export const rulesOptions = {
  preset: {
    choices: presets,
    requiresArg: true,
    group: RULES,
    description: 'only those of a preset',
  },
} as const satisfies Record<string, Options>;

export const ruleFormatOptions = {
  format: {
    alias: 'f',
    choices: ['text', 'json'],
    default: 'text',
    requiresArg: true,
    group: OUTPUT,
    description: 'how to print it',
  },
} as const satisfies Record<string, Options>;
