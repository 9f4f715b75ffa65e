import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { runInNewContext } from 'node:vm';
import { type OutputChunk, rolldown } from 'rolldown';
import { beforeAll, describe, expect, test } from 'vitest';
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

  test('the command starts without the parser', () => {
    const { modules } = loadedBy('verdict.js');
    expect(ofNpm(modules).filter((module) => module.includes('/chevrotain/'))).toEqual([]);
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
