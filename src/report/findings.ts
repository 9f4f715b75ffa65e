import type { Finding } from '../scenario/scenario.ts';
import type { Severity } from '../text/diagnostic.ts';
import { codeFrame } from '../text/frame.ts';
import { placeOf } from './answer.ts';
import { printable } from './names.ts';
import type { Paint } from './paint.ts';

/** More than these are told only by their number. */
const SHOWN = 20;

/** Faults for people, each with the lines where it stands. */
export function findingsText(findings: readonly Finding[], paint: Paint): string {
  const shown = findings.slice(0, SHOWN).map((finding) => findingText(finding, paint));
  const hidden = findings.length - shown.length;
  return [...shown, ...(hidden > 0 ? [`… and ${hidden} more\n`] : [])].join('');
}

/** `scenario.json:3:14: error: message [code]`, then the frame, why and help. */
function findingText(finding: Finding, paint: Paint): string {
  const { source, span, severity, message, why, help, code } = finding;
  const { file, line, column } = placeOf(finding);
  const place = [file && printable(file), line, column].filter((part) => part !== undefined);
  const head = `${place.length > 0 ? `${paint.strong(place.join(':'))}: ` : ''}`;
  const lines = [
    `${head}${severityPaint(severity, paint)(severityNames[severity])}: ${printable(message)} ${paint.faint(`[${code}]`)}`,
    ...(source && span && severity === 'error' ? [codeFrame(source, span, '')] : []),
    ...(why === undefined ? [] : [`  why: ${printable(why)}`]),
    ...(help === undefined ? [] : [`  help: ${printable(help)}`]),
  ];
  return `${lines.join('\n')}\n`;
}

/** The levels in words. */
export const severityNames = {
  error: 'error',
  securityWarning: 'security warning',
  warning: 'warning',
  suggestion: 'suggestion',
} as const satisfies Record<Severity, string>;

export function severityPaint(severity: Severity, paint: Paint): Paint['bad'] {
  if (severity === 'error') return paint.bad;
  return severity === 'suggestion' ? paint.faint : paint.unsure;
}
