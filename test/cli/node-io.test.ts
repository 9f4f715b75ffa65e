import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { wholeText } from '../../src/cli/lines.ts';
import { nodeIo } from '../../src/cli/node-io.ts';

const folder = mkdtempSync(join(tmpdir(), 'verdict-'));
const at = (name: string) => join(folder, name);
const io = nodeIo();

afterAll(() => rmSync(folder, { recursive: true }));

describe('the world of a process', () => {
  test('reads regular files, whole and in pieces', async () => {
    writeFileSync(at('a.txt'), 'hello');
    expect(io.readFile(at('a.txt'))).toEqual({ bytes: Buffer.from('hello') });
    const opened = io.openFile(at('a.txt'));
    expect('chunks' in opened && (await wholeText(opened.chunks))).toBe('hello');
  });

  test('says why a file cannot be read', () => {
    mkdirSync(at('sub'));
    symlinkSync('loop', at('loop'));
    writeFileSync(at('large'), '');
    truncateSync(at('large'), 64 * 1024 * 1024 + 1);
    const names = ['none', 'a.txt/x', 'sub', 'loop', 'x'.repeat(300), '\0', 'large'].map(at);
    const problems = [...names, '/dev/null'].map((path) => io.readFile(path));
    expect(problems).toEqual([
      { problem: 'there is no such file' },
      { problem: 'there is no such file' },
      { problem: 'it is a folder' },
      { problem: 'its links lead in a circle' },
      { problem: 'the name is too long' },
      { problem: 'a file name cannot hold NUL' },
      { problem: 'the file is larger than 64 MB' },
      { problem: 'it is not a regular file' },
    ]);
    expect(io.openFile(at('none'))).toEqual({ problem: 'there is no such file' });
  });

  test('writes files, or says why not', () => {
    expect(io.writeFile(at('written.txt'), 'hello')).toBeUndefined();
    expect(io.readFile(at('written.txt'))).toEqual({ bytes: Buffer.from('hello') });
    expect(io.writeFile(at('none/written.txt'), '')).toEqual({ problem: 'there is no such file' });
    expect(io.writeFile(at('\0'), '')).toEqual({ problem: 'a file name cannot hold NUL' });
  });

  test('lists folders, and nothing else', () => {
    mkdirSync(at('listed/below'), { recursive: true });
    writeFileSync(at('listed/a.json'), '');
    const entries = io.listFolder(at('listed')) ?? [];
    expect([...entries].sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
      { name: 'a.json', isFolder: false },
      { name: 'below', isFolder: true },
    ]);
    expect(io.listFolder(at('a.txt'))).toBeUndefined();
  });

  test('knows the version of its package', () => {
    expect(io.version).toMatch(/^\d+\.\d+\.\d+/);
  });
});
