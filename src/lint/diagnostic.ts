import type { Path } from '../policy/policy-faults.ts';
import type { Severity } from '../text/diagnostic.ts';
import type { Span } from '../text/span.ts';
import type { AwsIssue, Fix, LintedType, Related } from './rule.ts';
import type { Place } from './written.ts';

/** Something that linting found. */
export interface LintDiagnostic {
  /** The rule's id. */
  readonly rule: string;
  readonly aws?: AwsIssue;
  readonly severity: Severity;
  readonly message: string;
  readonly why: string;
  readonly help: string;
  readonly policyType: LintedType;
  /** In the document: `['Statement', 0, 'Resource']`. */
  readonly path: Path;
  readonly span?: Span;
  readonly also: readonly Place[];
  readonly related: readonly Related[];
  readonly fix?: Fix;
}

/** How loud a rule is. */
export type Level = Severity | 'off';
