/** A line with the lines that hang under it. */
export interface Branch {
  readonly text: string;
  readonly branches?: readonly Branch[];
}

/** Draws branches with the lines of `tree(1)`. */
export function drawTree(branches: readonly Branch[], indent = ''): readonly string[] {
  return branches.flatMap(({ text, branches: below = [] }, index) => {
    const last = index === branches.length - 1;
    const [head = '', ...rest] = text.split('\n');
    const under = `${indent}${last ? '   ' : '│  '}`;
    const continued = below.length > 0 ? `${under}│ ` : `${under}  `;
    return [
      `${indent}${last ? '└─ ' : '├─ '}${head}`,
      ...rest.map((line) => `${continued}${line}`.trimEnd()),
      ...drawTree(below, under),
    ];
  });
}
