import { time } from '../bench/figures.ts';
import type { Result } from '../bench/result.ts';
import { median } from '../bench/statistics.ts';

/** An engine's times by the number of statements. */
interface Line {
  readonly name: string;
  readonly colour: string;
  readonly points: readonly (readonly [size: number, nanoseconds: number])[];
}

const width = 800;
const height = 440;
const frame = { left: 70, right: 230, top: 24, bottom: 44 };
const colours = ['#0b6e4f', '#b23a48', '#d98324', '#5b5f97', '#3c91e6', '#7a6c5d'] as const;

/** Time for one decision against the number of statements, both logarithmic, as SVG. */
export function performancePicture(result: Result): string {
  const lines = linesOf(result);
  const points = lines.flatMap((line) => line.points);
  const [least, most] = decades(points.map(([, nanoseconds]) => nanoseconds));
  const [fewest, largest] = decades(points.map(([size]) => size));
  const x = scale(fewest, largest, frame.left, width - frame.right);
  const y = scale(least, most, height - frame.bottom, frame.top);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12" role="img">
<title>Time for one decision against the number of statements</title>
<rect width="${width}" height="${height}" fill="#fff"/>
${powers(least, most)
  .map((value) => ruleAcross(value, y))
  .join('\n')}
${powers(fewest, largest)
  .map((value) => tickBelow(value, x))
  .join('\n')}
<text x="${(frame.left + width - frame.right) / 2}" y="${height - 8}" text-anchor="middle">statements</text>
${lines.map((line) => lineText(line, x, y)).join('\n')}
${labelHeights(lines, y)
  .map(([line, at]) => labelText(line, at))
  .join('\n')}
</svg>
`;
}

function linesOf({ parts: { flatness, warm = {} } }: Result): readonly Line[] {
  const own = (flatness?.sizes ?? []).map(
    (size, index) => [size, median(flatness?.times[index] ?? [])] as const,
  );
  const peers = new Map<string, (readonly [number, number])[]>();
  for (const size of [100, 1_000, 10_000]) {
    for (const { name, times } of warm[`W3-${size}`]?.contenders ?? []) {
      if (name.startsWith('iam-verdict')) continue;
      peers.set(name, [...(peers.get(name) ?? []), [size, median(times)]]);
    }
  }
  return [['iam-verdict', own] as const, ...peers]
    .filter(([, points]) => points.length > 0)
    .map(([name, points], index) => ({
      name,
      points,
      colour: colours[index % colours.length] ?? colours[0],
    }));
}

type Scale = (value: number) => number;

function scale(from: number, to: number, start: number, end: number): Scale {
  const span = Math.log10(to / from);
  return (value) => round(start + ((end - start) * Math.log10(value / from)) / span);
}

/** The powers of ten around the values. */
function decades(values: readonly number[]): readonly [number, number] {
  const logs = values.map(Math.log10);
  return [10 ** Math.floor(Math.min(...logs)), 10 ** Math.ceil(Math.max(...logs))];
}

function powers(from: number, to: number): readonly number[] {
  const count = Math.round(Math.log10(to / from));
  return Array.from({ length: count + 1 }, (_, index) => from * 10 ** index);
}

function ruleAcross(value: number, y: Scale): string {
  const at = y(value);
  return `<path d="M${frame.left} ${at}H${width - frame.right}" stroke="#ddd"/><text x="${frame.left - 8}" y="${at + 4}" text-anchor="end">${time(value)}</text>`;
}

function tickBelow(value: number, x: Scale): string {
  const bottom = height - frame.bottom;
  return `<text x="${x(value)}" y="${bottom + 18}" text-anchor="middle">${value.toLocaleString('en')}</text>`;
}

function lineText({ points, colour }: Line, x: Scale, y: Scale): string {
  const places = points.map(([size, nanoseconds]) => [x(size), y(nanoseconds)] as const);
  const path = places.map(([left, top]) => `${left} ${top}`).join('L');
  const dots = places.map(([left, top]) => `<circle cx="${left}" cy="${top}" r="3"/>`).join('');
  return `<g fill="${colour}"><path d="M${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots}</g>`;
}

/** Where names stand at the right, none over another. */
function labelHeights(lines: readonly Line[], y: Scale): readonly (readonly [Line, number])[] {
  const wanted = lines
    .map((line) => [line, y(line.points.at(-1)?.[1] ?? 1)] as const)
    .sort(([, a], [, b]) => a - b);
  let free = 0;
  return wanted.map(([line, at]) => {
    const place = Math.max(at, free);
    free = place + 15;
    return [line, place] as const;
  });
}

function labelText({ name, colour }: Line, at: number): string {
  return `<text x="${width - frame.right + 8}" y="${round(at + 4)}" fill="${colour}">${name}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
