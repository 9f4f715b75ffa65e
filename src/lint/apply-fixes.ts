import type { LintDiagnostic } from './diagnostic.ts';
import type { Edit, Fix, FixKind } from './rule.ts';

export interface Fixed {
  readonly text: string;
  /** The fixes that were applied; others overlapped one of them and wait for the next round. */
  readonly applied: readonly Fix[];
}

/**
 * Applies the fixes of the given kinds to the text that the diagnostics are about. Of fixes that
 * touch the same stretch the first in source order is applied: lint again and apply the rest.
 */
export function applyFixes(
  text: string,
  diagnostics: readonly LintDiagnostic[],
  kinds: readonly FixKind[],
): Fixed {
  const applied: Fix[] = [];
  const edits: Edit[] = [];
  for (const { fix } of diagnostics) {
    if (!fix || !kinds.includes(fix.kind)) continue;
    if (fix.edits.some((edit) => edits.some((other) => overlap(edit, other)))) continue;
    applied.push(fix);
    edits.push(...fix.edits);
  }
  return { text: edited(text, edits), applied };
}

function overlap({ span: a }: Edit, { span: b }: Edit): boolean {
  return a.start <= b.end && b.start <= a.end;
}

function edited(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { span, text: instead } of edits.toSorted((a, b) => a.span.start - b.span.start)) {
    pieces.push(text.slice(at, span.start), instead);
    at = span.end;
  }
  return [...pieces, text.slice(at)].join('');
}
