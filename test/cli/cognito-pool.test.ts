import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { run } from '../../src/cli/main.ts';
import { type Asked, type ExtractCase, readExtractCorpus } from '../extract/extract-case.ts';
import { fakeIo } from './fake-io.ts';

const folder = new URL('../../corpus/extract/', import.meta.url);
const schema = new URL('../../grammar/schema/cognito-answer.schema.json', import.meta.url);
const ajv = new Ajv2020({ allowUnionTypes: true, strictTypes: false, strictRequired: false });
const fits = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));

const files = Object.fromEntries(
  ['templates', 'plans', 'outputs'].flatMap((name) =>
    readdirSync(new URL(`${name}/`, folder)).map((path) => [
      `${name}/${path}`,
      readFileSync(new URL(`${name}/${path}`, folder), 'utf8'),
    ]),
  ),
);

async function verdict(args: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const { io, stdout, stderr } = fakeIo({ files: { ...files, ...more } });
  const status = await run(args, io);
  return { status, stdout: stdout(), stderr: stderr() };
}

function poolFlags({ files: paths, options = {} }: ExtractCase): readonly string[] {
  const { pool, region, accountId, parameters = {} } = options;
  return [
    ...paths.flatMap((path) => ['--pool', path]),
    ...(pool === undefined ? [] : ['--pool-name', pool]),
    ...(region === undefined ? [] : ['--region', region]),
    ...(accountId === undefined ? [] : ['--account', accountId]),
    ...Object.entries(parameters).flatMap(([name, value]) => ['--parameter', `${name}=${value}`]),
  ];
}

const cases = readExtractCorpus().flatMap((file) => file.cases);
const questions = cases.flatMap((testCase) =>
  (testCase.ask ?? []).map((question, index) => ({ id: testCase.id, index, testCase, question })),
);

describe('every question of corpus/extract', () => {
  test.each(questions)('$id $index', async ({ testCase, question }) => {
    const { login, request } = question;
    const scenario = JSON.stringify({ login, ...(request && { request }) });
    const args = ['cognito', 'can', 'ask.json', ...poolFlags(testCase)];
    const json = await verdict([...args, '--format', 'json'], { 'ask.json': scenario });
    const answer = JSON.parse(json.stdout);
    expect(fits(answer), JSON.stringify(fits.errors)).toBe(true);
    expect(told(answer)).toEqual(wanted(question));
    for (const { file, line, column } of answer.hangsOn ?? []) {
      // What an attached thing or a missing file leaves open has no place.
      if (line !== undefined) expect([typeof file, column > 0]).toEqual(['string', true]);
    }
    const text = await verdict(args, { 'ask.json': scenario });
    expect(text.stdout).not.toMatch(/undefined|\[object Object|(?<![:\w])unresolved:/);
    for (const { what } of answer.hangsOn ?? []) expect(text.stdout).toContain(`\`${what}\``);
  });
});

interface Told {
  readonly role: { readonly outcome: string; readonly roleArn?: string; readonly code?: string };
  readonly trust: string;
  readonly decision: string;
  readonly hangsOn?: readonly { readonly what: string }[];
}

function told({ role, trust, decision, hangsOn = [] }: Told) {
  return {
    role: role.outcome === 'role' ? `role:${role.roleArn}` : role.outcome,
    trust,
    decision,
    hangsOn: [...new Set(hangsOn.map(({ what }) => what))].sort(),
  };
}

/** The command names the error that STS ends in, where the corpus names the refused role. */
function wanted({ role, trust, decision, hangsOn = [] }: Asked) {
  const refused = trust === 'implicitDeny' || trust === 'explicitDeny' || role.startsWith('error:');
  return {
    role: refused ? 'error' : role,
    trust,
    decision,
    hangsOn: [...hangsOn].sort(),
  };
}

test('what no file tells is said with its place, and never guessed', async () => {
  const { stderr } = await verdict([
    ...['cognito', 'role', '--guest', '--pool', 'templates/hand-written.yaml'],
    ...['--region', 'eu-west-1', '--account', '123456789012'],
  ]);
  expect(stderr.split('\n')).toEqual([
    'templates/hand-written.yaml:38:35: warning: `GoogleClientId` is not known: the parameter has no default, and no value was given [extract/unresolved]',
    'note: not named by the files, and the same thing wherever it stands: `Pool` templates/hand-written.yaml:29:5, `WebClient` templates/hand-written.yaml:22:5, `Users` templates/hand-written.yaml:35:33, `GuestRole` templates/hand-written.yaml:99:34',
    '',
  ]);
});

test('every case of corpus/extract tells each unknown value of its own files', async () => {
  for (const testCase of cases) {
    if ('errors' in testCase.expect) continue;
    const { stderr } = await verdict(['cognito', 'role', '--guest', ...poolFlags(testCase)]);
    for (const unknown of testCase.expect.unknown) {
      const [what = ''] = unknown.split(' @ ');
      expect(stderr, testCase.id).toContain(`\`${what}\` is not known`);
    }
    for (const symbol of testCase.expect.symbols) {
      expect(stderr, testCase.id).toContain(`\`${symbol}\` `);
    }
  }
});

test.each(cases.filter(({ expect: { ...expected } }) => 'errors' in expected))(
  'a configuration that AWS refuses is refused with its place: $id',
  async (testCase) => {
    const flags = [...poolFlags(testCase), '--format', 'json'];
    const { status, stdout } = await verdict(['cognito', 'role', '--guest', ...flags]);
    expect(status).toBe(2);
    const answer = JSON.parse(stdout);
    expect(fits(answer)).toBe(true);
    const { errors } = 'errors' in testCase.expect ? testCase.expect : { errors: [] };
    expect(answer.error.code).toBe(errors[0]?.code);
  },
);

const stages = ['--pool', 'templates/stages.yaml', '--region', 'eu-west-1'];

describe('several pools', () => {
  const both = [...stages, '--pool', 'templates/sam.yaml'];

  test('are named, and none is taken', async () => {
    const { status, stderr } = await verdict(['cognito', 'role', '--guest', ...both]);
    expect(status).toBe(2);
    expect(stderr).toBe(
      'error: the files tell of 2 identity pools [extract/several-pools]\n' +
        '  help: say which one with --pool-name: `Pool`, `IdentityPool`\n',
    );
  });

  test('are told apart by what the file calls them', async () => {
    const args = ['cognito', 'role', '--guest', '--quiet', ...both, '--pool-name'];
    expect((await verdict([...args, 'Pool'])).stdout).toMatch(/^ROLE {2}.*role\/guest-b-test\n$/);
    expect((await verdict([...args, 'IdentityPool'])).stdout).toBe(
      'REFUSED  NotAuthorizedException\n',
    );
    const { status, stderr } = await verdict([...args, 'Pools']);
    expect([status, stderr]).toEqual([
      2,
      'error: the files tell of no identity pool `Pools` [extract/no-pool]\n  help: there are `Pool`, `IdentityPool`\n',
    ]);
  });
});

describe('a name that AWS gave later', () => {
  const ask = ['-a', 's3:GetObject', '-r', 'arn:aws:s3:::notes-help/drafts/a', '--quiet'];
  const sam = [
    '--pool',
    'templates/sam.yaml',
    '--region',
    'eu-west-1',
    '--account',
    '123456789012',
  ];
  const known = ['--parameter', 'UserPoolId=eu-west-1_Notes', '--parameter', 'ClientId=web'];
  const claims = { 'claims.json': '{"aud": "web", "sub": "ana", "token_use": "id"}' };
  const login = 'provider=cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Notes,claims=claims.json';

  test.each([
    [[], 'INDETERMINATE'],
    [['--parameter', 'Blocked=drafts'], 'DENY (explicit)'],
    [['--parameter', 'Blocked=other'], 'ALLOW'],
  ])('can be told: %j', async (more, word) => {
    const args = ['cognito', 'can', ...sam, ...known, ...more, '--login', login, ...ask];
    const { stdout } = await verdict(args, claims);
    expect(stdout).toBe(`${word}  s3:GetObject on arn:aws:s3:::notes-help/drafts/a\n`);
  });

  test('never counts as a grant while it is not', async () => {
    const args = ['cognito', 'can', ...sam, ...known, '--login', login, ...ask];
    expect((await verdict([...args, '--expect', 'allowed'], claims)).status).toBe(1);
    expect((await verdict([...args, '--expect', 'indeterminate'], claims)).status).toBe(0);
  });

  test('and everything else as well, where nobody gave the parameters', async () => {
    const args = ['cognito', 'can', ...sam, '--login', login, ...ask.slice(0, 4)];
    const { stdout } = await verdict(args, claims);
    expect(stdout).toContain(
      'Role       cannot be told: role:arn:aws:iam::123456789012:role/unresolved_CallerRole or error:*\n',
    );
    expect(stdout).toContain(
      'Not known  `ClientId` templates/sam.yaml:33:26: the parameter has no default, and no value was given\n' +
        '             `UserPoolId` templates/sam.yaml:34:30: its value is in the Parameter Store\n',
    );
    expect(stdout).toContain('INDETERMINATE: it hangs on what the files do not tell\n');
  });
});

describe('scenarios beside --pool', () => {
  test('have a login and a request, one a line too, with ids of their own', async () => {
    const request = { action: 's3:GetObject', resource: 'arn:aws:s3:::site/t/a' };
    const lines = ['a', 'b'].map((id) => JSON.stringify({ id, login: { logins: [] }, request }));
    const args = ['cognito', 'can', 'ask.jsonl', ...stages, '--quiet'];
    const { status, stdout } = await verdict(args, { 'ask.jsonl': `${lines.join('\n')}\n` });
    expect(status).toBe(0);
    expect(stdout).toBe(
      'ALLOW  s3:GetObject on arn:aws:s3:::site/t/a  [a]\nALLOW  s3:GetObject on arn:aws:s3:::site/t/a  [b]\n',
    );
  });

  test('have no pool, roles or users of their own', async () => {
    const scenario =
      '{"login": {"logins": []},\n "identityPool": {}, "roles": {}, "userPools": []}';
    const args = ['cognito', 'role', 'ask.json', ...stages, '--format', 'json'];
    const { status, stdout } = await verdict(args, { 'ask.json': scenario });
    const { error } = JSON.parse(stdout);
    expect(status).toBe(2);
    expect([error, ...error.more].map(({ code, path, line }) => [code, path, line])).toEqual([
      ['cognito/duplicate', '/identityPool', 2],
      ['cognito/duplicate', '/roles', 2],
      ['cognito/duplicate', '/userPools', 2],
    ]);
  });
});

describe('standard input', () => {
  const { io, stdout, stderr } = fakeIo({ stdin: files['templates/stages.yaml'] ?? '' });
  const pool = ['cognito', 'role', '--pool', '-'];

  test('may be one of the files', async () => {
    expect(await run([...pool, '--guest', '--quiet'], io)).toBe(0);
    expect(stdout()).toContain('role/guest-b-test\n');
  });

  test('but not the scenarios as well, nor anything but text', async () => {
    expect(await run([...pool, '-'], io)).toBe(2);
    expect(stderr()).toContain('standard input cannot be both the pool and the scenarios');
    const bytes = fakeIo({ stdin: new Uint8Array([0xff]) });
    expect(await run([...pool, '--guest'], bytes.io)).toBe(2);
    expect(bytes.stderr()).toContain('not UTF-8 text');
  });
});

test.each(['role', 'can', 'guest-surface', 'isolation'])(
  '`%s --help` has examples, with --pool among them',
  async (command) => {
    const { status, stdout } = await verdict(['cognito', command, '--help']);
    const [flags = '', shown = ''] = stdout.split('Examples:');
    expect(status).toBe(0);
    expect(flags).toContain('--pool-name');
    expect(shown).toContain(`verdict cognito ${command} --pool `);
    expect(shown).toContain('Exit codes: 0 done');
  },
);

describe('flags that do not go together', () => {
  test.each([
    [['--region', 'eu-west-1', 's.json'], '--region says something about the files of --pool'],
    [['--parameter', 'A=b', 's.json'], '--parameter says something about the files of --pool'],
    [[...stages], 'nobody says who signs in'],
    [[...stages, '--guest', '--parameter', 'A'], '--parameter `A` has no value'],
    [[...stages, '--guest', '--account', '12'], '--account `12` is no account'],
  ])('%j', async (args, problem) => {
    const { status, stdout, stderr } = await verdict(['cognito', 'role', ...args]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(problem);
  });

  test.each([
    ['nothing.yaml', 'cannot read `nothing.yaml`: there is no such file'],
    ['odd.json', '`odd.json` is none of the files that Cognito can be read from'],
    ['broken.yaml', 'error'],
  ])('a file that is no use: %s', async (path, problem) => {
    const more = { 'odd.json': '{"a": 1}', 'broken.yaml': 'a: [' };
    const { status, stdout, stderr } = await verdict(
      ['cognito', 'role', '--guest', '--pool', path],
      more,
    );
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(problem);
  });
});
