import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { run } from '../../src/cli/main.ts';
import { nodeIo } from '../../src/cli/node-io.ts';
import { fakeIo } from './fake-io.ts';

const root = new URL('../../', import.meta.url).pathname;

/** The real files, and output that is caught. */
async function runThere(args: readonly string[]) {
  const { readFile, openFile, listFolder } = nodeIo();
  const { io, stdout, stderr } = fakeIo();
  const status = await run(args, {
    ...io,
    readFile: (path) => readFile(`${root}${path}`),
    openFile: (path) => openFile(`${root}${path}`),
    listFolder: (path) => listFolder(`${root}${path}`),
  });
  return { status, stdout: stdout(), stderr: stderr() };
}

describe('the examples', () => {
  test('decide what they expect, without a warning', async () => {
    const { status, stdout, stderr } = await runThere([
      'what-if',
      '--format',
      'json',
      'examples/{cognito-*,*/scenario}.json',
    ]);
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.filter(({ met }) => met !== true)).toEqual([]);
    expect(new Set(answers.map(({ scenario }) => scenario)).size).toBe(4);
    expect(answers.filter(({ warnings }) => warnings)).toEqual([]);
    expect([status, stderr]).toEqual([0, '']);
  });

  test('are the commands that their page tells', async () => {
    const page = readFileSync(`${root}examples/README.md`, 'utf8');
    const commands = [...page.matchAll(/^npx verdict (.*)$/gm)].map(([, line = '']) =>
      line.replaceAll("'", '').split(' '),
    );
    expect(commands.length).toBeGreaterThan(3);
    // One of them shows that a verdict hangs on what is not told, against what is expected.
    for (const command of commands) {
      const { status, stderr } = await runThere(command);
      expect([status, stderr]).toEqual([command.includes('--unknown') ? 1 : 0, '']);
    }
  });
});

describe('the executable', () => {
  test('answers as a process of its own', () => {
    const bin = `${root}src/bin.ts`;
    const input = `${JSON.stringify({ id: 'a', expect: 'error' })}\n`;
    const output = execFileSync(process.execPath, ['--import', 'tsx', bin, 'batch'], {
      cwd: root,
      input,
      encoding: 'utf8',
    });
    expect(JSON.parse(output)).toMatchObject({ id: 'a', met: true });
  });
});
