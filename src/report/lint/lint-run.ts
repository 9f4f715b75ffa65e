import type { CatalogInfo } from '../../catalog/services/catalog.ts';
import type { LintDiagnostic } from '../../lint/diagnostic.ts';
import type { LintedPolicy } from '../../lint/lint.ts';
import type { Rule } from '../../lint/rule.ts';
import type { Diagnostic, Severity } from '../../text/diagnostic.ts';
import type { SourceText } from '../../text/source.ts';

/** What came of linting some files, ready to be told. */
export interface LintRun {
  /** In the order in which they were named. */
  readonly files: readonly LintedFile[];
  /** The rules that were on somewhere. */
  readonly rules: readonly Rule[];
  readonly facts: CatalogInfo;
  /** Of this program. */
  readonly version: string;
}

export interface LintedFile {
  readonly path: string;
  /** Absent when the file could not be read at all. */
  readonly source?: SourceText;
  readonly policies: readonly LintedPolicy[];
  /** What there is to tell of the file and of no policy in it. */
  readonly faults: readonly Diagnostic[];
  readonly suppressed: readonly SuppressedFinding[];
  /** How many findings are not told because there are so many. */
  readonly leftOut: number;
}

/** A finding that somebody has decided to live with. */
export interface SuppressedFinding {
  readonly policy: LintedPolicy;
  readonly diagnostic: LintDiagnostic;
  readonly reason: string;
}

/** A finding of a rule, or a fault of the file told as one. */
export type ReportedFinding = Omit<LintDiagnostic, 'policyType' | 'why' | 'help'> & {
  readonly why?: string;
  readonly help?: string;
  /** Absent for what is the matter with the file. */
  readonly policy?: LintedPolicy;
};

/** Everything that a report tells of a file, in source order. */
export function findingsOf({ policies, faults }: LintedFile): readonly ReportedFinding[] {
  const found = [
    ...faults.map(reportedFault),
    ...policies.flatMap((policy) =>
      policy.diagnostics.map((diagnostic): ReportedFinding => ({ ...diagnostic, policy })),
    ),
  ];
  return found.sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
}

function reportedFault(fault: Diagnostic): ReportedFinding {
  const { code, severity, message, why, help, span, path = [] } = fault;
  return {
    rule: code.slice(code.indexOf('/') + 1),
    severity,
    message,
    ...(why !== undefined && { why }),
    ...(help !== undefined && { help }),
    path,
    ...(span && { span }),
    also: [],
    related: [],
  };
}

/** Severities from grave to harmless. */
export const severities = [
  'error',
  'securityWarning',
  'warning',
  'suggestion',
] as const satisfies readonly Severity[];

export interface Tally {
  readonly bySeverity: Readonly<Record<Severity, number>>;
  readonly findings: number;
  readonly safeFixes: number;
  readonly unsafeFixes: number;
  readonly suppressed: number;
  readonly policies: number;
  readonly files: number;
}

export function tallyOf({ files }: LintRun): Tally {
  const findings = files.flatMap(findingsOf);
  const count = (wanted: (finding: ReportedFinding) => boolean) => findings.filter(wanted).length;
  return {
    bySeverity: {
      error: count(({ severity }) => severity === 'error'),
      securityWarning: count(({ severity }) => severity === 'securityWarning'),
      warning: count(({ severity }) => severity === 'warning'),
      suggestion: count(({ severity }) => severity === 'suggestion'),
    },
    findings: findings.length + sum(files.map(({ leftOut }) => leftOut)),
    safeFixes: count(({ fix }) => fix?.kind === 'safe'),
    unsafeFixes: count(({ fix }) => fix?.kind === 'unsafe'),
    suppressed: sum(files.map(({ suppressed }) => suppressed.length)),
    policies: sum(files.map(({ policies }) => policies.length)),
    files: files.filter((file) => file.policies.length > 0).length,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
