import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compileWildcard,
  matchesWildcard,
  type PatternPart,
  readWildcard,
} from '../../src/match/wildcard.ts';
import { matchesManySymbols } from '../../src/match/wildcard-bits.ts';

/** The plain reading: does part `p` onward cover text from `t` on? A table of all answers. */
function covers(parts: readonly PatternPart[], text: string): boolean {
  const units = parts.flatMap((part): (string | PatternPart)[] =>
    part.kind === 'literal' ? [...part.text] : [part],
  );
  const points = [...text];
  const table = new Map<string, boolean>();
  const ask = (p: number, t: number): boolean => {
    const key = `${p} ${t}`;
    const known = table.get(key);
    if (known !== undefined) return known;
    table.set(key, false);
    const answer = decide(p, t);
    table.set(key, answer);
    return answer;
  };
  const decide = (p: number, t: number): boolean => {
    const unit = units[p];
    if (unit === undefined) return t === points.length;
    const point = points[t];
    if (typeof unit === 'string') return unit === point && ask(p + 1, t + 1);
    switch (unit.kind) {
      case 'star':
        return ask(p + 1, t) || (point !== undefined && ask(p, t + 1));
      case 'boundStar':
        return ask(p + 1, t) || (point !== undefined && point !== ':' && ask(p, t + 1));
      case 'question':
        return point !== undefined && ask(p + 1, t + 1);
      case 'boundQuestion':
        return point !== undefined && point !== ':' && ask(p + 1, t + 1);
      default:
        return false;
    }
  };
  return ask(0, 0);
}

const letters = fc.constantFrom('a', 'b', ':', '/', '😀');
const texts = fc.string({ unit: letters, maxLength: 12 });
const literal = fc
  .string({ unit: letters, minLength: 1, maxLength: 2 })
  .map((text): PatternPart => ({ kind: 'literal', text }));
const free = fc.constantFrom<PatternPart>({ kind: 'star' }, { kind: 'question' });
const bound = fc.constantFrom<PatternPart>({ kind: 'boundStar' }, { kind: 'boundQuestion' });

/**
 * As ARN patterns are built: a bound star never follows a free star inside one segment, and after
 * the last colon of the head everything is free.
 */
const segment = fc.tuple(
  fc.array(fc.oneof(bound, fc.constantFrom<PatternPart>({ kind: 'literal', text: 'a' })), {
    maxLength: 4,
  }),
  fc.boolean(),
);
const arnLike = fc
  .tuple(fc.array(segment, { maxLength: 4 }), fc.array(fc.oneof(literal, free), { maxLength: 4 }))
  .map(([segments, last]): readonly PatternPart[] => [
    ...segments.flatMap(([parts, crosses]): PatternPart[] => [
      ...parts,
      ...(crosses ? [{ kind: 'star' } as const] : []),
      { kind: 'literal', text: ':' },
    ]),
    ...last,
  ]);

describe('the glob primitive (clause 2.1)', () => {
  test('agrees with the plain reading of * and ? on any text', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(literal, free), { maxLength: 8 }), texts, (parts, text) => {
        expect(matchesWildcard(compileWildcard(parts), text)).toBe(covers(parts, text));
      }),
      { numRuns: 2000 },
    );
  });

  test('agrees with the plain reading when stars and question marks stop at colons', () => {
    fc.assert(
      fc.property(arnLike, texts, (parts, text) => {
        expect(matchesWildcard(compileWildcard(parts), text)).toBe(covers(parts, text));
      }),
      { numRuns: 4000 },
    );
  });

  test('long patterns on long texts are read like short ones', () => {
    fc.assert(
      fc.property(fc.oneof(arnLike, fc.array(fc.oneof(literal, free))), texts, (parts, text) => {
        const pattern = compileWildcard([...parts, { kind: 'question' }]);
        if (pattern.shape !== 'symbols') return;
        const long = `${text}a`;
        expect(matchesManySymbols(pattern.symbols, long)).toBe(matchesWildcard(pattern, long));
      }),
      { numRuns: 4000 },
    );
  });

  test.each([
    ['*', '', true],
    ['**', 'a:b/c\nd', true],
    ['?', '😀', true],
    ['??', '😀', false],
    ['?', '', false],
    ['a?', 'a\ud83d', true],
    ['a.c', 'abc', false],
    ['[ab]', 'a', false],
    ['[ab]', '[ab]', true],
    ['\\*', '\\x', true],
    ['a*c', 'abcbd', false],
    ['a*c*', 'abcbd', true],
  ])('%s on %j is %s', (pattern, text, expected) => {
    expect(matchesWildcard(readWildcard(pattern), text)).toBe(expected);
  });

  test('doubling a hostile text costs about twice as much, not four times', () => {
    const pattern = readWildcard(`${'*a'.repeat(40)}*b`);
    const steps = (length: number) => {
      const text = 'a'.repeat(length);
      const start = performance.now();
      for (let round = 0; round < 5; round += 1) matchesWildcard(pattern, text);
      return performance.now() - start;
    };
    steps(20_000);
    const ratios = Array.from({ length: 7 }, () => steps(80_000) / steps(40_000)).sort(
      (a, b) => a - b,
    );
    expect(ratios[3]).toBeLessThan(3.5);
  });

  test('a megabyte of stars is one star', () => {
    expect(readWildcard('*'.repeat(1_000_000))).toEqual({ shape: 'prefix', text: '' });
    expect(matchesWildcard(readWildcard(`?${'*'.repeat(1_000_000)}`), 'ab')).toBe(true);
  });
});

describe('long patterns on long texts', () => {
  test.each<[pattern: string, text: string, covered: boolean]>([
    [`*${'?a'.repeat(60)}`, 'a'.repeat(2000), true],
    [`*${'?a'.repeat(60)}`, `${'a'.repeat(2000)}b`, false],
    [`*${'a'.repeat(70)}?*`, 'a'.repeat(900), true],
    [`*${'?a'.repeat(60)}b*`, 'a'.repeat(2000), false],
    [`${'?'.repeat(900)}*`, 'a'.repeat(900), true],
    [`${'*?'.repeat(900)}`, 'a'.repeat(899), false],
  ])('%#', (pattern, text, covered) => {
    expect(matchesWildcard(readWildcard(pattern), text)).toBe(covered);
  });
});
