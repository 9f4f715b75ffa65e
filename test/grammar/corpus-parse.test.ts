import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { plainValue } from '../../grammar/json/plain-value.ts';
import { readJson } from '../../grammar/json/read-json.ts';
import { hasErrors } from '../../src/text/diagnostic.ts';
import { positionAt, sourceText } from '../../src/text/source.ts';

/** A byte order mark stays in the text: `readFileSync` does not take it away. */
function read(folder: string, file: string) {
  const text = readFileSync(`${folder}/${file}`, 'utf8');
  const source = sourceText(file, text);
  const parsed = readJson(source);
  const told = parsed.diagnostics.map(({ code, span }) => {
    const { line, column } = positionAt(source, span?.start ?? Number.NaN);
    return { code, line, column };
  });
  return { text, told, ...parsed };
}

function filesOf(folder: string): readonly string[] {
  const files = readdirSync(folder).filter((file) => !file.endsWith('.expected.json'));
  // An empty folder would pass.
  expect(files.length).toBeGreaterThan(10);
  return files;
}

function expectedFor(folder: string, file: string): unknown {
  const expected = `${folder}/${file.replace(/\.json$/, '.expected.json')}`;
  return existsSync(expected) ? JSON.parse(readFileSync(expected, 'utf8')) : [];
}

describe('corpus/parse/valid', () => {
  const folder = 'corpus/parse/valid';
  test.each(filesOf(folder))('%s has the value that JSON.parse gives', (file) => {
    const { text, told, value, diagnostics } = read(folder, file);
    expect(hasErrors(diagnostics)).toBe(false);
    expect(told).toEqual(expectedFor(folder, file));
    expect(plainValue(value)).toEqual(JSON.parse(text.replace(/^\ufeff/, '')));
  });
});

describe('corpus/parse/invalid', () => {
  const folder = 'corpus/parse/invalid';
  test.each(filesOf(folder))('%s is told where and how it is wrong', (file) => {
    const { text, told, diagnostics } = read(folder, file);
    expect(hasErrors(diagnostics)).toBe(true);
    expect(told).toEqual(expectedFor(folder, file));
    // The depth is our limit, not JSON's.
    if (diagnostics[0]?.code !== 'syntax/too-deep') expect(() => JSON.parse(text)).toThrow();
  });
});
