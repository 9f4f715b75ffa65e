import fc from 'fast-check';
import { afterAll, test } from 'vitest';

/** Fixed, so that a failure is the same tomorrow; `VERDICT_SEED` tries another. */
const seed = Number(process.env['VERDICT_SEED'] ?? 20_261_105);

/** `VERDICT_RUNS` multiplies the number of runs of every law: 10 looks ten times as hard. */
const factor = Number(process.env['VERDICT_RUNS'] ?? 1);

const ran = new Map<string, number>();

/**
 * A test of a law that must hold for everything drawn: the title is the law. `runs` is how many
 * cases are tried unless the environment says otherwise.
 */
export function law<T>(
  title: string,
  drawn: fc.Arbitrary<T>,
  holds: (value: T) => void,
  runs = 500,
): void {
  test(title, () => {
    const numRuns = Math.ceil(runs * factor);
    const property = fc.property(drawn, (value) => {
      ran.set(title, (ran.get(title) ?? 0) + 1);
      holds(value);
    });
    fc.assert(property, { seed, numRuns });
  });
}

// Vitest gives each test file its own copy of this module: one line a file.
afterAll(() => {
  const runs = [...ran.values()].reduce((sum, count) => sum + count, 0);
  process.stdout.write(`${ran.size} laws, ${runs} runs, seed ${seed}\n`);
});
