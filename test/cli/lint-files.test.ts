import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from '../../src/cli/main.ts';
import { fakeIo } from './fake-io.ts';

const folder = mkdtempSync(join(tmpdir(), 'verdict-lint-'));
afterAll(() => rmSync(folder, { recursive: true }));

const statement = {
  Effect: 'Allow',
  Action: 's3:ListBucket',
  Resource: 'arn:aws:s3::mybucket',
};
const policyOf = (...statements: readonly unknown[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);

describe('a baseline', () => {
  const old = policyOf(statement);
  const worse = policyOf({ ...statement, Resource: 'arn:aws:s3::other' }, statement);
  const flags = ['lint', '-q', '--baseline', 'base.json'];

  async function lintWith(text: string, base: string | undefined, ...more: readonly string[]) {
    const files = { 'a.json': text, ...(base !== undefined && { 'base.json': base }) };
    const world = fakeIo({ files });
    const status = await run([...flags, ...more, 'a.json'], world.io);
    return { status, stdout: world.stdout(), base: world.fileText('base.json') ?? '' };
  }

  test('holds what is there, and hides it from then on', async () => {
    const written = await lintWith(old, undefined, '--write-baseline');
    expect(written.status).toBe(0);
    expect(written.stdout).toContain('no problems, 1 suppressed');
    expect(JSON.parse(written.base)).toMatchObject({ version: 1, findings: { 'a.json': {} } });
    const after = await lintWith(worse, written.base);
    expect(after.status).toBe(1);
    expect(after.stdout.match(/s3-arn-colons/g)).toHaveLength(1);
    expect(after.stdout).toContain('`arn:aws:s3::other`');
  });

  test('only gets smaller', async () => {
    const { base } = await lintWith(worse, undefined, '--write-baseline');
    const better = await lintWith(old, base, '--write-baseline');
    expect(better.status).toBe(0);
    expect(better.base.match(/s3-arn-colons/g)).toHaveLength(1);
    const again = await lintWith(worse, better.base, '--write-baseline');
    expect(again.base).toBe(better.base);
    expect(again.status).toBe(1);
  });

  test('keeps what it says of files that are not linted', async () => {
    const { base } = await lintWith(old, undefined, '--write-baseline');
    const renamed = base.replace('"a.json"', '"b.json"');
    expect((await lintWith(policyOf(), renamed, '--write-baseline')).base).toBe(renamed);
  });
});

describe('a configuration above', () => {
  test('is found up to the root of the repository, and no further', async () => {
    mkdirSync(join(folder, 'repository/.git'), { recursive: true });
    mkdirSync(join(folder, 'repository/policies'), { recursive: true });
    const off = JSON.stringify({
      rules: { 's3-arn-colons': 'off', 'missing-arn-field': 'off' },
    });
    writeFileSync(join(folder, 'repository/policies/a.json'), policyOf(statement));
    const bin = join(process.cwd(), 'src/bin.ts');
    const lintThere = () => {
      const command = ['--import', import.meta.resolve('tsx'), bin, 'lint', '-q', 'a.json'];
      try {
        const cwd = join(folder, 'repository/policies');
        return execFileSync(process.execPath, command, { cwd, encoding: 'utf8' });
      } catch (error) {
        return error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error);
      }
    };
    writeFileSync(join(folder, 'verdict.config.json'), off);
    expect(lintThere()).toContain('[s3-arn-colons]');
    writeFileSync(join(folder, 'repository/verdict.config.json'), off);
    expect(lintThere()).toContain('no problems');
  });
});

describe('a plugin', () => {
  const rule = (id: string) => `{
    meta: {
      id: '${id}', severity: 'warning', summary: 'a statement', why: 'there is one',
      help: 'remove it', appliesTo: ['identity'], category: 'access', recommended: true,
      fix: 'none', since: '1', examples: { bad: { policy: '{}' }, good: { policy: '{}' } },
    },
    check: () => ({ *statement(at) { yield { at, message: 'found by ${id}' }; } }),
  }`;

  async function lintWith(text: string, ...more: readonly string[]) {
    const path = join(folder, `plugin-${Math.abs(text.length)}.mjs`);
    writeFileSync(path, text);
    const { io, stdout, stderr } = fakeIo({
      files: {
        'a.json': policyOf({ ...statement, Resource: 'arn:aws:s3:::mybucket' }),
        // Nothing in the project can ask for it.
        'verdict.config.json': JSON.stringify({ rules: { 'my-rule': 'error' } }),
      },
    });
    const status = await run(['lint', '-q', '--plugin', path, ...more, 'a.json'], io);
    return { status, stdout: stdout(), stderr: stderr() };
  }

  test('has its rules beside our own', async () => {
    const { status, stdout } = await lintWith(`export const myRule = ${rule('my-rule')};`);
    expect(stdout).toContain('a.json:4:5 error found by my-rule [my-rule]');
    expect(status).toBe(1);
  });

  test.each([
    ['export const rules = 5;', 'exports no rules'],
    ["export default { meta: { id: 'x' }, check: () => ({}) };", 'exports no rules'],
    [`export const a = ${rule('missing-effect')};`, 'there is a rule `missing-effect` already'],
    ["throw new Error('broken\\nin two lines');", 'cannot be loaded: broken'],
  ])('that is none is refused: %s', async (text, problem) => {
    const { status, stderr } = await lintWith(text);
    expect(stderr.split('\n')[0]).toContain(problem);
    expect(status).toBe(2);
  });

  test('does not load by configuration', async () => {
    const { io, stderr } = fakeIo({
      files: {
        'a.json': policyOf(statement),
        'verdict.config.json': JSON.stringify({ plugins: ['./evil.mjs'] }),
      },
    });
    expect(await run(['lint', 'a.json'], io)).toBe(2);
    expect(stderr()).toContain('the configuration has no `plugins`');
  });
});
