/** Lines around a change. */
const CONTEXT = 3;

/** Texts that differ in more lines than these are told as one change. */
const MOST_CHANGES = 1000;

interface Line {
  readonly mark: ' ' | '-' | '+';
  readonly text: string;
}

/** How a text changes, as `diff -u` and `git diff` tell it; empty when it does not. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const hunks = hunksOf(changes(linesOf(before), linesOf(after)));
  const name = path.replace(/^\/+/, '');
  return [`--- a/${name}\n`, `+++ b/${name}\n`, ...hunks].join('');
}

/** Lines with their ends, as a last one may have none. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function changes(before: readonly string[], after: readonly string[]): readonly Line[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) {
    start += 1;
  }
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const kept = (lines: readonly string[]) => lines.map((text) => ({ mark: ' ' as const, text }));
  return [
    ...kept(before.slice(0, start)),
    ...middle(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...kept(before.slice(before.length - end)),
  ];
}

/** The shortest way from one list of lines to the other (Myers, "An O(ND) Difference Algorithm"). */
function middle(before: readonly string[], after: readonly string[]): readonly Line[] {
  const trace: ReadonlyMap<number, number>[] = [];
  let ends: ReadonlyMap<number, number> = new Map([[1, 0]]);
  for (let count = 0; count <= MOST_CHANGES; count += 1) {
    trace.push(ends);
    const next = new Map(ends);
    for (let diagonal = -count; diagonal <= count; diagonal += 2) {
      const reached = furthest(ends, diagonal, count);
      const at = slide(before, after, reached, diagonal);
      next.set(diagonal, at);
      if (at >= before.length && at - diagonal >= after.length) {
        return wayBack(before, after, trace);
      }
    }
    ends = next;
  }
  return [
    ...before.map((text) => ({ mark: '-' as const, text })),
    ...after.map((text) => ({ mark: '+' as const, text })),
  ];
}

/** Whether the way to a diagonal comes from above: a line was added. */
function isAdded(ends: ReadonlyMap<number, number>, diagonal: number, count: number): boolean {
  if (diagonal === -count) return true;
  if (diagonal === count) return false;
  return (ends.get(diagonal - 1) ?? -1) < (ends.get(diagonal + 1) ?? -1);
}

function furthest(ends: ReadonlyMap<number, number>, diagonal: number, count: number): number {
  return isAdded(ends, diagonal, count)
    ? (ends.get(diagonal + 1) ?? 0)
    : (ends.get(diagonal - 1) ?? 0) + 1;
}

function slide(
  before: readonly string[],
  after: readonly string[],
  from: number,
  diagonal: number,
): number {
  let at = from;
  while (
    at < before.length &&
    at - diagonal < after.length &&
    before[at] === after[at - diagonal]
  ) {
    at += 1;
  }
  return at;
}

function wayBack(
  before: readonly string[],
  after: readonly string[],
  trace: readonly ReadonlyMap<number, number>[],
): readonly Line[] {
  const lines: Line[] = [];
  let x = before.length;
  let y = after.length;
  for (let count = trace.length - 1; count >= 0; count -= 1) {
    const from = stepFrom(trace[count] ?? new Map(), x - y, count);
    while (x > from.x && y > from.y) {
      x -= 1;
      y -= 1;
      lines.push({ mark: ' ', text: before[x] ?? '' });
    }
    if (count === 0) break;
    lines.push(
      from.added
        ? { mark: '+', text: after[from.y] ?? '' }
        : { mark: '-', text: before[from.x] ?? '' },
    );
    x = from.x;
    y = from.y;
  }
  return lines.reverse();
}

/** Where the last change before a diagonal began, and what it was. */
function stepFrom(ends: ReadonlyMap<number, number>, diagonal: number, count: number) {
  const added = isAdded(ends, diagonal, count);
  const previous = added ? diagonal + 1 : diagonal - 1;
  const x = ends.get(previous) ?? 0;
  return { added, x, y: x - previous };
}

function hunksOf(lines: readonly Line[]): readonly string[] {
  const shown = new Set<number>();
  lines.forEach(({ mark }, index) => {
    if (mark === ' ') return;
    for (let near = index - CONTEXT; near <= index + CONTEXT; near += 1) shown.add(near);
  });
  const hunks: string[] = [];
  let hunk: Line[] = [];
  let [beforeLine, afterLine] = [1, 1];
  let place: readonly [number, number] = [1, 1];
  const close = () => {
    if (hunk.length > 0) hunks.push(hunkText(hunk, place));
    hunk = [];
  };
  lines.forEach((line, index) => {
    if (shown.has(index)) {
      if (hunk.length === 0) place = [beforeLine, afterLine];
      hunk.push(line);
    } else close();
    if (line.mark !== '+') beforeLine += 1;
    if (line.mark !== '-') afterLine += 1;
  });
  close();
  return hunks;
}

function hunkText(lines: readonly Line[], [before, after]: readonly [number, number]): string {
  const count = (other: Line['mark']) => lines.filter(({ mark }) => mark !== other).length;
  const range = (from: number, length: number) =>
    `${length === 0 ? from - 1 : from}${length === 1 ? '' : `,${length}`}`;
  const head = `@@ -${range(before, count('+'))} +${range(after, count('-'))} @@\n`;
  const body = lines.map(({ mark, text }) =>
    text.endsWith('\n') ? `${mark}${text}` : `${mark}${text}\n\\ No newline at end of file\n`,
  );
  return head + body.join('');
}
