import { usualPace } from '../../bench/harness.ts';
import { measureAllocation } from '../../bench/measures/allocation.ts';
import { measureFlatness } from '../../bench/measures/flatness.ts';
import { measureHostile } from '../../bench/measures/hostile.ts';
import { measureLintGrowth } from '../../bench/measures/lint.ts';
import { measureMemory } from '../../bench/measures/memory.ts';

// What the gates look at, in a process that has garbage collection to itself.

const quick = { ...usualPace, rounds: 9, warm: 60, slice: 5 };
const measures: Readonly<Record<string, () => unknown>> = {
  flatness: () => measureFlatness([100, 1_000], { ...quick, warm: 200 }),
  hostile: () => measureHostile(quick),
  lint: () => measureLintGrowth(2_000),
  memory: () => [measureMemory(5_000, 1), measureMemory(20_000, 1)],
  allocation: () => measureAllocation(['W1', 'W2', 'W3-100']),
};

process.stdout.write(JSON.stringify(await measures[process.argv[2] ?? '']?.()));
