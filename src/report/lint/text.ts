import type { FixKind } from '../../lint/rule.ts';
import { typeWords } from '../../lint/type-words.ts';
import type { Severity } from '../../text/diagnostic.ts';
import { labelledFrame } from '../../text/labelled-frame.ts';
import { positionAt, type SourceText } from '../../text/source.ts';
import { severityNames, severityPaint } from '../findings.ts';
import { printable } from '../names.ts';
import { type Paint, painter } from '../paint.ts';
import {
  findingsOf,
  type LintedFile,
  type LintRun,
  type ReportedFinding,
  severities,
  tallyOf,
} from './lint-run.ts';

export interface LintTextSettings {
  readonly paint: Paint;
  /** One line for each finding, and no frames. */
  readonly quiet: boolean;
}

/** Findings for people, file by file, each with the lines where it stands. */
export function lintText(run: LintRun, settings: LintTextSettings): string {
  const explained = new Set<string>();
  const files = run.files.map((file) => fileText(file, { ...settings, explained }));
  return `${files.join('')}${summaryText(run, settings.paint)}\n`;
}

interface FileSettings extends LintTextSettings {
  /** Rules whose reason has been told: once is enough. */
  readonly explained: Set<string>;
}

function fileText(file: LintedFile, settings: FileSettings): string {
  const findings = findingsOf(file);
  if (findings.length === 0) return '';
  const { paint, quiet } = settings;
  const [only] = file.policies;
  const kind = only && file.policies.length === 1 ? `  ${paint.faint(kindText(only))}` : '';
  const lines = [
    ...(quiet ? [] : [`${paint.strong(printable(file.path))}${kind}`]),
    ...findings.flatMap((finding) => findingLines(finding, file, settings)),
    ...(file.leftOut > 0 ? [`  … and ${file.leftOut} more in this file`] : []),
    ...(quiet ? [] : ['']),
  ];
  return `${lines.join('\n')}\n`;
}

function kindText({ type, assumed }: LintedFile['policies'][number]): string {
  const word = typeWords[type];
  return assumed === undefined ? word : `${word}, assumed: ${printable(assumed)}`;
}

function findingLines(
  finding: ReportedFinding,
  file: LintedFile,
  { paint, quiet, explained }: FileSettings,
): readonly string[] {
  const { rule, severity, message, why, help, fix } = finding;
  const place = placeText(finding, file.source);
  const head = [
    quiet ? paint.strong(`${printable(file.path)}:${place}`) : `  ${paint.strong(place)}`,
    severityPaint(severity, paint)(severityNames[severity]),
    printable(message),
    paint.faint(`[${rule}]`),
  ].join(quiet ? ' ' : '  ');
  if (quiet) return [head];
  const told = explained.has(rule);
  explained.add(rule);
  const frame = frameText(finding, file.source);
  return [
    head,
    ...(frame === undefined ? [] : [frame]),
    ...whereLines(finding, file, paint),
    ...(why === undefined || told ? [] : [`    why: ${printable(why)}`]),
    ...(help === undefined ? [] : [`    help: ${printable(help)}`]),
    ...(fix ? [`    fix: ${printable(fix.title)} ${paint.faint(fixWords[fix.kind])}`] : []),
  ];
}

const fixWords = {
  safe: '(--fix)',
  unsafe: '(--fix --unsafe)',
  suggestion: '(to be done by hand)',
} as const satisfies Record<FixKind, string>;

function placeText({ span }: ReportedFinding, source: SourceText | undefined): string {
  if (!(source && span)) return '1:1';
  const { line, column } = positionAt(source, span.start);
  return `${line}:${column}`;
}

/** Where in a file of many policies it is. */
function whereLines(
  { policy }: ReportedFinding,
  { policies }: LintedFile,
  paint: Paint,
): readonly string[] {
  if (!policy || policies.length < 2) return [];
  const where = policy.location === undefined ? '' : `${printable(policy.location)}: `;
  return [`    ${paint.faint(`in ${where}${kindText(policy)}`)}`];
}

function frameText(
  { span, also, related }: ReportedFinding,
  source: SourceText | undefined,
): string | undefined {
  if (!(source && span)) return undefined;
  const others = [
    ...also.map((place) => ({ span: place.span, text: 'and here' })),
    ...related.map(({ at, message }) => ({ span: at.span, text: printable(message) })),
  ];
  const labels = others.flatMap((label) =>
    label.span ? [{ span: label.span, text: label.text }] : [],
  );
  return labelledFrame(source, { span, text: '' }, labels);
}

/** How much of what was found, in how many policies. */
export function summaryText(run: LintRun, paint: Paint = painter(false)): string {
  const { findings, bySeverity, suppressed, policies, files } = tallyOf(run);
  const counts = severities
    .filter((severity) => bySeverity[severity] > 0)
    .map((severity) => severityPaint(severity, paint)(countText(bySeverity[severity], severity)));
  const problems =
    findings === 0
      ? paint.good('no problems')
      : `${plural(findings, 'problem')} (${counts.join(', ')})${fixableText(run)}`;
  return [
    suppressed === 0 ? problems : `${problems}, ${suppressed} suppressed`,
    `${plural(policies, 'policy', 'policies')} in ${plural(files, 'file')}${kindsText(run)}`,
    `facts of ${run.facts.asOf}`,
  ].join(' · ');
}

function fixableText(run: LintRun): string {
  const { safeFixes, unsafeFixes } = tallyOf(run);
  const parts = [
    ...(safeFixes > 0 ? [`${safeFixes} fixable with --fix`] : []),
    ...(unsafeFixes > 0 ? [`${unsafeFixes} fixable with --fix --unsafe`] : []),
  ];
  return parts.map((part) => `, ${part}`).join('');
}

/** ` (12 identity, 2 trust, assumed)`: the kinds, as somebody may know better. */
function kindsText({ files }: LintRun): string {
  const assumed = files.flatMap(({ policies }) =>
    policies.filter((policy) => policy.assumed !== undefined),
  );
  if (assumed.length === 0) return '';
  const counts = new Map<string, number>();
  for (const { type } of assumed) {
    counts.set(typeWords[type], (counts.get(typeWords[type]) ?? 0) + 1);
  }
  const parts = [...counts].map(([word, count]) => `${count} ${word}`);
  return ` (assumed: ${parts.join(', ')})`;
}

function countText(count: number, severity: Severity): string {
  return plural(count, severityNames[severity]);
}

function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
