import { applyFixes } from './apply-fixes.ts';
import type { LintDiagnostic } from './diagnostic.ts';
import type { Fix, FixKind } from './rule.ts';

/** What came of fixing a text. */
export interface FixedText {
  readonly text: string;
  /** In the order in which they were applied. */
  readonly applied: readonly Fix[];
}

/** A fix may make room for another one, but not for ever. */
const MOST_ROUNDS = 10;

/**
 * Applies fixes until nothing is left to fix. `findingsIn` lints a text; it gives nothing for one
 * that can no longer be read, and then the fixes that made it so are not applied.
 */
export function fixText(
  text: string,
  kinds: readonly FixKind[],
  findingsIn: (text: string) => readonly LintDiagnostic[] | undefined,
): FixedText {
  const seen = new Set([text]);
  const applied: Fix[] = [];
  let now = text;
  let findings = findingsIn(text) ?? [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const next = applyFixes(now, findings, kinds);
    if (next.applied.length === 0 || seen.has(next.text)) break;
    const left = findingsIn(next.text);
    if (!left) break;
    seen.add(next.text);
    applied.push(...next.applied);
    now = next.text;
    findings = left;
  }
  return { text: now, applied };
}
