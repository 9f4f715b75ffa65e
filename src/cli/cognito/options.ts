import type { Options } from 'yargs';

const POOL = 'The pool:';
const LOGIN = 'The login:';
const REQUEST = 'The request:';
const OUTPUT = 'The answer:';

const repeated = {
  type: 'string',
  array: true,
  nargs: 1,
  default: [],
  defaultDescription: 'none',
} as const satisfies Options;

const single = { type: 'string', requiresArg: true } as const satisfies Options;

/** Flags of every `verdict cognito` command. */
export const cognitoOutputOptions = {
  format: {
    alias: 'f',
    choices: ['text', 'json', 'ndjson'],
    default: 'text',
    requiresArg: true,
    group: OUTPUT,
    description: 'json: one answer a line; ndjson: one scenario a line as well, as they stream in',
  },
} as const satisfies Record<string, Options>;

/** Where the identity pool, the user pools and the roles are read from, if not from the scenario. */
export const cognitoPoolOptions = {
  pool: {
    ...repeated,
    group: POOL,
    description:
      'a file or pattern to read the pool, its user pools and its roles from: a template of CloudFormation, SAM or the CDK, a plan of Terraform as JSON, output of the AWS CLI; - for standard input (repeatable; all of them together)',
  },
  'pool-name': {
    ...single,
    group: POOL,
    description: 'the identity pool that is meant, by its id, its name or what the file calls it',
  },
  region: { ...single, group: POOL, description: 'the region that the files are for' },
  account: { ...single, group: POOL, description: 'the account that the files are for' },
  parameter: {
    ...repeated,
    group: POOL,
    description:
      'name=value: a parameter of a template, or what AWS called a resource of the files (repeatable)',
  },
} as const satisfies Record<string, Options>;

export const cognitoLoginOptions = {
  guest: {
    type: 'boolean',
    default: false,
    group: LOGIN,
    description: 'nobody signs in',
  },
  login: {
    ...repeated,
    group: LOGIN,
    description:
      'who signs in: provider=…, and claims=file, token=file, or user=name,client=id of a user pool (repeatable)',
  },
  claims: { ...single, group: LOGIN, description: "a JSON file with the token's claims" },
  token: {
    ...single,
    group: LOGIN,
    description: 'a file with a token; its signature is not checked',
  },
  flow: {
    choices: ['enhanced', 'basic'],
    requiresArg: true,
    group: LOGIN,
    description: 'who asks STS for the role: the pool, or the caller',
  },
  'custom-role-arn': {
    ...single,
    group: LOGIN,
    description: 'the role that the caller asks the pool for',
  },
  'role-arn': {
    ...single,
    group: LOGIN,
    description: 'the role that the caller asks STS for, in the basic flow',
  },
  'identity-id': { ...single, group: LOGIN, description: "the identity's id, as GetId answers it" },
} as const satisfies Record<string, Options>;

export const cognitoRequestOptions = {
  action: { ...single, alias: 'a', group: REQUEST, description: 'an action, such as s3:GetObject' },
  resource: { ...single, alias: 'r', group: REQUEST, description: 'the ARN of a resource, or *' },
  'resource-account': {
    ...single,
    group: REQUEST,
    description: 'the account that owns the resource, where its ARN does not say',
  },
  context: {
    ...repeated,
    alias: 'c',
    group: REQUEST,
    description: 'a context key, as key=value[,value] (repeatable)',
  },
  'context-file': {
    ...single,
    group: REQUEST,
    description: 'a JSON file that holds context keys',
  },
} as const satisfies Record<string, Options>;

export const cognitoAnswerOptions = {
  expect: {
    ...single,
    group: OUTPUT,
    description:
      'what should come of it: allowed, explicitDeny, implicitDeny, indeterminate, notReached, role:<arn> or error:<code>; exit with 1 when it does not',
  },
  assume: {
    ...repeated,
    group: OUTPUT,
    description:
      'what you have measured where AWS publishes nothing: array-rules=elements or array-rules=substring',
  },
  unknown: {
    type: 'boolean',
    default: false,
    group: REQUEST,
    description: 'context keys that are not given are unknown, rather than absent',
  },
  now: {
    ...single,
    group: REQUEST,
    description:
      'the time, as 2026-11-22T10:00:00Z or seconds since 1970; only with it do tokens expire',
  },
} as const satisfies Record<string, Options>;

export const cognitoTokenOptions = {
  jwks: {
    ...single,
    group: LOGIN,
    description:
      "a JSON Web Key Set to verify the token's signature with; keys are never fetched, and the package aws-jwt-verify must be installed",
  },
  issuer: {
    ...single,
    group: LOGIN,
    description: 'who must have issued it, or the id of a user pool',
  },
  audience: {
    ...repeated,
    group: LOGIN,
    description: 'for whom it must have been issued: an app client or app id (repeatable)',
  },
  'token-use': {
    choices: ['id', 'access'],
    requiresArg: true,
    group: LOGIN,
    description: "what a user pool's token must be for",
  },
  now: {
    ...single,
    group: LOGIN,
    description: 'the time, as 2026-11-22T10:00:00Z or seconds since 1970; by default the clock',
  },
} as const satisfies Record<string, Options>;

const TRIGGER = 'The trigger:';

/** Flags that name a function to run; there is no other way to have JavaScript run. */
export const runTriggerOptions = {
  'run-trigger': {
    ...single,
    group: TRIGGER,
    description:
      "run this .js, .mjs or .cjs file as the trigger's function: in a worker, for 5 seconds and with 128 MB at most, without this process's environment; a worker is no sandbox: run only code that you trust",
  },
  handler: {
    ...single,
    group: TRIGGER,
    description: 'the name under which the file exports the function; by default handler',
  },
} as const satisfies Record<string, Options>;

export const cognitoTriggerOptions = {
  scenario: {
    ...single,
    group: TRIGGER,
    description:
      'a Cognito scenario: its identity pool tells the role before and after Pre Token Generation',
  },
} as const satisfies Record<string, Options>;

export const guestSurfaceOptions = {
  'identity-id': {
    ...single,
    group: LOGIN,
    description: 'the guest to ask for, where policies tell identities apart',
  },
  'fail-on': {
    choices: ['any', 'write', 'never'],
    default: 'any',
    requiresArg: true,
    group: OUTPUT,
    description:
      'when to exit with 1: any action that guests can or may be able to use, or only one that changes something',
  },
} as const satisfies Record<string, Options>;

export const isolationOptions = {
  identity: {
    ...repeated,
    group: LOGIN,
    description: 'an identity to compare with another (twice); by default, made up in several ways',
  },
  'fail-on': {
    choices: ['any', 'leaks', 'never'],
    default: 'any',
    requiresArg: true,
    group: OUTPUT,
    description:
      'when to exit with 1: whenever identities are not known to be kept apart, or only on a leak that was found',
  },
} as const satisfies Record<string, Options>;

export const cognitoCommandNames = [
  'role',
  'can',
  'guest-surface',
  'isolation',
  'token',
  'trigger',
] as const;

export const cognitoFlagNames: readonly string[] = [
  cognitoOutputOptions,
  cognitoPoolOptions,
  cognitoLoginOptions,
  cognitoRequestOptions,
  cognitoAnswerOptions,
  cognitoTokenOptions,
  runTriggerOptions,
  cognitoTriggerOptions,
  guestSurfaceOptions,
  isolationOptions,
].flatMap(Object.keys);
