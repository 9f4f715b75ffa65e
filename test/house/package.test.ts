import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { type OutputChunk, rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import build from '../../rolldown.config.ts';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));

test('the package has nothing to install beside itself', () => {
  expect(manifest.dependencies).toBeUndefined();
  expect(manifest.optionalDependencies).toBeUndefined();
});

test('what it can use and does not need is an optional peer', () => {
  const peers = Object.keys(manifest.peerDependencies);
  expect(peers).toEqual(['aws-jwt-verify']);
  for (const peer of peers) {
    expect(manifest.peerDependenciesMeta).toHaveProperty([peer, 'optional'], true);
  }
});

describe('the built files', () => {
  const chunks = new Map<string, OutputChunk>();
  let licences = '';

  beforeAll(async () => {
    const { output, ...input } = build;
    if (output === undefined || Array.isArray(output)) throw new Error('one output is expected');
    const bundle = await rolldown(input);
    for (const file of (await bundle.generate(output)).output) {
      if (file.type === 'chunk') chunks.set(file.fileName, file);
      else licences = String(file.source);
    }
    await bundle.close();
  });

  /** The modules and outside imports that loading a file brings in. */
  function loadedBy(entry: string): { modules: string[]; outside: string[] } {
    const seen = new Set<string>();
    const outside = new Set<string>();
    const pending = [entry];
    for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
      const chunk = chunks.get(name);
      if (chunk === undefined) outside.add(name);
      else if (!seen.has(name)) pending.push(...chunk.imports);
      seen.add(name);
    }
    const modules = [...seen].flatMap((name) => chunks.get(name)?.moduleIds ?? []);
    return { modules, outside: [...outside] };
  }

  const ofNpm = (modules: readonly string[]) =>
    modules.filter((module) => module.includes('node_modules'));

  /** What threads are started with; nobody imports them. */
  const ofThreads = ['batch-worker.js', 'chunks/entry/worker.js', 'evaluate-worker.js'];

  test('are those that package.json names', () => {
    const named = [
      manifest.bin.verdict,
      ...Object.values<{ default?: string }>(manifest.exports).map((face) => face.default),
    ].filter((path) => path !== undefined);
    expect(named.map((path) => path.replace(/^(\.\/)?dist\//, '')).sort()).toEqual(
      [...chunks.values()]
        .map((chunk) => (chunk.isEntry ? chunk.fileName : ''))
        .filter((name) => name !== '' && !ofThreads.includes(name))
        .sort(),
    );
    expect([...chunks.keys()]).toEqual(expect.arrayContaining(ofThreads));
  });

  test('`iam-verdict` loads no npm package and nothing of Node', () => {
    const { modules, outside } = loadedBy('index.js');
    expect(modules.length).toBeGreaterThan(20);
    expect(ofNpm(modules)).toEqual([]);
    expect(outside).toEqual([]);
  });

  test('`iam-verdict/parse` has its parser inside and needs nothing of Node', () => {
    const { modules, outside } = loadedBy('parse.js');
    expect(ofNpm(modules).some((module) => module.includes('/chevrotain/'))).toBe(true);
    expect(outside).toEqual([]);
  });

  test('the command needs nothing but Node, and the optional peer where it is asked for', () => {
    for (const chunk of chunks.values()) {
      const { outside } = loadedBy(chunk.fileName);
      expect(outside.filter((name) => !isBuiltin(name))).toEqual([]);
      for (const name of chunk.dynamicImports.filter((one) => !chunks.has(one))) {
        expect(name).toMatch(/^aws-jwt-verify\//);
      }
    }
  });

  test('the command starts without the parsers', () => {
    const { modules } = loadedBy('verdict.js');
    expect(ofNpm(modules).filter((module) => /\/(chevrotain|yaml)\//.test(module))).toEqual([]);
  });

  test('what reads templates is loaded only for --pool and for lint', () => {
    const loading = [...chunks.values()].filter(({ fileName }) =>
      ofNpm(loadedBy(fileName).modules).some((module) => module.includes('/yaml/')),
    );
    const named = loading.flatMap(({ facadeModuleId }) => facadeModuleId ?? []);
    expect(named.map((path) => path.split('/src/')[1]).sort()).toEqual([
      'cli/cognito/load-pool.ts',
      'cli/commands/lint.ts',
      'lint.ts',
    ]);
    expect(licences).toMatch(/\nyaml \S+.*ISC/);
  });

  describe('as they are run', () => {
    const folder = mkdtempSync(join(tmpdir(), 'verdict-'));
    beforeAll(() => {
      for (const [name, { code }] of chunks) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), code);
      }
      writeFileSync(join(folder, 'package.json'), '{"type": "module", "version": "0.0.0"}');
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    function verdict(...args: readonly string[]) {
      const command = [join(folder, 'verdict.js'), 'cognito', ...args];
      const { status, stdout } = spawnSync(process.execPath, command, { encoding: 'utf8' });
      return { status, stdout };
    }

    // The two policies that every tutorial shows, as a newcomer meets them.
    test.each([
      ['guest', 0, ['ALLOW  s3:GetObject', "the pool's role for guests", 'a guest: at most what']],
      [
        'own-folder',
        0,
        ['ALLOW  s3:GetObject', "the pool's role for everybody who has signed in", 'Sid OwnFolder'],
      ],
      [
        'other-folder',
        1,
        [
          'DENY (implicit)  s3:GetObject',
          "is somebody else's identity id; the caller's is `eu-west-1:1a2b3c4d",
          'policies that keep each identity in a folder of its own are meant to refuse this',
        ],
      ],
      [
        'user-pool-sub',
        1,
        [
          'DENY (implicit)  s3:GetObject',
          'is named after the user pool sub `7d0c1f6e',
          'two numbers for one person, which never agree',
          'help: store objects under the identity id (GetId returns it)',
        ],
      ],
    ])('the tutorial: %s', (name, wanted, told) => {
      const { status, stdout } = verdict(
        'can',
        `examples/cognito/${name}.json`,
        '--expect',
        'allowed',
      );
      expect(status).toBe(wanted);
      for (const text of told) expect(stdout).toContain(text);
      expect(stdout).not.toContain('To allow it');
    });

    test('a template is read, and the whole pool asked', () => {
      const pool = ['--pool', 'corpus/extract/templates/hand-written.yaml', '--quiet'];
      const stack = [...pool, '--region', 'eu-west-1', '--account', '123456789012'];
      const picture = 'arn:aws:s3:::photos-dev-123456789012/public/cat.jpg';
      expect(verdict('can', ...stack, '--guest', '-a', 's3:GetObject', '-r', picture)).toEqual({
        status: 0,
        stdout: `ALLOW  s3:GetObject on ${picture}\n`,
      });
      expect(verdict('guest-surface', ...stack)).toEqual({
        status: 1,
        stdout: 'OPEN  guests can use 1 action of 1 service\n',
      });
      expect(verdict('isolation', 'examples/cognito/own-folder.json', '-q')).toEqual({
        status: 0,
        stdout: 'ISOLATED  no identity reaches what belongs to another  [own folder]\n',
      });
    });
  });

  test('the licences of what is inside go along', () => {
    const packages = [...chunks.values()].flatMap((chunk) =>
      ofNpm(chunk.moduleIds).map(
        (module) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(module)?.[1],
      ),
    );
    expect(packages.length).toBeGreaterThan(0);
    for (const name of new Set(packages)) expect(licences).toContain(`\n${name} `);
    expect(licences).not.toMatch(/\bA?GPL\b|Mozilla Public License/);
  });
});

describe('in a browser', () => {
  async function bundled(entry: string): Promise<string> {
    const bundle = await rolldown({ input: entry, platform: 'browser' });
    const { output } = await bundle.generate({ format: 'iife', name: 'verdict' });
    await bundle.close();
    expect(output).toHaveLength(1);
    expect(output[0].imports).toEqual([]);
    return output[0].code;
  }

  const policy = {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: 's3:Get*', Resource: 'arn:aws:s3:::b/*' },
  };
  const request = {
    principal: 'arn:aws:iam::111122223333:user/alice',
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::b/k',
  };

  // The context has the language and nothing else: no process, no Buffer, no console.
  test('`iam-verdict` evaluates where there is nothing but the language', async () => {
    const decision = runInNewContext(`${await bundled('src/index.ts')}
      const { value: policy } = verdict.readPolicy(${JSON.stringify(policy)});
      const { value: request } = verdict.readRequest(${JSON.stringify(request)});
      verdict.evaluate(request, { identity: [policy] }).decision;`);
    expect(decision).toBe('allowed');
  });

  test('`iam-verdict/parse` reads a policy with its positions', async () => {
    const statement = runInNewContext(`${await bundled('src/parse.ts')}
      verdict.parsePolicy(${JSON.stringify(JSON.stringify(policy))}).value.statements[0];`);
    expect(statement.span.start).toBeGreaterThan(0);
  });
});
