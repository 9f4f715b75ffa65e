import type { Options } from 'yargs';
import type { ColorWish } from '../report/paint.ts';
import { expectations } from '../scenario/scenario.ts';
import { policyKinds } from './policy-kinds.ts';

const REQUEST = 'The request:';
const POLICIES = 'The policies:';
const OUTPUT = 'The answer:';

/** Flags of every command that decides. */
export const decidingOptions = {
  policy: {
    alias: 'p',
    type: 'string',
    array: true,
    nargs: 1,
    default: [],
    defaultDescription: 'none',
    group: POLICIES,
    description: `a policy as kind:file, the kind being ${policyKinds}; each scp or rcp is one more level, the organization's root first`,
  },
  unknown: {
    type: 'boolean',
    default: false,
    group: REQUEST,
    description: 'context keys that are not given are unknown, rather than absent',
  },
  now: {
    type: 'string',
    requiresArg: true,
    group: REQUEST,
    description: 'the time of the request, as 2026-11-22T10:00:00Z or seconds since 1970',
  },
} as const satisfies Record<string, Options>;

export const batchOptions = {
  jobs: {
    alias: 'j',
    type: 'number',
    requiresArg: true,
    default: 1,
    description: 'threads to answer on; answers keep their order',
  },
} as const satisfies Record<string, Options>;

/** Flags that make or change requests. */
export const requestOptions = {
  principal: {
    type: 'string',
    requiresArg: true,
    group: REQUEST,
    description: 'the ARN of the caller, `anonymous`, or JSON as in a scenario',
  },
  action: {
    alias: 'a',
    type: 'string',
    array: true,
    nargs: 1,
    default: [],
    defaultDescription: 'none',
    group: REQUEST,
    description: 'an action, such as s3:GetObject (repeatable)',
  },
  resource: {
    alias: 'r',
    type: 'string',
    array: true,
    nargs: 1,
    default: [],
    defaultDescription: 'none',
    group: REQUEST,
    description: 'the ARN of a resource, or * (repeatable)',
  },
  'resource-account': {
    type: 'string',
    requiresArg: true,
    group: REQUEST,
    description: 'the account that owns the resource, where its ARN does not say',
  },
  context: {
    alias: 'c',
    type: 'string',
    array: true,
    nargs: 1,
    default: [],
    defaultDescription: 'none',
    group: REQUEST,
    description: 'a context key, as key=value[,value] (repeatable)',
  },
  'context-file': {
    type: 'string',
    requiresArg: true,
    group: REQUEST,
    description: 'a JSON file that holds context keys',
  },
  expect: {
    choices: expectations,
    requiresArg: true,
    group: OUTPUT,
    description: 'what the answer should be; exit with 1 when it is not',
  },
} as const satisfies Record<string, Options>;

/** Flags that say how answers are shown. */
export const outputOptions = {
  color: {
    choices: ['auto', 'always', 'never'],
    default: 'auto',
    requiresArg: true,
    // `--no-color` reads as `--color=false`.
    coerce: (wish: ColorWish | false): ColorWish => (wish === false ? 'never' : wish),
    group: OUTPUT,
    description: 'colour the text; NO_COLOR and FORCE_COLOR are heeded',
  },
  quiet: {
    alias: 'q',
    type: 'boolean',
    default: false,
    group: OUTPUT,
    description: 'one line for each answer, and no warnings',
  },
} as const satisfies Record<string, Options>;

export const whatIfOptions = {
  format: {
    alias: 'f',
    choices: ['text', 'json', 'aws'],
    default: 'text',
    requiresArg: true,
    group: OUTPUT,
    description: "json: one answer a line; aws: the policy simulator's response",
  },
  'exit-status': {
    type: 'boolean',
    default: false,
    group: OUTPUT,
    description: 'exit with 0 allowed, 10 implicitDeny, 11 explicitDeny, 12 unknown',
  },
  instead: {
    type: 'string',
    array: true,
    nargs: 1,
    default: [],
    defaultDescription: 'none',
    group: POLICIES,
    description:
      'what would change under other policies: kind:file (repeatable), or a file with all of them',
  },
} as const satisfies Record<string, Options>;

export const explainOptions = {
  format: {
    alias: 'f',
    choices: ['text', 'json'],
    default: 'text',
    requiresArg: true,
    group: OUTPUT,
    description: 'json: one derivation a line',
  },
  error: {
    alias: 'e',
    type: 'string',
    requiresArg: true,
    group: REQUEST,
    description: 'an AWS access denied message to read the request from, or - for standard input',
  },
} as const satisfies Record<string, Options>;
