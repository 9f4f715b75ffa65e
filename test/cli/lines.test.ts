import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Line, linesOf, wholeText } from '../../src/cli/lines.ts';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size)
    yield bytes.subarray(start, start + size);
}

async function read(bytes: Uint8Array, size: number, longest?: number): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for await (const line of linesOf(inPieces(bytes, size), longest)) lines.push(line);
  return lines;
}

const encode = (text: string) => new TextEncoder().encode(text);

describe('linesOf', () => {
  test('cuts anywhere alike: pieces of a stream say nothing', async () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'é', '😀', '\n', '\r', ' ') });
    await fc.assert(
      fc.asyncProperty(word, fc.integer({ min: 1, max: 9 }), async (text, size) => {
        const wanted = text.split('\n').map((line, index) => ({ number: index + 1, text: line }));
        if (wanted.at(-1)?.text === '') wanted.pop();
        expect(await read(encode(text), size)).toEqual(wanted);
      }),
    );
  });

  test('keeps a last line without a line break', async () => {
    expect(await read(encode('a\nb'), 1)).toEqual([
      { number: 1, text: 'a' },
      { number: 2, text: 'b' },
    ]);
  });

  test.each([1, 3, 100])('lets a line that is too long pass, in pieces of %i', async (size) => {
    expect(await read(encode(`ok\n${'x'.repeat(20)}\nagain\n${'y'.repeat(20)}`), size, 5)).toEqual([
      { number: 1, text: 'ok' },
      { number: 2, problem: 'tooLong' },
      { number: 3, text: 'again' },
      { number: 4, problem: 'tooLong' },
    ]);
  });

  test('tells a line that is not UTF-8, and reads the next', async () => {
    const bytes = Uint8Array.of(0xff, 0xfe, 10, 0x61);
    expect(await read(bytes, 2)).toEqual([
      { number: 1, problem: 'notUtf8' },
      { number: 2, text: 'a' },
    ]);
  });
});

describe('wholeText', () => {
  test('puts characters together that pieces cut', async () => {
    expect(await wholeText(inPieces(encode('aé😀'), 1))).toBe('aé😀');
  });

  test('is nothing when too long or not UTF-8', async () => {
    expect(await wholeText(inPieces(encode('abc'), 1), 2)).toBeUndefined();
    expect(await wholeText(inPieces(Uint8Array.of(0xc3), 1))).toBeUndefined();
  });

  test('of an empty stream is empty', async () => {
    expect(await wholeText(inPieces(encode(''), 1))).toBe('');
  });
});
