import { severityNames } from '../findings.ts';
import { printable } from '../names.ts';
import { slashed } from './file-uri.ts';
import { rangeIn } from './json.ts';
import { findingsOf, type LintedFile, type LintRun, type ReportedFinding } from './lint-run.ts';
import { summaryText } from './text.ts';

/** More rows than these make no comment that anybody reads. */
const MOST_ROWS = 200;

/** A table for comments on pull requests and summaries of jobs. */
export function lintMarkdown(run: LintRun): string {
  const rows = run.files.flatMap((file) => findingsOf(file).map((finding) => row(finding, file)));
  const hidden = rows.length - MOST_ROWS;
  const table = [
    '| Where | Level | What | What to do |',
    '|---|---|---|---|',
    ...rows.slice(0, MOST_ROWS),
    ...(hidden > 0 ? ['', `… and ${hidden} more`] : []),
    '',
  ];
  return [
    '### verdict lint',
    '',
    ...(rows.length > 0 ? table : []),
    `${cell(summaryText(run))}`,
    '',
  ].join('\n');
}

function row(finding: ReportedFinding, { path, source }: LintedFile): string {
  const { rule, severity, message, help = '', span } = finding;
  const { line } = rangeIn(source, span).start;
  const place = `${code(`${slashed(path)}:${line}`)}`;
  return `| ${place} | ${severityNames[severity]} | ${cell(message)} (${code(rule)}) | ${cell(help)} |`;
}

function code(text: string): string {
  return `\`${printable(text).replaceAll('`', "'").replaceAll('|', '\\|')}\``;
}

/** Text inside a cell: what stands in backticks stays code, the rest is no markup. */
function cell(text: string): string {
  return printable(text)
    .split('`')
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[<>*_[\]\\]/g, '\\$&')))
    .join('`')
    .replaceAll('|', '\\|');
}
