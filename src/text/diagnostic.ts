import type { Span } from './span.ts';

/** Access Analyzer's four levels, in our casing. Only `error` keeps a document from being evaluated. */
export type Severity = 'error' | 'securityWarning' | 'warning' | 'suggestion';

/**
 * Something to tell about a text or a value: what (`message`), why, and what to do (`help`).
 * Messages are one line, lower case, without a full stop; the user's text stands in backticks.
 */
export interface Diagnostic {
  /** `syntax/…`, `policy/…`, `request/…` or `scenario/…`. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly why?: string;
  readonly help?: string;
  /** Where in the source text; absent for values that came without text. */
  readonly span?: Span;
  /** Where in the value: `['Statement', 0, 'Effect']`. */
  readonly path?: readonly (string | number)[];
}

/** What every reader returns: never throws; `value` is absent when an error left nothing to use. */
export interface Parsed<T> {
  readonly value: T | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}
