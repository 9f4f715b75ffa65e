import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unifiedDiff } from '../../src/report/unified-diff.ts';
import { law } from '../support/runs.ts';

/** The text that a diff makes of another one, read as `patch` reads it. */
function patched(before: string, diff: string): string {
  const old = before.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const out: string[] = [];
  let at = 0;
  const lines = diff.split('\n').slice(2, -1);
  lines.forEach((line, index) => {
    const start = /^@@ -(\d+)(?:,(\d+))?/.exec(line);
    const ending = lines[index + 1]?.startsWith('\\') ? '' : '\n';
    if (start) {
      const from = Number(start[1]) - (start[2] === '0' ? 0 : 1);
      out.push(...old.slice(at, from));
      at = from;
    } else if (line.startsWith('+')) out.push(line.slice(1) + ending);
    else if (!line.startsWith('\\')) {
      expect(old[at]).toBe(line.slice(1) + ending);
      if (line.startsWith(' ')) out.push(line.slice(1) + ending);
      at += 1;
    }
  });
  return [...out, ...old.slice(at)].join('');
}

describe('a unified diff', () => {
  test('has three lines around each change', () => {
    const before = Array.from({ length: 20 }, (_, index) => `${index + 1}\n`).join('');
    const after = before.replace('5\n', 'five\n').replace('20\n', '20');
    expect(unifiedDiff('a.json', before, after)).toBe(
      '--- a/a.json\n+++ b/a.json\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n' +
        '@@ -17,4 +17,4 @@\n 17\n 18\n 19\n-20\n+20\n\\ No newline at end of file\n',
    );
  });

  test('of equal texts is empty', () => {
    expect(unifiedDiff('a', 'x\n', 'x\n')).toBe('');
  });

  test('of texts that have nothing in common is no work', () => {
    const many = (word: string) =>
      Array.from({ length: 20_000 }, (_, index) => `${word}${index}\n`).join('');
    const [before, after] = [many('a'), many('b')];
    expect(patched(before, unifiedDiff('a', before, after))).toBe(after);
  });

  const lines = fc
    .tuple(fc.array(fc.constantFrom('a\n', 'b\n', 'c\n', '\n'), { maxLength: 30 }), fc.boolean())
    .map(([all, cut]) => (cut ? all.join('').replace(/\n$/, '') : all.join('')));

  law(
    'turns one text into the other',
    fc.tuple(lines, lines),
    ([before, after]) => {
      if (before !== after) expect(patched(before, unifiedDiff('a', before, after))).toBe(after);
    },
    500,
  );

  test('is one that git applies', () => {
    const folder = mkdtempSync(join(tmpdir(), 'verdict-diff-'));
    try {
      const before = '{\n  "a": 1,\n  "b": 2\n}';
      const after = '{\n  "a": 1,\n  "b": [2]\n}';
      writeFileSync(join(folder, 'x.json'), before);
      const input = unifiedDiff('x.json', before, after);
      execFileSync('git', ['apply', '-'], { cwd: folder, input });
      expect(readFileSync(join(folder, 'x.json'), 'utf8')).toBe(after);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
