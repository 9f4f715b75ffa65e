import { scenarioError } from '../../scenario/members.ts';
import type { Finding } from '../../scenario/scenario.ts';
import { expandFiles } from '../files.ts';
import { type Io, LARGEST_TEXT, STDIN } from '../io.ts';
import { type Line, linesOf } from '../lines.ts';

/** A text that holds one scenario: a whole input, or one line of it. */
export type Piece =
  | { readonly text: string; readonly line?: number }
  | { readonly problem: 'tooLong' | 'notUtf8'; readonly line?: number };

/** A piece of one of the files, or why the file cannot be read. */
export type FilePiece = { readonly file: string } & (
  | { readonly piece: Piece }
  | { readonly unread: Finding }
);

/** Opens the files one after the other and cuts each into its pieces. */
export async function* piecesOfFiles(
  files: readonly string[],
  byLines: boolean,
  io: Io,
): AsyncGenerator<FilePiece> {
  for (const path of expandFiles(files, io)) {
    const file = path === STDIN ? 'stdin' : path;
    const opened = path === STDIN ? { chunks: io.stdin() } : io.openFile(path);
    if ('problem' in opened) {
      const message = `cannot read \`${path}\`: ${opened.problem}`;
      yield { file, unread: scenarioError('file', message, {}) };
      continue;
    }
    const lines = byLines || /\.(?:jsonl|ndjson)$/i.test(path);
    for await (const piece of piecesOf(opened.chunks, lines)) yield { file, piece };
  }
}

/**
 * Cuts an input into scenarios: each line one, or the whole of it. Which it is shows in the first
 * two lines that are not blank, so that a stream is answered as it comes.
 */
export async function* piecesOf(
  chunks: AsyncIterable<Uint8Array>,
  byLines: boolean,
): AsyncGenerator<Piece> {
  const lines = linesOf(chunks, LARGEST_TEXT)[Symbol.asyncIterator]();
  const first = byLines ? [] : await beginning(lines);
  if (byLines || holdsLines(first)) {
    for (const line of first) yield* pieceOf(line);
    for (let next = await lines.next(); !next.done; next = await lines.next()) {
      yield* pieceOf(next.value);
    }
    return;
  }
  yield await wholeOf(first, lines);
}

/** The lines up to the second that is not blank. */
async function beginning(lines: AsyncIterator<Line>): Promise<readonly Line[]> {
  const read: Line[] = [];
  let told = 0;
  while (told < 2) {
    const next = await lines.next();
    if (next.done) break;
    read.push(next.value);
    if (!isBlank(next.value)) told += 1;
  }
  return read;
}

function isBlank(line: Line): boolean {
  return 'text' in line && line.text.trim() === '';
}

/** A first line that is broken does not hide that the second one is whole. */
function holdsLines(lines: readonly Line[]): boolean {
  const [first, second] = lines.filter((line) => !isBlank(line));
  if (first === undefined) return false;
  if (isObject(first)) return true;
  const opens = 'text' in first && /^\ufeff?\s*(?:\[|\/|\{\s*$)/.test(first.text);
  return !opens && second !== undefined && isObject(second);
}

function isObject(line: Line): boolean {
  if (!('text' in line)) return false;
  const text = line.text.replace(/^\ufeff/, '').trim();
  if (!text.startsWith('{') || !text.endsWith('}')) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function* pieceOf(line: Line): Generator<Piece> {
  if (isBlank(line)) return;
  yield 'problem' in line
    ? { problem: line.problem, line: line.number }
    : { text: line.text, line: line.number };
}

async function wholeOf(first: readonly Line[], rest: AsyncIterator<Line>): Promise<Piece> {
  const texts: string[] = [];
  let length = 0;
  const take = (line: Line): 'tooLong' | 'notUtf8' | undefined => {
    if ('problem' in line) return line.problem;
    length += line.text.length + 1;
    if (length > LARGEST_TEXT) return 'tooLong';
    texts.push(line.text);
    return undefined;
  };
  for (const line of first) {
    const problem = take(line);
    if (problem) return { problem };
  }
  for (let next = await rest.next(); !next.done; next = await rest.next()) {
    const problem = take(next.value);
    if (problem) return { problem };
  }
  return { text: texts.join('\n') };
}
