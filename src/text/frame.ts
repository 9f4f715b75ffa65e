import { positionAt, type SourceText } from './source.ts';
import type { Span } from './span.ts';

/** Columns of source shown of one line; a longer line is clipped around the span. */
export const WIDTH = 100;
/** Columns kept in front of the span when a line is clipped. */
export const LEAD = 30;
/** A span over more lines shows its first and last ones. */
const MOST_LINES = 6;

/** The columns of the source that a frame shows. */
export interface Window {
  readonly source: SourceText;
  readonly from: number;
  /** Digits of the largest line number. */
  readonly digits: number;
}

/**
 * Renders the place of a span in its text: numbered lines, `>` at those it covers, carets under it
 * and the label beside them. `context` lines are shown before and after.
 */
export function codeFrame(source: SourceText, span: Span, label: string, context = 2): string {
  const start = positionAt(source, Math.min(span.start, source.text.length));
  const end = positionAt(source, Math.min(lastOffset(span), source.text.length));
  const lastShown = Math.min(end.line + context, source.lineStarts.length);
  const window: Window = {
    source,
    from: start.column <= WIDTH - LEAD ? 0 : start.column - LEAD,
    digits: String(lastShown).length,
  };
  const rows: string[] = [];
  for (let line = Math.max(1, start.line - context); line < start.line; line += 1) {
    rows.push(sourceRow(window, line, ' '));
  }
  rows.push(...markedRows(window, span, label, [start.line, end.line]));
  for (let line = end.line + 1; line <= lastShown; line += 1) {
    rows.push(sourceRow(window, line, ' '));
  }
  return rows.join('\n');
}

/** Of the last character; a span that ends with a line does not reach into the next. */
export function lastOffset({ start, end }: Span): number {
  return Math.max(start, end - 1);
}

/** The lines that the span covers; carets under the first and the last of them. */
function markedRows(
  window: Window,
  span: Span,
  label: string,
  [first, last]: readonly [number, number],
): string[] {
  return markedLines(first, last).flatMap((line) => {
    if (line === undefined) return [`${' '.repeat(window.digits + 3)} | …`];
    const row = sourceRow(window, line, '>');
    if (line !== first && line !== last) return [row];
    return [row, caretRow(window, line, span, line === last ? label : '')];
  });
}

/** Line numbers; `undefined` stands for those left out. */
export function markedLines(first: number, last: number): (number | undefined)[] {
  if (last - first >= MOST_LINES) return [first, first + 1, first + 2, undefined, last - 1, last];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

export function sourceRow(window: Window, line: number, mark: string): string {
  const row = ` ${mark} ${String(line).padStart(window.digits)} | ${shownText(window, line)}`;
  return row.trimEnd();
}

/** Carets under the part of the span that is on this line, leaving out its indentation. */
export function caretRow(
  window: Window,
  line: number,
  span: Span,
  label: string,
  caret = '^',
): string {
  const { start, end } = lineSpan(window.source, line);
  const from = Math.max(span.start, firstInk(window.source, start, end));
  const to = Math.min(span.end, end);
  const shownFrom = start + window.from;
  const before = printable(window.source.text.slice(shownFrom, Math.max(from, shownFrom)));
  const limit = shownFrom + WIDTH;
  const marked = printable(
    window.source.text.slice(Math.max(from, shownFrom), Math.min(to, limit)),
  );
  const gutter = `${' '.repeat(window.digits + 3)} | `;
  const clipped = window.from > 0 ? ' ' : '';
  const carets = caret.repeat(Math.max(1, marked.length));
  return `${gutter}${clipped}${' '.repeat(before.length)}${carets} ${label}`.trimEnd();
}

function shownText(window: Window, line: number): string {
  const { start, end } = lineSpan(window.source, line);
  const from = Math.min(start + window.from, end);
  const to = Math.min(from + WIDTH, end);
  const text = printable(window.source.text.slice(from, to));
  return `${window.from > 0 ? '…' : ''}${text}${to < end ? '…' : ''}`;
}

/** A line without its line break. */
function lineSpan({ text, lineStarts }: SourceText, line: number): Span {
  const start = lineStarts[line - 1] ?? text.length;
  let end = lineStarts[line] ?? text.length;
  if (end > start && text.charAt(end - 1) === '\n') end -= 1;
  if (end > start && text.charAt(end - 1) === '\r') end -= 1;
  return { start, end };
}

function firstInk({ text }: SourceText, start: number, end: number): number {
  let index = start;
  while (index < end && (text.charAt(index) === ' ' || text.charAt(index) === '\t')) index += 1;
  return index;
}

/** Tabs as two spaces, and no control character: a frame goes to a terminal. */
function printable(text: string): string {
  return text
    .replaceAll('\t', '  ')
    .replace(/\p{Cc}/gu, (character) =>
      character < '\x20' ? controlPicture(character) : '\ufffd',
    );
}

function controlPicture(character: string): string {
  return String.fromCharCode(0x2400 + character.charCodeAt(0));
}
