import { LARGEST_TEXT } from './io.ts';
import { textOf } from './text-of.ts';

/** One line of a stream; lines count from 1. */
export type Line = { readonly number: number } & (
  | { readonly text: string }
  | { readonly problem: 'tooLong' | 'notUtf8' }
);

const NEWLINE = 10;

/**
 * Cuts a stream into lines, holding no more than one of them. Of a line that is too long the rest
 * is let pass, and the next one is read as ever.
 */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
  longest: number = LARGEST_TEXT,
): AsyncGenerator<Line> {
  let number = 1;
  let pieces: Uint8Array[] = [];
  let length = 0;
  const keep = (piece: Uint8Array) => {
    length += piece.length;
    if (length <= longest) pieces.push(piece);
    else pieces = [];
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      keep(chunk.subarray(start, end));
      yield lineFrom(number, pieces, length, longest);
      number += 1;
      pieces = [];
      length = 0;
      start = end + 1;
    }
    if (start < chunk.length) keep(chunk.subarray(start));
  }
  if (length > 0) yield lineFrom(number, pieces, length, longest);
}

function lineFrom(
  number: number,
  pieces: readonly Uint8Array[],
  length: number,
  longest: number,
): Line {
  if (length > longest) return { number, problem: 'tooLong' };
  const text = textOf(joined(pieces, length));
  return text === undefined ? { number, problem: 'notUtf8' } : { number, text };
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = pieces;
  if (only && pieces.length === 1) return only;
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.length;
  }
  return whole;
}

/** A whole stream as text; undefined when it is too long or not UTF-8. */
export async function wholeText(
  chunks: AsyncIterable<Uint8Array>,
  longest: number = LARGEST_TEXT,
): Promise<string | undefined> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > longest) return undefined;
    pieces.push(chunk);
  }
  return textOf(joined(pieces, length));
}
