import { describe, expect, test } from 'vitest';
import type { LintDiagnostic } from '../../src/lint/diagnostic.ts';
import { fixText } from '../../src/lint/fix-text.ts';
import type { Edit, FixKind } from '../../src/lint/rule.ts';

function finding(edits: readonly Edit[], kind: FixKind = 'safe'): LintDiagnostic {
  return {
    rule: 'r',
    severity: 'error',
    message: 'm',
    why: 'w',
    help: 'h',
    policyType: 'identity',
    path: [],
    also: [],
    related: [],
    fix: { kind, title: 't', edits },
  };
}

/** A finding for each of the first letters of a word. */
const replacing = (from: string, to: string, kind?: FixKind) => (text: string) => {
  const start = text.indexOf(from);
  if (start === -1) return [];
  return [finding([{ span: { start, end: start + from.length }, text: to }], kind)];
};

describe('fixing a text', () => {
  test('goes on until nothing is left', () => {
    const { text, applied } = fixText('aaaa', ['safe'], replacing('a', 'b'));
    expect(text).toBe('bbbb');
    expect(applied).toHaveLength(4);
  });

  test('ends, even if each fix makes room for another', () => {
    expect(fixText('a', ['safe'], replacing('a', 'aa')).applied).toHaveLength(10);
  });

  test('ends where fixes undo each other', () => {
    const flip = (text: string) => replacing(text, text === 'a' ? 'b' : 'a')(text);
    expect(fixText('a', ['safe'], flip).text).toBe('b');
  });

  test('leaves what is of another kind', () => {
    expect(fixText('a', ['safe'], replacing('a', 'b', 'unsafe')).text).toBe('a');
    expect(fixText('a', ['safe', 'unsafe'], replacing('a', 'b', 'unsafe')).text).toBe('b');
  });

  test('applies nothing that makes the text unreadable', () => {
    const breaking = (text: string) => (text.includes('!') ? undefined : replacing('a', '!')(text));
    expect(fixText('aa', ['safe'], breaking)).toEqual({ text: 'aa', applied: [] });
  });

  test('of fixes that overlap applies one at a time', () => {
    const both = (text: string) =>
      text === 'abc'
        ? [
            finding([{ span: { start: 0, end: 2 }, text: 'x' }]),
            finding([{ span: { start: 1, end: 3 }, text: 'y' }]),
          ]
        : [];
    expect(fixText('abc', ['safe'], both)).toMatchObject({ text: 'xc' });
  });
});
