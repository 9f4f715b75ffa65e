import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cognitoCommandNames } from '../../src/cli/cognito/options.ts';
import { run } from '../../src/cli/main.ts';
import { nodeIo } from '../../src/cli/node-io.ts';
import { fakeIo } from './fake-io.ts';

const root = new URL('../../', import.meta.url).pathname;
const page = readFileSync(`${root}docs/cognito.md`, 'utf8');
const blocks = [...page.matchAll(/^```console\n(.*?)^```$/gms)].map(([, text = '']) => text);

const real = nodeIo();

interface Shown {
  readonly command: string;
  readonly output: string;
}

/** The commands of a block, each with the lines that follow it. */
function commandsIn(block: string): readonly Shown[] {
  return block
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const [command = ''] = /^(?:.*\\\n)*.*\n/.exec(part) ?? [];
      return {
        command: command.replaceAll('\\\n', ' ').trim(),
        output: part.slice(command.length),
      };
    });
}

describe.each(blocks)('%s', (block) => {
  test('prints what the page shows', async () => {
    const shown = commandsIn(block);
    expect(shown.length).toBeGreaterThan(0);
    let status = 0;
    for (const { command, output } of shown) {
      if (command === 'echo $?') {
        expect(output).toBe(`${status}\n`);
        continue;
      }
      const [program, ...args] = command.split(/\s+/);
      expect(program).toBe('verdict');
      const result = await runThere(args);
      expect(result.text).toBe(output);
      status = result.status;
    }
  });
});

test('the page shows every command', () => {
  const told = blocks.flatMap(commandsIn).map(({ command }) => command.split(/\s+/)[2]);
  expect(new Set(told)).toEqual(new Set([...cognitoCommandNames, undefined]));
});

/** The real files, and a clock that stands still. */
async function runThere(args: readonly string[]) {
  const { io, stdout, stderr } = fakeIo();
  const status = await run(args, {
    ...io,
    readFile: (path) => real.readFile(`${root}${path}`),
    openFile: (path) => real.openFile(`${root}${path}`),
    listFolder: (path) => real.listFolder(`${root}${path}`),
  });
  return { status, text: `${stdout()}${stderr()}` };
}
