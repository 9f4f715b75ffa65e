import { describe, expect, test } from 'vitest';
import type { Io } from '../../src/cli/io.ts';
import { run } from '../../src/cli/main.ts';
import { fakeIo } from './fake-io.ts';

const request = {
  principal: 'arn:aws:iam::111122223333:user/ana',
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::b/k',
};

const lines = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    JSON.stringify({ id: `${index}`, policies: {}, request }),
  ).join('\n');

describe('run', () => {
  test('is quiet when the reader of its output is gone', async () => {
    const { io, stdout, stderr } = fakeIo({ stdin: lines(10), closesAfter: 2 });
    expect(await run(['batch'], io)).toBe(0);
    expect(stdout().trim().split('\n')).toHaveLength(2);
    expect(stderr()).toBe('');
  });

  test.each<[string, unknown, string]>([
    ['an error', new RangeError('out of\nrange'), 'RangeError: out of range'],
    ['something else', 'nonsense', 'nonsense'],
  ])('tells %s of its own in one line, without a stack', async (_name, thrown, told) => {
    const { io, stdout, stderr } = fakeIo();
    const broken: Io = {
      ...io,
      readFile() {
        throw thrown;
      },
    };
    expect(await run(['what-if', 'a.json'], broken)).toBe(3);
    expect(stdout()).toBe('');
    expect(stderr().split('\n')[0]).toBe(`verdict: internal error: ${told}`);
    expect(stderr()).not.toContain('    at ');
  });

  test('answers before it has read everything, and waits for the reader', async () => {
    const events: string[] = [];
    const { io } = fakeIo();
    const slow: Io = {
      ...io,
      async *stdin() {
        for (let index = 0; index < 3; index += 1) {
          events.push(`read ${index}`);
          yield new TextEncoder().encode(`${lines(1)}\n`);
        }
      },
      async out() {
        await new Promise((resolve) => setTimeout(resolve, 1));
        events.push('written');
      },
    };
    expect(await run(['batch'], slow)).toBe(0);
    expect(events).toEqual(['read 0', 'written', 'read 1', 'written', 'read 2', 'written']);
  });

  test('survives a line that is no text and one that nests too deeply', async () => {
    const bytes = new TextEncoder().encode(`?\n${'['.repeat(100_000)}\n${lines(1)}\n`);
    bytes[0] = 0xff;
    const { io, stdout } = fakeIo({ files: { 'in.ndjson': bytes } });
    expect(await run(['batch', 'in.ndjson'], io)).toBe(2);
    const [first, second, third] = stdout()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(first).toEqual({
      id: null,
      error: { code: 'scenario/encoding', message: 'the line is not UTF-8 text', line: 1 },
    });
    expect(second.error.code).toBe('syntax/too-deep');
    expect(third.decision).toBe('implicitDeny');
  });

  test('reads many files of policies without keeping them all', async () => {
    const policy = JSON.stringify({ Version: '2012-10-17', Statement: [] });
    const names = Array.from({ length: 600 }, (_, index) => `p${index}.json`);
    const files = Object.fromEntries(names.map((name) => [name, policy]));
    const stdin = names
      .map((file) => JSON.stringify({ policies: { identity: { file } }, request }))
      .join('\n');
    const { io, stdout } = fakeIo({ files, stdin });
    expect(await run(['batch'], io)).toBe(0);
    expect(stdout().trim().split('\n')).toHaveLength(600);
  });

  test('tells a file that is not UTF-8', async () => {
    const { io, stderr } = fakeIo({ files: { 'a.json': Uint8Array.of(0xff, 0xfe, 0x7b) } });
    expect(await run(['what-if', 'a.json'], io)).toBe(2);
    expect(stderr()).toContain('cannot read `a.json`: it is not UTF-8 text');
  });

  test('tells standard input that is not UTF-8', async () => {
    const { io, stderr } = fakeIo({ stdin: Uint8Array.of(0xff) });
    expect(await run(['what-if', '-'], io)).toBe(2);
    expect(stderr()).toContain('standard input is too long, or not UTF-8 text');
  });

  test('tells a hundred faults by twenty and a number', async () => {
    const statements = Array.from({ length: 50 }, () => ({ Effect: 'allow' }));
    const policies = { identity: { Version: '2012-10-17', Statement: statements } };
    const { io, stderr } = fakeIo({ files: { 'a.json': JSON.stringify({ policies, request }) } });
    expect(await run(['what-if', 'a.json'], io)).toBe(2);
    expect(stderr().match(/: error: /g)).toHaveLength(20);
    expect(stderr().trimEnd()).toMatch(/… and \d+ more$/);
  });
});
