import { loadLinter } from '../engine.ts';
import { sink } from '../harness.ts';
import { lintedTexts, manyEntries, manyStatements } from '../workloads/lint.ts';

/** W9. Milliseconds of processor time for all documents together, a figure a round. */
export interface LintResult {
  readonly documents: number;
  readonly presets: Readonly<Record<string, readonly number[]>>;
}

const presets = ['aws-parity', 'recommended', 'strict'] as const;

type Preset = (typeof presets)[number];

/** W9: every policy that AWS manages under the rules, the facts about AWS being in memory. */
export async function measureLint(rounds = 5): Promise<LintResult> {
  const lintOne = await linter();
  const texts = lintedTexts();
  const lintAll = (preset: Preset) => texts.forEach((text) => void lintOne(text, preset));
  for (const preset of presets) lintAll(preset);
  const times = new Map(presets.map((preset): [Preset, number[]] => [preset, []]));
  for (let round = 0; round < rounds; round++) {
    for (const preset of presets) times.get(preset)?.push(processorTime(() => lintAll(preset)));
  }
  return { documents: texts.length, presets: Object.fromEntries(times) };
}

/** How often as long the linter takes for twice as much: the quickest rounds of either. */
export interface LintGrowth {
  readonly what: string;
  readonly growth: number;
}

export async function measureLintGrowth(count: number, rounds = 5): Promise<readonly LintGrowth[]> {
  const lintOne = await linter();
  const makers = { statements: manyStatements, entries: manyEntries };
  return Object.entries(makers).map(([what, make]) => {
    const [some, twice] = [make(count), make(2 * count)];
    const few: number[] = [];
    const many: number[] = [];
    for (let round = 0; round < rounds; round++) {
      few.push(processorTime(() => lintOne(some, 'strict')));
      many.push(processorTime(() => lintOne(twice, 'strict')));
    }
    return { what, growth: Math.min(...many) / Math.min(...few) };
  });
}

async function linter(): Promise<(text: string, preset: Preset) => void> {
  const { lint } = await loadLinter();
  return (text, preset) => {
    const { policies } = lint({ path: 'a.json', text }, { type: 'identity', presets: [preset] });
    sink.allowed += policies.length;
  };
}

/** Whatever else the machine does, it is not counted. */
function processorTime(work: () => void): number {
  globalThis.gc?.();
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
