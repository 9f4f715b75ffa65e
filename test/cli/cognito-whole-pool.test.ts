import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { run } from '../../src/cli/main.ts';
import { readCases, type WholePoolCase } from '../cognito/whole-pool-case.ts';
import { readExtractCorpus } from '../extract/extract-case.ts';
import { fakeIo } from './fake-io.ts';

const ajv = new Ajv2020({ allowUnionTypes: true, strictTypes: false, strictRequired: false });
ajv.addFormat('date', /^\d{4}-\d\d-\d\d$/);

function schema(name: string) {
  const path = new URL(`../../grammar/schema/${name}.schema.json`, import.meta.url);
  return ajv.compile(JSON.parse(readFileSync(path, 'utf8')));
}

const fitsSurface = schema('cognito-guest-surface');
const fitsIsolation = schema('cognito-isolation');

async function verdict(
  args: readonly string[],
  files: Readonly<Record<string, string>> = {},
  stdin = '',
) {
  const { io, stdout, stderr } = fakeIo({ files, stdin });
  const status = await run(['cognito', ...args], io);
  return { status, stdout: stdout(), stderr: stderr() };
}

const text = (value: unknown) => JSON.stringify(value, null, 2);

interface Witness {
  readonly action: string;
  readonly resource: string;
  readonly context?: unknown;
}

/** What single requests get, one scenario each. */
async function decisions(scenarios: readonly object[]): Promise<readonly string[]> {
  const lines = scenarios.map((one) => `${JSON.stringify(one)}\n`).join('');
  const { stdout } = await verdict(['can', '-', '--format', 'ndjson'], {}, lines);
  return stdout.trim() === ''
    ? []
    : stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).decision);
}

interface DoorExpectation {
  readonly state: string;
  readonly allowed?: readonly string[];
  readonly conditional?: object;
  readonly indeterminate?: object;
  readonly missing?: readonly string[];
}

const surfaces = readCases<{ doors: readonly DoorExpectation[] }>('corpus/cognito-surface');

function scenarioIn({ id, identityPool, roles, login }: WholePoolCase<unknown>) {
  return { id, identityPool, roles, ...(login !== undefined && { login }) };
}

function outcomeOf(doors: readonly DoorExpectation[]) {
  const open = ({ state, allowed, conditional }: DoorExpectation) =>
    state === 'open' && (allowed ?? conditional) !== undefined;
  if (doors.some(open)) return 'open';
  const maybe = ({ state, missing, ...found }: DoorExpectation) =>
    state !== 'closed' &&
    (missing ?? found.allowed ?? found.conditional ?? found.indeterminate) !== undefined;
  return doors.some(maybe) ? 'indeterminate' : 'closed';
}

interface SurfaceDoor {
  readonly flow: string;
  readonly roleArn?: string;
  readonly state: string;
  readonly services?: readonly {
    readonly service: string;
    readonly actions: readonly {
      readonly name: string;
      readonly grants: readonly { readonly outcome: string; readonly witness: Witness }[];
    }[];
  }[];
}

describe('guest-surface of corpus/cognito-surface', () => {
  test.each(surfaces)('$id: $title', async (testCase) => {
    const files = { 'pool.json': text(scenarioIn(testCase)) };
    const json = await verdict(['guest-surface', 'pool.json', '--format', 'json'], files);
    const answer = JSON.parse(json.stdout);
    expect(fitsSurface(answer), JSON.stringify(fitsSurface.errors)).toBe(true);
    const outcome = outcomeOf(testCase.expect.doors);
    expect([answer.id, answer.outcome, json.status]).toEqual([
      testCase.id,
      outcome,
      outcome === 'closed' ? 0 : 1,
    ]);
    const people = await verdict(['guest-surface', 'pool.json'], files);
    expect([people.status, people.stderr]).toEqual([json.status, '']);
    expect(people.stdout).not.toMatch(/undefined|\[object Object/);
    const words = { open: 'OPEN', closed: 'CLOSED', indeterminate: 'INDETERMINATE' };
    expect(people.stdout.split(' ')[0]).toBe(words[outcome]);
    const names = namesIn(answer.doors).slice(0, 3);
    for (const name of names) expect(people.stdout).toContain(name);
    const line = await verdict(['guest-surface', 'pool.json', '--quiet'], files);
    expect(line.stdout).toBe(`${people.stdout.split('\n')[0]}\n`);
  });

  test.each(surfaces)('$id: every witness that is printed replays', async (testCase) => {
    const { stdout } = await verdict(
      ['guest-surface', '-', '--format', 'json'],
      {},
      text(scenarioIn(testCase)),
    );
    const { identityId, doors } = JSON.parse(stdout);
    const asked = (doors as readonly SurfaceDoor[])
      .filter(({ state }) => state === 'open')
      .flatMap(({ flow, roleArn, services = [] }) =>
        services.flatMap(({ actions }) =>
          actions.flatMap(({ grants }) =>
            grants
              .filter(({ outcome }) => outcome !== 'indeterminate')
              .map(({ witness }) => ({
                ...scenarioIn(testCase),
                login: { flow, identityId, logins: [], ...(flow === 'basic' && { roleArn }) },
                request: witness,
              })),
          ),
        ),
      );
    expect(await decisions(asked)).toEqual(asked.map(() => 'allowed'));
  });
});

function namesIn(doors: readonly SurfaceDoor[]): readonly string[] {
  return doors.flatMap(({ services = [] }) =>
    services.flatMap(({ service, actions }) => actions.map(({ name }) => `${service}:${name}`)),
  );
}

const role = 'arn:aws:iam::123456789012:role/Guest';
const poolId = 'us-east-1:11111111-1111-4111-8111-111111111111';

function guests(statement: object, classic?: boolean) {
  return {
    identityPool: {
      IdentityPoolId: poolId,
      AccountId: '123456789012',
      AllowUnauthenticatedIdentities: true,
      ...(classic !== undefined && { AllowClassicFlow: classic }),
      Roles: { unauthenticated: role },
    },
    roles: {
      [role]: {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Principal: { Federated: 'cognito-identity.amazonaws.com' },
            Action: 'sts:AssumeRoleWithWebIdentity',
            Condition: { StringEquals: { 'cognito-identity.amazonaws.com:aud': poolId } },
          },
        },
        policies: [
          {
            name: 'guest',
            policy: { Version: '2012-10-17', Statement: { Effect: 'Allow', ...statement } },
          },
        ],
      },
    },
  };
}

describe('guest-surface', () => {
  test('fails on what it is told to fail on', async () => {
    const statuses = async (statement: object) => {
      const files = { 'pool.json': text(guests(statement, false)) };
      const all = ['any', 'write', 'never'].map((level) =>
        verdict(['guest-surface', 'pool.json', '--quiet', '--fail-on', level], files),
      );
      return (await Promise.all(all)).map(({ status }) => status);
    };
    const resource = { Resource: 'arn:aws:s3:::b/*' };
    expect(await statuses({ Action: 's3:GetObject', ...resource })).toEqual([1, 0, 0]);
    expect(await statuses({ Action: 's3:PutObject', ...resource })).toEqual([1, 1, 0]);
    expect(await statuses({ Action: 's3:PutObjectTagging', ...resource })).toEqual([1, 1, 0]);
    expect(await statuses({ Action: 'iam:*', Resource: '*' })).toEqual([0, 0, 0]);
  });

  test('tells a role that may do everything by the first few names, and the rest by number', async () => {
    const files = { 'pool.json': text(guests({ Action: '*', Resource: '*' })) };
    const { stdout } = await verdict(['guest-surface', 'pool.json'], files);
    expect(stdout).toMatch(/^OPEN {2}guests can use \d+ actions of \d+ services\n/);
    expect(stdout).toMatch(/and actions of \d+ more services: JSON has them all/);
    expect(stdout).toMatch(/taken away by that list: .* and \d+ more\n/);
    expect(stdout).toMatch(/basic flow, into .*: open\n +without AWS's list for guests/);
    expect(stdout.split('\n').length).toBeLessThan(400);
  });

  test('has one answer a line, and the others are still answered', async () => {
    const lines = [
      JSON.stringify({ id: 'a', ...guests({ Action: 's3:GetObject', Resource: '*' }, false) }),
      '{"id": "b"}',
      JSON.stringify({ id: 'c', ...guests({ Action: 'iam:*', Resource: '*' }, false) }),
    ];
    const stdin = `${lines.join('\n')}\n`;
    const args = ['guest-surface', '-', '--format', 'ndjson'];
    const { status, stdout } = await verdict(args, {}, stdin);
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(status).toBe(2);
    expect(answers.map(({ id, outcome, error }) => [id, outcome ?? error.code])).toEqual([
      ['a', 'open'],
      ['b', 'cognito/missing-member'],
      ['c', 'closed'],
    ]);
    expect(answers.map((one) => fitsSurface(one))).toEqual([true, true, true]);
    const quiet = await verdict(['guest-surface', '-', '--quiet'], {}, stdin);
    expect(quiet.stdout.split('\n').map((line) => line.split(' ')[0])).toEqual([
      'OPEN',
      'ERROR',
      'CLOSED',
      '',
    ]);
  });

  test.each([
    [[], 'there is no pool to ask about'],
    [['pool.json', '--fail-on', 'leaks'], '--fail-on cannot be `leaks`'],
    [['pool.json', '--now', 'soon'], '--now `soon` is not a time'],
    [['pool.json', '--region', 'eu-west-1'], '--region says something about the files of --pool'],
    [['--pool', 'no.yaml'], 'cannot read `no.yaml`'],
  ])('refuses %j', async (args, problem) => {
    const { status, stdout, stderr } = await verdict(['guest-surface', ...args]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(problem);
  });

  test('another guest can be asked for', async () => {
    const own = 'arn:aws:s3:::b/${cognito-identity.amazonaws.com:sub}/*';
    const files = { 'pool.json': text(guests({ Action: 's3:GetObject', Resource: own }, false)) };
    const args = ['guest-surface', 'pool.json', '--identity-id', 'us-east-1:me'];
    expect((await verdict(args, files)).stdout).toContain(
      'such as s3:GetObject on arn:aws:s3:::b/us-east-1:me/example\n',
    );
  });
});

interface IsolationExpectation {
  readonly outcome: string;
  readonly owned: readonly string[];
  readonly leaks: readonly { readonly allowedPattern: string; readonly actions: object }[];
  readonly shared: readonly string[];
  readonly refusal?: string;
}

const isolations = readCases<IsolationExpectation>('corpus/cognito-isolation');

function identityFlags({ identities = [] }: WholePoolCase<unknown>): readonly string[] {
  return identities.flatMap(({ identityId }) => ['--identity', identityId]);
}

interface Identity {
  readonly identityId: string;
  readonly tags?: Readonly<Record<string, string>>;
}

const words: Readonly<Record<string, string>> = {
  isolated: 'ISOLATED  ',
  leaks: 'LEAKS  ',
  indeterminate: 'INDETERMINATE  ',
  nothingOwned: 'NOT ISOLATED  ',
  noSession: 'NO SESSION  ',
};

// On the command line two identities have the tags of the login.
const untagged = isolations.filter(({ identities = [] }) => !identities.some(({ tags }) => tags));

describe('isolation of corpus/cognito-isolation', () => {
  test.each(untagged)('$id: $title', async (testCase) => {
    const login = testCase.login ?? { logins: [] };
    const files = { 'pool.json': text({ ...scenarioIn(testCase), login }) };
    const args = ['isolation', 'pool.json', ...identityFlags(testCase)];
    const json = await verdict([...args, '--format', 'json'], files);
    const answer = JSON.parse(json.stdout);
    expect(fitsIsolation(answer), JSON.stringify(fitsIsolation.errors)).toBe(true);
    const { outcome, owned, leaks, shared } = testCase.expect;
    expect([answer.outcome, json.status]).toEqual([outcome, outcome === 'isolated' ? 0 : 1]);
    expect(patternsIn(answer.owned)).toEqual([...new Set(owned)].sort());
    expect(patternsIn(answer.shared)).toEqual([...new Set(shared)].sort());
    const people = await verdict(args, files);
    expect(people.stdout.startsWith(words[outcome] ?? 'no such word')).toBe(true);
    expect(people.stdout).not.toMatch(/undefined|\[object Object/);
    for (const pattern of owned) expect(people.stdout).toContain(pattern);
    for (const { allowedPattern } of leaks) expect(people.stdout).toContain(allowedPattern);
    const line = await verdict([...args, '--quiet'], files);
    expect(line.stdout).toBe(`${people.stdout.split('\n')[0]}\n`);
  });

  // Default tags are not named like their claims, so that these logins cannot bring them.
  const replayed = untagged.filter(({ id }) => id !== 'I14');
  test.each(replayed)('$id: every witness that is printed replays', async (testCase) => {
    const scenario = { ...scenarioIn(testCase), login: testCase.login ?? { logins: [] } };
    const args = ['isolation', '-', '--format', 'json', ...identityFlags(testCase)];
    const answer = JSON.parse((await verdict(args, {}, text(scenario))).stdout);
    const as = ({ identityId, tags = {} }: Identity, request: Witness) => ({
      ...scenario,
      login: loginOf(scenario.login, identityId, tags),
      request,
    });
    const asked = [
      ...answer.owned.map((one: Owned) => as(one.owner, one.witness)),
      ...answer.leaks.flatMap(({ owner, other, actions }: Leak) =>
        actions.flatMap((action) => [as(other, action.witness), as(owner, action.owner.witness)]),
      ),
    ];
    expect(await decisions(asked)).toEqual(asked.map(() => 'allowed'));
    for (const { witness } of answer.shared as readonly Owned[]) {
      const pairs: readonly (readonly Identity[])[] = answer.pairs;
      const both = await Promise.all(
        pairs.map(async (pair) => decisions(pair.map((one) => as(one, witness)))),
      );
      expect(both).toContainEqual(['allowed', 'allowed']);
    }
  });
});

interface Owned {
  readonly owner: Identity;
  readonly pattern: string;
  readonly witness: Witness;
}

interface Leak extends Owned {
  readonly other: Identity;
  readonly actions: readonly { readonly witness: Witness; readonly owner: Owned }[];
}

function patternsIn(items: readonly Owned[]): readonly string[] {
  return [...new Set(items.map(({ pattern }) => pattern))].sort();
}

/** The login of an identity whose tags are claims of their own names. */
function loginOf(login: unknown, identityId: string, tags: Readonly<Record<string, string>>) {
  const { logins = [], ...rest } = login as { logins?: readonly { claims?: object }[] };
  return {
    ...rest,
    identityId,
    logins: logins.map(({ claims, ...one }) => {
      const { team, ...bare }: Record<string, unknown> = { ...claims };
      return { ...one, claims: { ...bare, ...tags } };
    }),
  };
}

describe('isolation', () => {
  const leaky = { 'pool.json': text(guests({ Action: 's3:*', Resource: '*' }, false)) };

  test('fails on what it is told to fail on', async () => {
    const statuses = ['any', 'leaks', 'never'].map(async (level) => {
      const args = ['isolation', 'pool.json', '--guest', '--quiet', '--fail-on', level];
      return (await verdict(args, leaky)).status;
    });
    expect(await Promise.all(statuses)).toEqual([1, 0, 0]);
  });

  test.each([
    [[], 'there is no pool to ask about'],
    [['pool.json', '--identity', 'a'], '--identity `a` is to be compared with one other'],
    [['pool.json', '--assume', 'x'], '--assume cannot be `x`'],
    [['pool.json', '--now', 'soon'], '--now `soon` is not a time'],
    [['pool.json', '--guest', '--login', 'p'], '--guest cannot be combined with a login'],
    [['--pool', 'pool.yaml'], 'nobody says who signs in'],
  ])('refuses %j', async (args, problem) => {
    const { status, stdout, stderr } = await verdict(['isolation', ...args]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(problem);
  });

  test('tells tokens that expired where somebody says what time it is', async () => {
    const args = ['isolation', 'pool.json', '--guest', '--now', '2026-11-22T10:00:00Z', '-q'];
    expect((await verdict(args, leaky)).stdout).toMatch(/^NOT ISOLATED {2}/);
  });
});

const folder = new URL('../../corpus/extract/', import.meta.url);
const projects = Object.fromEntries(
  ['templates', 'plans', 'outputs'].flatMap((name) =>
    readdirSync(new URL(`${name}/`, folder)).map((path) => [
      `${name}/${path}`,
      readFileSync(new URL(`${name}/${path}`, folder), 'utf8'),
    ]),
  ),
);

const stack = ['--region', 'eu-west-1', '--account', '123456789012'];

describe('files of projects', () => {
  const readable = readExtractCorpus()
    .flatMap(({ cases }) => cases)
    .filter(({ expect: { ...expected } }) => !('errors' in expected));

  test.each(readable)('$id has a surface', async ({ files, options = {} }) => {
    const flags = [
      ...files.flatMap((path) => ['--pool', path]),
      ...(options.pool === undefined ? [] : ['--pool-name', options.pool]),
    ];
    const { stdout } = await verdict(['guest-surface', ...flags, '--format', 'json'], projects);
    const answer = JSON.parse(stdout);
    expect(fitsSurface(answer), JSON.stringify(fitsSurface.errors)).toBe(true);
    const people = await verdict(['guest-surface', ...flags], projects);
    expect(people.stdout).not.toMatch(/undefined|\[object Object|(?<![:\w])unresolved:/);
  });

  test('guests of a template are told by the lines of the template', async () => {
    const args = ['guest-surface', '--pool', 'templates/hand-written.yaml', ...stack];
    const { status, stdout } = await verdict(args, projects);
    expect(status).toBe(1);
    expect(stdout).toContain(
      'on `arn:aws:s3:::photos-dev-123456789012/public/*`, by templates/hand-written.yaml:64 read-public Statement[0]\n',
    );
  });

  test('whether guests get in is not guessed', async () => {
    const template = {
      Parameters: { Guests: { Type: 'String' }, Bucket: { Type: 'String' } },
      Resources: {
        Pool: {
          Type: 'AWS::Cognito::IdentityPool',
          Properties: {
            AllowUnauthenticatedIdentities: { Ref: 'Guests' },
            AllowClassicFlow: false,
          },
        },
        Guest: {
          Type: 'AWS::IAM::Role',
          Properties: {
            RoleName: 'guest',
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: {
                Effect: 'Allow',
                Principal: { Federated: 'cognito-identity.amazonaws.com' },
                Action: 'sts:AssumeRoleWithWebIdentity',
                Condition: {
                  StringEquals: { 'cognito-identity.amazonaws.com:aud': { Ref: 'Pool' } },
                },
              },
            },
            Policies: [
              {
                PolicyName: 'own',
                PolicyDocument: {
                  Version: '2012-10-17',
                  Statement: {
                    Effect: 'Allow',
                    Action: 's3:GetObject',
                    Resource: {
                      'Fn::Sub': 'arn:aws:s3:::${Bucket}/${!cognito-identity.amazonaws.com:sub}/*',
                    },
                  },
                },
              },
            ],
          },
        },
        Roles: {
          Type: 'AWS::Cognito::IdentityPoolRoleAttachment',
          Properties: {
            IdentityPoolId: { Ref: 'Pool' },
            Roles: { unauthenticated: { 'Fn::GetAtt': ['Guest', 'Arn'] } },
          },
        },
      },
    };
    const files = { 'stack.json': text(template) };
    const pool = ['--pool', 'stack.json', ...stack, '--quiet'];
    const surface = async (...more: string[]) =>
      verdict(['guest-surface', ...pool, ...more], files);
    const isolation = async (...more: string[]) =>
      verdict(['isolation', ...pool, '--guest', ...more], files);
    const given = (name: string, value: string) => ['--parameter', `${name}=${value}`];

    expect(await surface()).toMatchObject({
      status: 1,
      stdout: 'INDETERMINATE  guests may be able to use 1 action of 1 service\n',
    });
    expect((await surface(...given('Guests', 'false'))).stdout).toBe(
      'CLOSED  guests can use nothing\n',
    );
    expect((await surface(...given('Guests', 'true'))).stdout).toMatch(/^INDETERMINATE {2}/);
    const known = [...given('Guests', 'true'), ...given('Bucket', 'photos')];
    expect((await surface(...known)).stdout).toBe('OPEN  guests can use 1 action of 1 service\n');

    expect((await isolation()).stdout).toMatch(/^INDETERMINATE {2}/);
    expect((await isolation(...given('Guests', 'true'))).stdout).toMatch(/^INDETERMINATE {2}/);
    expect(await isolation(...known)).toMatchObject({
      status: 0,
      stdout: 'ISOLATED  no identity reaches what belongs to another\n',
    });

    const told = await verdict(
      ['isolation', '--pool', 'stack.json', ...stack, '--guest', ...given('Guests', 'true')],
      files,
    );
    expect(told.stdout).toMatch(/Undecided {2}policies of the role hang on `Bucket`\n/);
    expect(told.stdout).toMatch(
      /Not known {2}`Bucket` stack\.json:\d+:\d+: the parameter has no default, and no value was given\n/,
    );
    const doors = await verdict(['guest-surface', '--pool', 'stack.json', ...stack], files);
    expect(doors.stdout).toMatch(/enhanced flow, into .*: not known whether it is open, as nobody/);
    expect(doors.stdout).toMatch(/Not known {2}`Guests` stack\.json:\d+:\d+: /);
  });
});
