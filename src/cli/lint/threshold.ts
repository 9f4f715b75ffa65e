import { findingsOf, type LintRun, severities } from '../../report/lint/lint-run.ts';
import type { Severity } from '../../text/diagnostic.ts';
import { foldCase } from '../../text/fold-case.ts';
import { nearest } from '../../text/suggest.ts';
import { type ExitCode, exitCodes } from '../io.ts';
import type { UsageProblem } from '../usage.ts';

/** When findings are a failure. */
export interface Threshold {
  readonly failOn: Severity | 'never';
  /** Findings below `error` that are put up with. */
  readonly maxWarnings?: number;
}

const words: ReadonlyMap<string, Threshold['failOn']> = new Map<string, Threshold['failOn']>([
  ['error', 'error'],
  ['securitywarning', 'securityWarning'],
  ['security-warning', 'securityWarning'],
  ['warning', 'warning'],
  ['suggestion', 'suggestion'],
  ['info', 'suggestion'],
  ['never', 'never'],
]);

export function thresholdFrom(
  failOn: string,
  maxWarnings: string | undefined,
): Threshold | UsageProblem {
  const level = words.get(foldCase(failOn));
  if (level === undefined) {
    const meant = nearest(failOn, words.keys());
    return {
      problem: `--fail-on cannot be \`${failOn}\``,
      help:
        meant === undefined
          ? 'choose one of error, securityWarning, warning, suggestion, never'
          : `did you mean \`${meant}\`?`,
    };
  }
  if (maxWarnings === undefined) return { failOn: level };
  if (!/^\d{1,9}$/.test(maxWarnings)) {
    return { problem: `--max-warnings \`${maxWarnings}\` is not a number from 0 on` };
  }
  return { failOn: level, maxWarnings: Number(maxWarnings) };
}

/** The exit code that findings ask for. */
export function exitCodeFor({ files }: LintRun, { failOn, maxWarnings }: Threshold): ExitCode {
  const found = files.flatMap(findingsOf);
  const grave = failOn === 'never' ? 0 : severities.indexOf(failOn) + 1;
  const failing = found.some(({ severity }) => severities.indexOf(severity) < grave);
  const warnings = found.filter(({ severity }) => severity !== 'error').length;
  if (failing || (maxWarnings !== undefined && warnings > maxWarnings)) return exitCodes.notMet;
  return exitCodes.done;
}
