import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blank, meeting, type Steps, stepsOf } from '../../src/cognito/meeting.ts';
import { compileWildcard, matchesWildcard, type PatternPart } from '../../src/match/wildcard.ts';

function partsOf(text: string): readonly PatternPart[] {
  const kinds: Readonly<Record<string, PatternPart>> = {
    '*': { kind: 'star' },
    '?': { kind: 'question' },
    '~': { kind: 'boundStar' },
    '!': { kind: 'boundQuestion' },
  };
  return [...text].map((sign) => kinds[sign] ?? { kind: 'literal', text: sign });
}

const steps = (text: string): Steps => stepsOf(partsOf(text));
const covers = (pattern: string, text: string) =>
  matchesWildcard(compileWildcard(partsOf(pattern)), text);

describe('where patterns meet', () => {
  test.each([
    [['a*', '*b'], 'ab'],
    [['a*c', 'ab*'], 'abc'],
    [['a/*', 'a/*'], 'a/example'],
    [['a/b', 'a/*'], 'a/b'],
    [['a?', '?b'], 'ab'],
    [['??', '*'], 'xx'],
    [['*', '**'], ''],
    [['*'], ''],
    [['a~', 'a!*'], 'ax'],
  ])('%j: %j', (patterns, text) => {
    expect(meeting(patterns.map(steps))).toEqual({ text });
  });

  test.each([[['a', 'b']], [['a*', 'b*']], [['a', 'a?']], [['a~b', 'a:b']], [['a!', 'a:']]])(
    '%j: nowhere',
    (patterns) => {
      expect(meeting(patterns.map(steps))).toBe('none');
    },
  );

  test('nothing asks for nothing', () => {
    expect(meeting([])).toEqual({ text: '' });
  });

  test('a blank is filled by what the other pattern has there, else by its example', () => {
    const object = [...steps('b:'), ...blank('bucket', '/'), ...steps('/'), ...blank('key', '')];
    expect(meeting([object, steps('b:*')])).toEqual({ text: 'b:bucket/key' });
    expect(meeting([object, steps('b:x/*')])).toEqual({ text: 'b:x/key' });
    expect(meeting([object, steps('b:x/y/*z')])).toEqual({ text: 'b:x/y/z' });
    expect(meeting([object, steps('b:x')])).toBe('none');
    expect(meeting([object, steps('b:/x')])).toBe('none');
    expect(meeting([object, steps('b:?/*')])).toEqual({ text: 'b:x/key' });
  });

  test('looking takes so long and no longer', () => {
    expect(meeting([steps('*a'.repeat(300)), steps('?*b'.repeat(300)), steps('*c')])).toBe(
      'tooLong',
    );
  });
});

describe('laws', () => {
  // As in ARNs: what stops at colons comes before a colon, and free wildcards after it.
  const signs = (...choice: string[]) =>
    fc.array(fc.constantFrom(...choice), { maxLength: 5 }).map((all) => all.join(''));
  const pattern = fc
    .tuple(signs('a', 'b', '~', '!'), fc.constantFrom('', ':'), signs('a', 'b', '*', '?'))
    .map(([head, colon, tail]) => (colon === '' ? tail : head + colon + tail));
  const patterns = fc.array(pattern, { minLength: 1, maxLength: 3 });

  test('every pattern covers the text', () => {
    fc.assert(
      fc.property(patterns, (all) => {
        const found = meeting(all.map(steps));
        if (typeof found === 'string') return;
        expect(all.filter((one) => !covers(one, found.text))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test('where none is found, no text is covered by all', () => {
    const text = fc.array(fc.constantFrom('a', 'b', ':', 'x'), { maxLength: 7 });
    fc.assert(
      fc.property(patterns, text, (all, signs) => {
        const covered = all.every((one) => covers(one, signs.join('')));
        if (covered) expect(meeting(all.map(steps))).not.toBe('none');
      }),
      { numRuns: 5000 },
    );
  });
});
