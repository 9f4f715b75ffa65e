import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeFrame } from '../../src/text/frame.ts';
import { sourceText } from '../../src/text/source.ts';
import { law } from '../support/runs.ts';

/** The frame of the first place where `part` stands. */
function frameOf(text: string, part: string, label = 'here', context?: number): string {
  const start = text.indexOf(part);
  const span = { start, end: start + part.length };
  return `\n${codeFrame(sourceText('test.json', text), span, label, context)}\n`;
}

const policy = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "allow",
      "Action": "*"
    }
  ]
}
`;

describe('a code frame', () => {
  test('shows two lines before and after, and carets under the span', () => {
    expect(frameOf(policy, '"allow"', 'effect must be `Allow` or `Deny`')).toBe(`
   3 |   "Statement": [
   4 |     {
 > 5 |       "Effect": "allow",
     |                 ^^^^^^^ effect must be \`Allow\` or \`Deny\`
   6 |       "Action": "*"
   7 |     }
`);
  });

  test('shows as many lines as asked for, and no line that is not there', () => {
    expect(frameOf(policy, '{', '', 1)).toBe(`
 > 1 | {
     | ^
   2 |   "Version": "2012-10-17",
`);
    expect(frameOf(policy, '"Version"', 'here', 0)).toBe(`
 > 2 |   "Version": "2012-10-17",
     |   ^^^^^^^^^ here
`);
  });

  test('aligns line numbers of different length', () => {
    const text = Array.from({ length: 12 }, (_, index) => `line ${index + 1}`).join('\n');
    expect(frameOf(text, '9', 'nine', 1)).toBe(`
    8 | line 8
 >  9 | line 9
      |      ^ nine
   10 | line 10
`);
  });

  test('marks the first and the last line of a span over several lines', () => {
    expect(
      frameOf(policy, '{\n      "Effect": "allow",\n      "Action": "*"\n    }', 'it', 0),
    ).toBe(`
 > 4 |     {
     |     ^
 > 5 |       "Effect": "allow",
 > 6 |       "Action": "*"
 > 7 |     }
     |     ^ it
`);
  });

  test('leaves out the middle of a long span', () => {
    const text = `[\n${Array.from({ length: 20 }, (_, index) => `  ${index},`).join('\n')}\n]`;
    expect(frameOf(text, text, 'list')).toBe(`
 >  1 | [
      | ^
 >  2 |   0,
 >  3 |   1,
      | …
 > 21 |   19,
 > 22 | ]
      | ^ list
`);
  });

  test('clips a long line around the span', () => {
    const text = `${'x'.repeat(500)}BAD${'y'.repeat(500)}`;
    const [row = '', carets = ''] = codeFrame(
      sourceText('t', text),
      { start: 500, end: 503 },
      'here',
    ).split('\n');
    expect(row.length).toBeLessThan(120);
    expect(row.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('BAD');
    expect(row).toMatch(/^ > 1 \| …x+BADy+…$/);
  });

  test('clips carets where the line is clipped', () => {
    const text = `"${'x'.repeat(5000)}"`;
    const [row = '', carets = ''] = codeFrame(
      sourceText('t', text),
      { start: 0, end: text.length },
      'long',
    ).split('\n');
    expect(row.length).toBeLessThan(120);
    expect(carets.length).toBeLessThan(120);
    expect(carets).toMatch(/\^{50,} long$/);
  });

  test('shows tabs as two blanks, and puts the carets where the text is', () => {
    expect(frameOf('\t"a":\t"b"', '"b"')).toBe(`
 > 1 |   "a":  "b"
     |         ^^^ here
`);
  });

  test('lets no control character through to the terminal', () => {
    expect(frameOf('a\u001b[31mb\u0085c', 'b')).toBe(`
 > 1 | a␛[31mb\ufffdc
     |       ^ here
`);
  });

  test('points behind the text, and into an empty one', () => {
    expect(codeFrame(sourceText('t', 'a\n'), { start: 2, end: 2 }, 'end')).toBe(
      '   1 | a\n > 2 |\n     | ^ end',
    );
    expect(codeFrame(sourceText('t', ''), { start: 9, end: 3 }, 'none')).toBe(
      ' > 1 |\n     | ^ none',
    );
  });

  test('knows all three line breaks', () => {
    expect(frameOf('a\r\nb\rc\nd', 'c')).toBe(`
   1 | a
   2 | b
 > 3 | c
     | ^ here
   4 | d
`);
  });

  law(
    'has carets and short lines for whatever span',
    fc.tuple(fc.string({ unit: 'binary', maxLength: 300 }), fc.nat(400), fc.nat(400)),
    ([text, start, end]) => {
      const lines = codeFrame(sourceText('t', text), { start, end }, 'label').split('\n');
      expect(lines.some((line) => /\^ label$/.test(line))).toBe(true);
      for (const line of lines) expect(line.length).toBeLessThan(350);
    },
  );

  test('a line of 10 MB takes no time', () => {
    const text = 'x'.repeat(10_000_000);
    const frame = codeFrame(sourceText('t', text), { start: 5_000_000, end: 9_000_000 }, 'here');
    expect(frame.length).toBeLessThan(400);
  });
});
