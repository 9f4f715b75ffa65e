import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { run } from '../../src/cli/main.ts';
import { type FakeWorld, fakeIo } from './fake-io.ts';

const root = new URL('../../', import.meta.url);
const handlers = new URL('corpus/cognito-triggers/handlers/', root).pathname;

const schema = new URL('grammar/schema/cognito-trigger-answer.schema.json', root);
const ajv = new Ajv2020({ allowUnionTypes: true, strictTypes: false, strictRequired: false });
const fits = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));

interface EventCase {
  readonly id: string;
  readonly event: unknown;
  readonly expect: {
    readonly trigger?: string;
    readonly event?: readonly string[];
    readonly response?: readonly string[];
    readonly effect?: { readonly kind: string };
  };
}

const { cases }: { readonly cases: readonly EventCase[] } = JSON.parse(
  readFileSync(new URL('corpus/cognito-triggers/events.json', root), 'utf8'),
);

function eventOf(id: string): string {
  return JSON.stringify(cases.find((one) => one.id === id)?.event, null, 2);
}

interface Answer {
  readonly file: string;
  readonly line?: number;
  readonly trigger?: string;
  readonly effect?: { readonly kind: string; readonly code?: string };
  readonly findings?: readonly { readonly code: string; readonly path?: string }[];
  readonly error?: { readonly code: string; readonly message: string };
}

async function verdict(args: readonly string[], world: FakeWorld = {}) {
  const { io, stdout, stderr } = fakeIo(world);
  const status = await run(['cognito', ...args], io);
  return { status, stdout: stdout(), stderr: stderr() };
}

function answersIn(stdout: string): readonly Answer[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

describe('a stream of all events of the corpus', () => {
  const stdin = cases.map(({ event }) => `${JSON.stringify(event)}\n`).join('');

  test('gets an answer to each, in order, that fits the published schema', async () => {
    const { status, stdout, stderr } = await verdict(['trigger', '-', '--format', 'ndjson'], {
      stdin,
    });
    const answers = answersIn(stdout);
    expect(answers.map(({ file, line }) => `${file} ${line}`)).toEqual(
      cases.map((_, index) => `stdin ${index + 1}`),
    );
    expect(answers.map(({ trigger, effect }) => [trigger, effect?.kind])).toEqual(
      cases.map(({ expect: { trigger, effect } }) => [trigger, effect?.kind]),
    );
    expect(
      answers.flatMap((answer) => (fits(answer) ? [] : [ajv.errorsText(fits.errors)])),
    ).toEqual([]);
    expect([status, stderr]).toEqual([2, '']);
  });

  test('tells every fault with its path', async () => {
    const { stdout } = await verdict(['trigger', '-', '--format', 'ndjson'], { stdin });
    const told = answersIn(stdout).map(({ findings = [] }) =>
      findings.map(({ code, path }) => `${code} ${path?.slice(1)}`),
    );
    const wanted = cases.map(({ expect: { trigger, event = [], response = [] } }) =>
      trigger === undefined ? [] : [...event, ...response],
    );
    expect(told).toEqual(wanted);
  });

  test('gets text for people that leaves nothing out', async () => {
    const { stdout } = await verdict(['trigger', '-'], { stdin });
    expect(stdout.match(/\[stdin, line \d+\]/g)).toHaveLength(cases.length);
    expect(stdout.split('\n').filter((line) => /undefined|\[object/.test(line))).toEqual([]);
  });
});

describe('exit codes', () => {
  test.each<[string, string, number]>([
    ['an answer that does what it says', 'L20', 0],
    ['an answer that is ignored', 'L21', 0],
    ['a refusal that the answer asks for', 'L12', 0],
    ['an answer that Cognito cannot use', 'L05', 1],
    ['an event that is none', 'L41', 2],
  ])('%s', async (_, id, wanted) => {
    const { status } = await verdict(['trigger', 'e.json'], { files: { 'e.json': eventOf(id) } });
    expect(status).toBe(wanted);
  });

  test('of several events the gravest tells', async () => {
    const files = { 'a.json': eventOf('L05'), 'b.json': eventOf('L20') };
    expect((await verdict(['trigger', '*.json'], { files })).status).toBe(1);
  });
});

describe('what keeps an event from being read', () => {
  test.each<[string, FakeWorld, string]>([
    ['no file', {}, 'scenario/file'],
    ['no JSON', { files: { 'e.json': '{"version": }' } }, 'syntax/missing-value'],
    ['no UTF-8', { files: { 'e.json': new Uint8Array([0xff, 0xfe, 0x7b]) } }, 'scenario/encoding'],
  ])('%s', async (_, world, code) => {
    const { status, stdout } = await verdict(['trigger', 'e.json', '-f', 'json'], world);
    const [answer] = answersIn(stdout);
    expect([status, answer?.error?.code, fits(answer)]).toEqual([2, code, true]);
  });

  test('a line that is none, among others', async () => {
    const stdin = `${eventOf('L20').replaceAll('\n', '')}\n[\n`;
    const { status, stdout } = await verdict(['trigger', '-', '-f', 'ndjson'], { stdin });
    expect([status, answersIn(stdout).map(({ error }) => error !== undefined)]).toEqual([
      2,
      [false, true],
    ]);
  });

  test('is told with the line where it stands', async () => {
    const { stderr, stdout } = await verdict(['trigger', 'e.json'], {
      files: { 'e.json': eventOf('L41') },
    });
    expect(stderr).toContain('e.json:3:20: error: no trigger has the source `PreSignup_SignUp`');
    expect(stdout).toContain('ERROR  no trigger has the source');
  });
});

describe('usage', () => {
  test.each<[readonly string[], string]>([
    [['trigger'], 'there is nothing to check'],
    [['trigger', 'e.json', '--handler', 'main'], '--handler names a function of the file'],
    [['role', 'e.json', '--handler', 'main'], '--handler names a function of the file'],
    [['trigger', 'e.json', '--scenario', 'a', '--scenario', 'b'], '--scenario is given twice'],
    [['trigger', 'e.json', '--run-trigger', 'a.js', '--run-trigger', 'b.js'], 'is given twice'],
    [['trigger', 'e.json', '--assume', 'nothing'], '--assume cannot be `nothing`'],
    [['triger', 'e.json'], 'there is no command `triger`'],
  ])('%j', async (args, wanted) => {
    const { status, stderr } = await verdict(args);
    expect([status, stderr]).toEqual([2, expect.stringContaining(wanted)]);
  });

  test('behind -- all are files', async () => {
    const { status } = await verdict(['trigger', '--', '-e.json'], {
      files: { '-e.json': eventOf('L20') },
    });
    expect(status).toBe(0);
  });

  test('the help says that a worker is no sandbox', async () => {
    for (const command of ['trigger', 'role', 'can']) {
      const { stdout } = await verdict([command, '--help']);
      expect(stdout.replace(/\s+/g, ' ')).toContain('a worker is no sandbox');
    }
  });
});

const scenario = JSON.parse(readFileSync(new URL('examples/cognito/pre-token.json', root), 'utf8'));
const tokenEvent = readFileSync(
  new URL('examples/cognito/triggers/pre-token-v2.json', root),
  'utf8',
);
const reader = 'arn:aws:iam::111122223333:role/Cognito_photosAuth_Role';
const editor = 'arn:aws:iam::111122223333:role/photos-editor';

describe('with a scenario', () => {
  const given = { 'e.json': tokenEvent, 's.json': JSON.stringify(scenario, null, 2) };

  test('the role is told before and after', async () => {
    const args = ['trigger', 'e.json', '--scenario', 's.json', '--format', 'json'];
    const { status, stdout } = await verdict(args, { files: given });
    const [answer] = answersIn(stdout);
    expect(answer).toMatchObject({
      role: { before: { roleArn: reader }, after: { roleArn: editor } },
    });
    expect([status, fits(answer)]).toEqual([0, true]);
  });

  test('the app client tells which attributes become claims', async () => {
    const event = JSON.parse(tokenEvent);
    event.request.userAttributes['custom:team'] = 'x';
    const args = ['trigger', 'e.json', '--format', 'json'];
    const files = { ...given, 'e.json': JSON.stringify(event) };
    const alone = await verdict(args, { files });
    const inPool = await verdict([...args, '--scenario', 's.json'], { files });
    expect(answersIn(alone.stdout)).toMatchObject([
      { effect: { idToken: { before: { 'custom:team': 'x' } } } },
    ]);
    expect(inPool.stdout).not.toContain('custom:team');
  });

  test('a client without a user gets no role', async () => {
    const files = { ...given, 'e.json': eventOf('L25') };
    const { stdout } = await verdict(['trigger', 'e.json', '--scenario', 's.json'], { files });
    expect(stdout).not.toContain('Role ');
    expect(stdout).toContain('no user of the user pool');
  });

  test.each<[string, string, string]>([
    ['is no file', '', 'cannot read `s.json`'],
    ['is no scenario', '{"identityPool": 1}', 's.json:1:'],
    ['is no JSON', '{', 's.json:1:'],
  ])('one that %s is an error', async (_, text, wanted) => {
    const files = { 'e.json': tokenEvent, ...(text !== '' && { 's.json': text }) };
    const { status, stdout, stderr } = await verdict(
      ['trigger', 'e.json', '--scenario', 's.json'],
      { files },
    );
    expect([status, stdout, stderr]).toEqual([2, '', expect.stringContaining(wanted)]);
  });
});

describe('--run-trigger on an event', () => {
  const files = { 'e.json': eventOf('L20') };

  test.each<[string, string, string | undefined]>([
    ['throws.mjs', 'the function throws: only on weekdays', 'UserLambdaValidationException'],
    ['throws-later.mjs', 'the function throws: too late', 'UserLambdaValidationException'],
    ['hangs.mjs', 'has not answered within 5000 ms', 'UnexpectedLambdaException'],
    ['exits.cjs', 'ends without an answer', 'InvalidLambdaResponseException'],
    ['never-settles.mjs', 'ends without an answer', 'InvalidLambdaResponseException'],
    ['answers-nothing.mjs', 'must return the event', 'InvalidLambdaResponseException'],
    ['cycle.mjs', 'is no JSON', 'InvalidLambdaResponseException'],
    ['broken.mjs', 'cannot be loaded', undefined],
    ['missing.mjs', 'there is no such file', undefined],
    ['other-name.js', 'exports no function `handler`', undefined],
  ])('%s is an error with exit code 2', async (name, why, code) => {
    const args = ['trigger', 'e.json', '--run-trigger', `${handlers}${name}`];
    const { status, stdout } = await verdict([...args, '--format', 'json'], { files });
    const [answer] = answersIn(stdout);
    expect(status).toBe(2);
    expect(stdout).toContain(why);
    expect(answer?.effect?.code).toBe(code);
    expect(fits(answer)).toBe(true);
  });

  test('tells people the same', async () => {
    const args = ['trigger', 'e.json', '--run-trigger', `${handlers}throws.mjs`];
    const { stdout, stderr } = await verdict([...args, '--quiet'], { files });
    expect(stdout).toBe('REFUSED  Pre token generation, version 1  [e.json]\n');
    expect(stderr).toBe('error: the function throws: only on weekdays [trigger/run]\n');
  });

  test('another function of the file is run when it is named', async () => {
    const { status, stdout } = await verdict(
      ['trigger', 'e.json', '--run-trigger', `${handlers}other-name.js`, '--handler', 'main'],
      { files },
    );
    expect([status, stdout]).toEqual([0, expect.stringContaining('other-name.js`, which was run')]);
  });
});

describe('--run-trigger on a login', () => {
  const editors = new URL('examples/cognito/triggers/editors.mjs', root).pathname;
  const [userPool] = scenario.userPools;
  const untriggered = { ...userPool, triggers: {} };

  function asked(change: object, flags: readonly string[] = [], file = editors) {
    const files = { 's.json': JSON.stringify({ ...scenario, ...change }) };
    return verdict(['role', 's.json', '--format', 'json', '--run-trigger', file, ...flags], {
      files,
    });
  }

  test('the function is the trigger, whatever the scenario says that it answers', async () => {
    const response = { claimsOverrideDetails: { groupOverrideDetails: {} } };
    const triggers = { PreTokenGeneration: { LambdaVersion: 'V1_0', response } };
    for (const pool of [untriggered, { ...userPool, triggers }]) {
      const { status, stdout } = await asked({ userPools: [pool] });
      expect([status, JSON.parse(stdout).role.roleArn]).toEqual([0, editor]);
    }
  });

  test('what it answers for another version is ignored', async () => {
    const triggers = { PreTokenGeneration: { LambdaVersion: 'V2_0' } };
    const { status, stdout } = await asked({ userPools: [{ ...userPool, triggers }] });
    expect([status, JSON.parse(stdout).role.roleArn]).toEqual([0, reader]);
  });

  test('the error of a function takes the place of the answer', async () => {
    const { status, stdout } = await asked({}, [], `${handlers}throws.mjs`);
    expect([status, JSON.parse(stdout)]).toMatchObject([
      2,
      { error: { code: 'trigger/run', message: 'the function throws: only on weekdays' } },
    ]);
  });

  test.each([
    ['a guest', { login: { ...scenario.login, logins: [] } }],
    [
      'a token',
      {
        login: {
          ...scenario.login,
          logins: [{ provider: scenario.login.logins[0].provider, claims: { sub: 'x' } }],
        },
      },
    ],
  ])('for %s nothing is run, and that is told', async (_, change) => {
    const files = { 's.json': JSON.stringify({ ...scenario, ...change }) };
    const args = ['role', 's.json', '--run-trigger', `${handlers}throws.mjs`];
    const { status, stderr } = await verdict(args, { files });
    expect([status, stderr]).toEqual([0, expect.stringContaining('is not run: no user signs in')]);
  });

  test('a sign-in that fails before runs nothing', async () => {
    const users = [{ ...userPool.users[0], Enabled: false }];
    const { status, stdout } = await asked(
      { userPools: [{ ...userPool, users }] },
      [],
      `${handlers}throws.mjs`,
    );
    expect([status, JSON.parse(stdout).role.code]).toEqual([0, 'NotAuthorizedException']);
  });

  test('a second login of the same pool is not asked, and is refused', async () => {
    const [login] = scenario.login.logins;
    const change = { login: { ...scenario.login, logins: [login, login] } };
    const { status, stdout } = await asked(change);
    expect([status, JSON.parse(stdout).role.code]).toEqual([0, 'ResourceConflictException']);
  });

  test('a first password is told to the function', async () => {
    const users = [{ ...userPool.users[0], UserStatus: 'FORCE_CHANGE_PASSWORD' }];
    const triggers = { PreTokenGeneration: { LambdaVersion: 'V3_0' } };
    const { stdout } = await asked(
      { userPools: [{ ...userPool, users, triggers }] },
      [],
      `${handlers}tells-event.mjs`,
    );
    const told = JSON.parse(JSON.parse(stdout).error.message.replace('the function throws: ', ''));
    expect(told).toEqual({
      version: '3',
      triggerSource: 'TokenGeneration_NewPasswordChallenge',
      region: 'eu-west-1',
      userPoolId: 'eu-west-1_Photos001',
      userName: 'ana',
      callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: 'webclient' },
      request: {
        userAttributes: {
          ...userPool.users[0].attributes,
          'cognito:user_status': 'FORCE_CHANGE_PASSWORD',
        },
        groupConfiguration: {
          groupsToOverride: ['readers'],
          iamRolesToOverride: [reader],
          preferredRole: reader,
        },
        scopes: ['aws.cognito.signin.user.admin'],
      },
      response: { claimsAndScopeOverrideDetails: null },
    });
  });
});
