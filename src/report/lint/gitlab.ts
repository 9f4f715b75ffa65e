import { fingerprint } from '../../lint/fingerprint.ts';
import type { Severity } from '../../text/diagnostic.ts';
import { slashed } from './file-uri.ts';
import { rangeIn } from './json.ts';
import { findingsOf, type LintRun } from './lint-run.ts';

const levels = {
  error: 'critical',
  securityWarning: 'major',
  warning: 'minor',
  suggestion: 'info',
} as const satisfies Record<Severity, string>;

/** A report for GitLab's code quality: a list of findings, whose fingerprints are unique. */
export function gitlabCodeQuality({ files }: LintRun): string {
  const seen = new Map<string, number>();
  const unique = (print: string) => {
    const count = (seen.get(print) ?? 0) + 1;
    seen.set(print, count);
    return count === 1 ? print : `${print}-${count}`;
  };
  const issues = files.flatMap((file) =>
    findingsOf(file).map((finding) => ({
      description: finding.message,
      check_name: finding.rule,
      fingerprint: unique(`${slashed(file.path)}:${fingerprint(finding, finding.policy?.node)}`),
      severity: levels[finding.severity],
      location: {
        path: slashed(file.path),
        lines: { begin: rangeIn(file.source, finding.span).start.line },
      },
    })),
  );
  return `${JSON.stringify(issues, null, 2)}\n`;
}
