import type { Paint } from '../paint.ts';

/** Lines under one heading. */
export interface Section {
  readonly label: string;
  readonly lines: readonly string[];
}

/** The widest label and a gap. */
const WIDTH = 11;

/** Sections with their labels in a column of their own; those without lines are left out. */
export function sectionLines(sections: readonly Section[], paint: Paint): readonly string[] {
  return sections.flatMap(({ label, lines }) =>
    lines.map((line, index) => {
      const head = index === 0 ? label : '';
      return `  ${paint.strong(head)}${' '.repeat(WIDTH - head.length)}${line}`.trimEnd();
    }),
  );
}
