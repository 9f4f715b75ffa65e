import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inOrder } from '../../src/bulk/in-order.ts';
import { pieces } from '../../src/bulk/pieces.ts';

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe('inOrder', () => {
  test('results come in the order of the inputs, however long each takes', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat({ max: 3 })),
        fc.integer({ min: 1, max: 5 }),
        async (delays, most) => {
          const work = async (index: number) => {
            for (let turn = 0; turn < (delays[index] ?? 0); turn += 1) await Promise.resolve();
            return index;
          };
          const inputs = [...delays.keys()];
          expect(await all(inOrder(inputs, most, work))).toEqual(inputs);
        },
      ),
    ));

  test('no more are under way than wanted, and none is started before it is asked for', async () => {
    let started = 0;
    let taken = 0;
    const work = async (input: number) => {
      started += 1;
      return input;
    };
    for await (const _ of inOrder([...Array(50).keys()], 4, work)) {
      taken += 1;
      expect(started - taken).toBeLessThan(4);
    }
    expect([started, taken]).toEqual([50, 50]);
  });

  test('a failure comes in its turn, and stops the rest', async () => {
    const seen: number[] = [];
    const work = async (input: number) => {
      if (input >= 2) throw new Error(`no ${input}`);
      return input;
    };
    const run = async () => {
      for await (const result of inOrder([0, 1, 2, 3], 3, work)) seen.push(result);
    };
    await expect(run()).rejects.toThrow('no 2');
    expect(seen).toEqual([0, 1]);
  });
});

describe('pieces', () => {
  test('are as large as told, but for the last', async () => {
    expect(await all(pieces([1, 2, 3, 4, 5], 2, () => 0, 1))).toEqual([[1, 2], [3, 4], [5]]);
    expect(await all(pieces([], 2, () => 0, 1))).toEqual([]);
  });

  test('hold no more than one large input too many', async () => {
    expect(await all(pieces(['a', 'bbbb', 'c'], 9, ({ length }) => length, 4))).toEqual([
      ['a', 'bbbb'],
      ['c'],
    ]);
  });
});
