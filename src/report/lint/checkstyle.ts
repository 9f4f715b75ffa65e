import type { Severity } from '../../text/diagnostic.ts';
import { slashed } from './file-uri.ts';
import { rangeIn } from './json.ts';
import { findingsOf, type LintedFile, type LintRun } from './lint-run.ts';
import { xmlElement } from './xml.ts';

const levels = {
  error: 'error',
  securityWarning: 'warning',
  warning: 'warning',
  suggestion: 'info',
} as const satisfies Record<Severity, string>;

/** Checkstyle's XML, which many build servers read. */
export function checkstyle({ files }: LintRun): string {
  const root = xmlElement('checkstyle', { version: '4.3' }, files.map(fileElement));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

function fileElement(file: LintedFile): string {
  const errors = findingsOf(file).map(({ rule, severity, message, span }) => {
    const { line, column } = rangeIn(file.source, span).start;
    const source = `verdict.${rule}`;
    return xmlElement('error', { line, column, severity: levels[severity], message, source });
  });
  return xmlElement('file', { name: slashed(file.path) }, errors);
}
