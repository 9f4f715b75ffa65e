import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import build from '../../rolldown.config.ts';
import type * as Bulk from '../../src/bulk.ts';
import { prepare } from '../../src/evaluate/evaluate.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { readPolicy } from '../../src/policy/read-policy.ts';
import { readRequest } from '../../src/request/read-request.ts';
import type { Request } from '../../src/request/request.ts';

// Threads run the built modules: what is tested here is what ships.

let folder = '';

beforeAll(async () => {
  // Beside node_modules, where optional packages are looked for.
  folder = mkdtempSync(join(process.cwd(), 'node_modules', '.threads-'));
  const { output, ...input } = build;
  if (output === undefined || Array.isArray(output)) throw new Error('one output is expected');
  const bundle = await rolldown(input);
  await bundle.write({ ...output, dir: folder });
  await bundle.close();
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('verdict batch --jobs', () => {
  const scenario = (index: number) =>
    JSON.stringify({
      id: `${index}`,
      policies: {
        identity: [
          {
            Version: '2012-10-17',
            Statement: {
              Effect: 'Allow',
              Action: 's3:*',
              Resource: `arn:aws:s3:::b${index % 3}/*`,
            },
          },
        ],
      },
      request: {
        principal: 'arn:aws:iam::111122223333:user/ana',
        action: 's3:GetObject',
        resource: 'arn:aws:s3:::b1/k',
      },
    });
  const run = (lines: readonly string[], ...flags: readonly string[]) =>
    spawnSync(
      process.execPath,
      [join(folder, 'verdict.js'), 'batch', '--now', '2026-11-25', ...flags],
      { input: lines.join('\n'), encoding: 'utf8', maxBuffer: 1 << 28 },
    );

  test('answers what one thread answers, errors included, in the same order', () => {
    const lines = [...Array(2000).keys()].map(scenario);
    lines.splice(700, 1, '{', '', '{"request": 1}');
    const one = run(lines);
    const three = run(lines, '--jobs', '3');
    expect(one.stdout.split('\n')).toHaveLength(2002);
    expect(three.stdout).toBe(one.stdout);
    expect([three.status, three.stderr]).toEqual([one.status, one.stderr]);
    expect(three.status).toBe(2);
  });

  test('policies of the flags are read by every thread', () => {
    const file = join(folder, 'all.json');
    const allow = { Effect: 'Allow', Action: '*', Resource: '*' };
    writeFileSync(file, JSON.stringify({ Version: '2012-10-17', Statement: allow }));
    const request = { ...JSON.parse(scenario(0)).request };
    const lines = [...Array(600).keys()].map((id) => JSON.stringify({ id: `${id}`, request }));
    const { stdout, status } = run(lines, '-j', '2', '-p', `identity:${file}`);
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map(({ id }) => id)).toEqual([...Array(600).keys()].map(String));
    expect(answers.every(({ decision }) => decision === 'allowed')).toBe(true);
    expect(status).toBe(0);
  });

  test.each(['0', '-1', '1.5', '1e9', 'two'])('--jobs %s is refused', (jobs) => {
    const { status, stderr } = run([], `--jobs=${jobs}`);
    expect(status).toBe(2);
    expect(stderr).toContain('--jobs');
  });
});

describe('evaluateAll', () => {
  const policies = { identity: [policy()] };
  const requests: readonly Request[] = [...Array(3000).keys()].map((index) => request(index));

  function policy(): Policy {
    const { value } = readPolicy({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 's3:Get*', Resource: 'arn:aws:s3:::b/${aws:username}/*' },
        {
          Effect: 'Deny',
          Action: '*',
          Resource: '*',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ],
    });
    if (!value) throw new Error('the policy of the test is wrong');
    return value;
  }

  function request(index: number): Request {
    const { value } = readRequest({
      principal: 'arn:aws:iam::111122223333:user/ana',
      action: index % 2 ? 's3:GetObject' : 's3:PutObject',
      resource: `arn:aws:s3:::b/${index % 3 ? 'ana' : 'bob'}/${index}`,
      context: { 'aws:SecureTransport': String(index % 5 > 0) },
    });
    if (!value) throw new Error('the request of the test is wrong');
    return value;
  }

  const face = async (): Promise<typeof Bulk> =>
    import(pathToFileURL(join(folder, 'bulk.js')).href);

  test('gives the verdicts of one thread, in the order of the requests', async () => {
    const { evaluateAll } = await face();
    const decide = prepare(policies);
    const given = [];
    for await (const verdict of evaluateAll(policies, requests, { jobs: 2, piece: 100 })) {
      given.push(verdict);
    }
    expect(given).toEqual(requests.map((one) => decide(one)));
  });

  test('takes no more requests than a few pieces ahead, and ends when it is left', async () => {
    const { evaluateAll } = await face();
    let asked = 0;
    const endless = (function* () {
      for (;;) {
        asked += 1;
        yield request(asked);
      }
    })();
    let taken = 0;
    for await (const _ of evaluateAll(policies, endless, { jobs: 1, piece: 10 })) {
      taken += 1;
      if (taken === 35) break;
    }
    expect(asked).toBeLessThanOrEqual(70);
  });

  test.each([{ jobs: 0 }, { jobs: 1.5 }, { piece: -1 }])('%j is wrong use', async (options) => {
    const { evaluateAll } = await face();
    await expect(evaluateAll(policies, [], options).next()).rejects.toThrow(TypeError);
  });
});
