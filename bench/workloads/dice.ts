/** Numbers that look random and are the same in every run. */
export interface Dice {
  /** A whole number from 0 to below the limit. */
  below(limit: number): number;
  /** One of the list. */
  pick<T>(list: readonly [T, ...T[]]): T;
}

/** Marsaglia's xorshift on 32 bits ("Xorshift RNGs", 2003). */
export function dice(seed: number): Dice {
  let state = seed | 0 || 1;
  const below = (limit: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
  return { below, pick: (list) => list[below(list.length)] ?? list[0] };
}
