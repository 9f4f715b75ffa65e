import type { Severity } from '../../text/diagnostic.ts';
import { slashed } from './file-uri.ts';
import { rangeIn } from './json.ts';
import {
  findingsOf,
  type LintedFile,
  type LintRun,
  type ReportedFinding,
  severities,
} from './lint-run.ts';

/**
 * Workflow commands that GitHub Actions shows as annotations. It shows ten of each level in a step:
 * the gravest come first.
 */
export function githubAnnotations({ files }: LintRun): string {
  const all = files.flatMap((file) => findingsOf(file).map((finding) => ({ file, finding })));
  return severities
    .flatMap((severity) => all.filter(({ finding }) => finding.severity === severity))
    .map(({ file, finding }) => `${annotation(finding, file)}\n`)
    .join('');
}

const commands = {
  error: 'error',
  securityWarning: 'warning',
  warning: 'warning',
  suggestion: 'notice',
} as const satisfies Record<Severity, string>;

function annotation(
  { rule, severity, message, help, span }: ReportedFinding,
  { path, source }: LintedFile,
): string {
  const { start, end } = rangeIn(source, span);
  const properties = {
    file: slashed(path),
    line: start.line,
    endLine: end.line,
    col: start.column,
    // Columns of different lines are of no use to it.
    ...(end.line === start.line && { endColumn: end.column }),
    title: rule,
  };
  const written = Object.entries(properties)
    .map(([key, value]) => `${key}=${escapedProperty(String(value))}`)
    .join(',');
  const text = help === undefined ? message : `${message}\n${help}`;
  return `::${commands[severity]} ${written}::${escaped(text)}`;
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
