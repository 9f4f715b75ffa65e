import { caretRow, codeFrame, LEAD, lastOffset, markedLines, sourceRow, WIDTH } from './frame.ts';
import { positionAt, type SourceText } from './source.ts';
import type { Span } from './span.ts';

/** A stretch of a text, and what there is to say of it. */
export interface Label {
  readonly span: Span;
  readonly text: string;
}

/** More labels than these make a frame hard to read. */
const MOST_LABELS = 8;

/** A row of carets to stand below a line. */
interface Mark extends Label {
  readonly caret: '^' | '-';
}

/**
 * A frame of the first label's place, carets below it, and of those of the others, dashes below
 * them: lines in between are left out. Places far to the right have frames of their own.
 */
export function labelledFrame(
  source: SourceText,
  main: Label,
  others: readonly Label[],
  context = 2,
): string {
  const shown = others.slice(0, MOST_LABELS);
  if (shown.length === 0) return codeFrame(source, main.span, main.text, context);
  if ([main, ...shown].some(({ span }) => positionAt(source, span.start).column > WIDTH - LEAD)) {
    return [
      codeFrame(source, main.span, main.text, context),
      ...shown.map(({ span, text }) => codeFrame(source, span, text, 0)),
    ].join('\n');
  }
  const marks: Mark[] = [
    { ...main, caret: '^' },
    ...shown.map((label) => ({ ...label, caret: '-' as const })),
  ];
  return framed(source, linesAround(source, main.span, context), marks);
}

function linesAround(source: SourceText, span: Span, context: number): readonly number[] {
  const first = positionAt(source, span.start).line - context;
  const { line } = positionAt(source, lastOffset(span));
  return [
    ...Array.from({ length: context }, (_, index) => first + index),
    ...Array.from({ length: context }, (_, index) => line + index + 1),
  ].filter((one) => one >= 1 && one <= source.lineStarts.length);
}

function framed(source: SourceText, around: readonly number[], marks: readonly Mark[]): string {
  const placed = marks.map((mark) => placedMark(source, mark));
  const lines = new Set([...around, ...placed.flatMap((mark) => mark.lines)]);
  const window = { source, from: 0, digits: String(Math.max(...lines)).length };
  const rows: string[] = [];
  let previous: number | undefined;
  for (const line of [...lines].sort((a, b) => a - b)) {
    if (previous !== undefined && line > previous + 1) {
      rows.push(`${' '.repeat(window.digits + 3)} | …`);
    }
    const isMain = placed[0]?.lines.includes(line);
    rows.push(sourceRow(window, line, isMain ? '>' : ' '));
    for (const { span, text, caret, first, last } of placed) {
      if (line !== first && line !== last) continue;
      rows.push(caretRow(window, line, span, line === last ? text : '', caret));
    }
    previous = line;
  }
  return rows.join('\n');
}

interface PlacedMark extends Mark {
  readonly first: number;
  readonly last: number;
  /** Those to show. */
  readonly lines: readonly number[];
}

function placedMark(source: SourceText, mark: Mark): PlacedMark {
  const first = positionAt(source, mark.span.start).line;
  const last = positionAt(source, lastOffset(mark.span)).line;
  const lines = markedLines(first, last).filter((line) => line !== undefined);
  return { ...mark, first, last, lines };
}
