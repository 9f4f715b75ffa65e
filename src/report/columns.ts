/** Between two columns. */
const GAP = 2;

/** Rows of cells as lines whose cells stand under each other; a column without text takes no room. */
export function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries()) {
      widths[index] = Math.max(widths[index] ?? 0, widthOf(cell));
    }
  }
  return rows.map((row) =>
    row
      .map((cell, index) => padded(cell, widths[index] ?? 0))
      .join('')
      .trimEnd(),
  );
}

function padded(cell: string, width: number): string {
  return width === 0 ? '' : cell + ' '.repeat(width - widthOf(cell) + GAP);
}

/** How wide a text is shown: colours take no room. */
function widthOf(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character opens a colour
  return [...text.replace(/\u001b\[\d+m/g, '')].length;
}
