import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { AllocationResult } from '../../bench/measures/allocation.ts';
import type { FlatnessResult } from '../../bench/measures/flatness.ts';
import type { HostileResult } from '../../bench/measures/hostile.ts';
import type { LintGrowth } from '../../bench/measures/lint.ts';
import type { MemoryResult } from '../../bench/measures/memory.ts';
import { ratio } from '../../bench/statistics.ts';

// How cost grows, never how much it is: ratios within one process, whatever the machine.

describe('time grows no faster than what is asked', () => {
  test('with the number of statements', () => {
    const { sizes, times } = measured<FlatnessResult>('flatness');
    const [few = [], more = []] = times;
    expect(sizes).toEqual([100, 1_000]);
    expect(ratio(more, few)).toBeLessThan(60);
  });

  test('with the length of a text, whatever the wildcards', () => {
    const { sizes, shapes } = measured<HostileResult>('hostile');
    expect(sizes.slice(0, 3).map(({ text }) => text)).toEqual([512, 1024, 2048]);
    expect(shapes.length).toBeGreaterThan(10);
    const slow = shapes.flatMap(({ name, times: [short = [], , long = []] }) => {
      // Linear is 4-fold, and more where a long pattern leaves few places in a short text. The
      // quickest rounds are those that nothing disturbed.
      const growth = Math.min(...long) / Math.min(...short);
      return growth > 30 ? [`${name}: ${growth.toFixed(1)}-fold`] : [];
    });
    expect(slow).toEqual([]);
  });
});

test('linting twice as much takes about twice the time, whatever there is twice of', () => {
  const found = measured<readonly LintGrowth[]>('lint');
  expect(found.map(({ what }) => what)).toEqual(['statements', 'entries']);
  for (const { growth } of found) expect(growth).toBeLessThan(2.6);
}, 60_000);

test('memory for a statement is bounded, and the same for many as for few', () => {
  const [few, many] = measured<[MemoryResult, MemoryResult]>('memory');
  const beyond = ({ policies, prepared, asked }: MemoryResult) => policies + prepared + asked;
  expect(many.statements).toBe(4 * few.statements);
  expect(beyond(many)).toBeLessThan(1.25 * beyond(few));
  expect(beyond(many)).toBeLessThan(25 * many.json);
});

test('a warm answer leaves little behind, however many statements there are', () => {
  const found = measured<AllocationResult>('allocation');
  for (const { decide } of found) expect(decide).toBeLessThan(20_000);
});

function measured<Found>(what: string): Found {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--expose-gc',
      '--min-semi-space-size=512',
      '--max-semi-space-size=512',
      '--import',
      'tsx',
      'test/bench/gate-child.ts',
      what,
    ],
    {
      encoding: 'utf8',
      env: { ...process.env, IAM_VERDICT_BENCH: 'source' },
      maxBuffer: 2 ** 24,
    },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
