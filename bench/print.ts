import { goalCells, number, time } from './figures.ts';
import { goalsOf } from './goals.ts';
import type { Comparison, Measured } from './harness.ts';
import type { Result } from './result.ts';
import { ratio, summary } from './statistics.ts';

/** A run for a terminal: every comparison, then the goals that it tells of. */
export function printed(result: Result): string {
  const { warm = {}, whole = {} } = result.parts;
  const comparisons = [...Object.entries(warm), ...Object.entries(whole)];
  const goals = goalsOf(result)
    .filter(({ measured }) => measured !== undefined)
    .map((goal) => [goal.id, ...goalCells(goal)]);
  return [
    ...comparisons.map(([id, comparison]) => `${id}: ${comparisonText(comparison)}`),
    ...lintText(result),
    aligned([['goal', 'what', 'wanted', 'measured', ''], ...goals]),
  ].join('\n\n');
}

function lintText({ parts: { lint } }: Result): readonly string[] {
  if (!lint) return [];
  const rows = Object.entries(lint.presets).map(([preset, times]) => {
    const { min, median } = summary(times);
    return [preset, `${Math.round(min)} ms`, `${Math.round(median)} ms`];
  });
  const title = `W9: ${lint.documents} documents linted, processor time`;
  return [`${title}\n${aligned([['preset', 'min', 'median'], ...rows])}`];
}

function comparisonText({ title, contenders, unfit }: Comparison): string {
  const [first] = contenders;
  const rows = contenders.map((one) => contenderCells(one, first ?? one));
  const head = ['engine', 'min', 'median', 'p90', 'ratio', 'decides otherwise'];
  const left = unfit.length > 0 ? [`cannot take it: ${unfit.join(', ')}`] : [];
  return [title, aligned([head, ...rows]), ...left].join('\n');
}

/** Name and version, times, how many times as long as the first, and which requests differ. */
export function contenderCells(one: Measured, first: Measured): readonly string[] {
  const { min, median, p90 } = summary(one.times);
  const { differences } = one;
  const shown = differences.length > 6 ? [...differences.slice(0, 6), '…'] : differences;
  return [
    `${one.name} ${one.version}`,
    time(min),
    time(median),
    time(p90),
    `${number(ratio(one.times, first.times))}x`,
    differences.length === 0 ? '' : `${differences.length}: ${shown.join(', ')}`,
  ];
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths?.[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
