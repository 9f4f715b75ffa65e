import type { Suppression } from '../../lint/config/config.ts';
import { suppress } from '../../lint/config/suppress.ts';
import type { LintedFile } from '../../report/lint/lint-run.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { hasExpired, type LintPlan } from './plan.ts';

/** The files without what the configuration hides, and what there is to tell of the configuration. */
export function suppressedFiles(
  files: readonly LintedFile[],
  plan: LintPlan,
): readonly LintedFile[] {
  const { suppressions, source, now } = plan;
  if (!source || suppressions.length === 0) return files;
  const used = new Set<Suppression>();
  const asked = new Set<Suppression>();
  const left = files.map((file) => {
    const own = plan.suppressionsFor(file.path);
    for (const suppression of own) asked.add(suppression);
    const { policies, hidden } = suppress(file.policies, own);
    for (const { suppression } of hidden) used.add(suppression);
    const suppressed = hidden.map(({ policy, diagnostic, suppression: { reason } }) => ({
      policy,
      diagnostic,
      reason,
    }));
    return { ...file, policies, suppressed: [...file.suppressed, ...suppressed] };
  });
  const faults = suppressions.flatMap((suppression): readonly Diagnostic[] => {
    if (hasExpired(suppression, now)) return [expiredFault(suppression)];
    return asked.has(suppression) && !used.has(suppression) ? [unusedFault(suppression)] : [];
  });
  if (faults.length === 0) return left;
  return [...left, { path: source.path, source, policies: [], faults, suppressed: [], leftOut: 0 }];
}

function expiredFault({ rule, expires = 0, span }: Suppression): Diagnostic {
  return {
    code: 'config/expired-suppression',
    severity: 'warning',
    message: `the suppression of \`${rule}\` has expired on ${new Date(expires).toISOString().slice(0, 10)}`,
    why: 'what it hid is told again',
    help: 'put it right, or give it another day',
    ...(span && { span }),
  };
}

function unusedFault({ rule, span }: Suppression): Diagnostic {
  return {
    code: 'config/unused-suppression',
    severity: 'suggestion',
    message: `the suppression of \`${rule}\` hides nothing`,
    why: 'what it was for is gone, and it would hide the next one',
    help: 'remove it',
    ...(span && { span }),
  };
}
