import type { Evaluation } from '../evaluate/evaluation.ts';

/** What other policies do to a request; `uncertain` where one of the verdicts is unknown. */
export type AccessChange = 'granted' | 'revoked' | 'unchanged' | 'uncertain';

/** Compares access, not reasons: a deny of another kind is no change. */
export function accessChange(before: Evaluation, after: Evaluation): AccessChange {
  if (before.decision === after.decision) return 'unchanged';
  if (before.decision === 'unknown' || after.decision === 'unknown') return 'uncertain';
  if (after.decision === 'allowed') return 'granted';
  return before.decision === 'allowed' ? 'revoked' : 'unchanged';
}
