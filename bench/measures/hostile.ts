import { decide } from '../contenders.ts';
import { type Entry, interleave, type Pace, usualPace } from '../harness.ts';
import { type HostileShape, hostile, hostileShapes } from '../workloads/hostile.ts';
import { asParsed } from '../workloads/workload.ts';

/** How long one decision takes on wildcards made to hurt, by the length of pattern and text. */
export interface HostileResult {
  readonly sizes: readonly HostileSize[];
  readonly shapes: readonly {
    readonly name: string;
    /** Nanoseconds, a list a size, a figure a round. */
    readonly times: readonly (readonly number[])[];
  }[];
}

/** Characters that a pattern may have, and those that the text has. */
export interface HostileSize {
  readonly pattern: number;
  readonly text: number;
}

/** The text is twice as long, and again; then the pattern is. */
const sizes: readonly HostileSize[] = [
  { pattern: 512, text: 512 },
  { pattern: 512, text: 1024 },
  { pattern: 512, text: 2048 },
  { pattern: 1024, text: 2048 },
  { pattern: 2048, text: 2048 },
];

/** W5. */
export async function measureHostile(
  pace: Pace = { ...usualPace, rounds: 9, warm: 100, slice: 10 },
): Promise<HostileResult> {
  const shapes = [];
  for (const shape of hostileShapes) {
    const entries = sizes.map((size) => entryOf(shape, size));
    shapes.push({ name: shape.name, times: await interleave(entries, pace) });
  }
  return { sizes, shapes };
}

function entryOf(shape: HostileShape, { pattern, text }: HostileSize): Entry {
  return { prepared: decide.prepare(asParsed(hostile(shape, pattern, text))), requests: 1 };
}
