import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coveredGroups } from '../../src/lint/facts/covered-entries.ts';
import { matchesWildcard, readWildcard } from '../../src/match/wildcard.ts';

const anyPattern = () => true;
const pattern = fc.array(fc.constantFrom('a', 'b', '*', '?'), { maxLength: 6 });
const list = fc.array(
  pattern.map((parts) => parts.join('').replace(/\*+/g, '*')),
  { maxLength: 8 },
);
const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 });

test('what is covered is matched by what covers it', () => {
  fc.assert(
    fc.property(list, text, (entries, parts) => {
      const subject = parts.join('');
      const matches = (index: number) =>
        matchesWildcard(readWildcard(entries[index] ?? ''), subject);
      for (const { by, covered } of coveredGroups(entries, anyPattern)) {
        for (const index of covered) expect(matches(index) && !matches(by)).toBe(false);
      }
    }),
    { numRuns: 2000 },
  );
});

test('finds whatever a comparison of each with each finds', () => {
  fc.assert(
    fc.property(list, (entries) => {
      const found = new Set(coveredGroups(entries, anyPattern).flatMap(({ covered }) => covered));
      const normal = entries.map((entry) => entry.replace(/\*+/g, '*'));
      const wanted = normal.flatMap((entry, index) => {
        const covers = (other: string, at: number) =>
          other === entry
            ? at < index
            : !(other.includes('?') && entry.includes('*')) &&
              matchesWildcard(readWildcard(other), entry);
        return normal.some(covers) ? [index] : [];
      });
      expect([...found].sort()).toEqual(wanted.sort());
    }),
    { numRuns: 2000 },
  );
});

test('nothing that covers is covered itself', () => {
  fc.assert(
    fc.property(list, (entries) => {
      const groups = coveredGroups(entries, anyPattern);
      const covered = new Set(groups.flatMap((group) => group.covered));
      expect(groups.some(({ by }) => covered.has(by))).toBe(false);
    }),
  );
});

const many = Array.from({ length: 10_000 }, (_, index) => index);

test.each([
  ['names', many.map((index) => `s3:Get${index}`)],
  ['prefixes', many.map((index) => `s3:Get${index}x*`)],
  ['suffixes', many.map((index) => `arn:aws:lambda:*:*:function:f${index}x`)],
  ['nothing but stars at both ends', many.map((index) => `*x${index}x*`)],
  ['prefixes of every length', many.map((index) => `${'a'.repeat(index % 2000)}${index}*`)],
  ['long patterns', many.slice(0, 200).map((index) => `${'*a'.repeat(5000)}${index}*`)],
])('10,000 entries in linear time: %s', (_, entries) => {
  const start = performance.now();
  coveredGroups(entries, anyPattern);
  expect(performance.now() - start).toBeLessThan(3000);
});

test('a star covers 10,000 entries', () => {
  const [group] = coveredGroups([...many.map((index) => `s3:Get${index}`), 's3:*'], anyPattern);
  expect(group?.by).toBe(10_000);
  expect(group?.covered).toHaveLength(10_000);
});
