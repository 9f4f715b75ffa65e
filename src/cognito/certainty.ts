/**
 * How well founded an answer is: AWS documents it, others have seen it, it follows from either, or
 * nobody publishes it.
 */
export type Certainty = 'documented' | 'observed' | 'inferred' | 'unknown';

const fromStrongest: readonly Certainty[] = ['documented', 'observed', 'inferred', 'unknown'];

/** An answer is as certain as the least certain thing that it rests on. */
export function weakest(...certainties: readonly Certainty[]): Certainty {
  return fromStrongest.findLast((certainty) => certainties.includes(certainty)) ?? 'documented';
}
