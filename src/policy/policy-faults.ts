import { type Collector, collectDiagnostics } from '../text/collect.ts';
import type { Diagnostic, Severity } from '../text/diagnostic.ts';
import type { SourceText } from '../text/source.ts';
import type { Span } from '../text/span.ts';
import type { PolicyType } from './policy.ts';

/**
 * Every fault that the policy reader tells. An `error` means that the document cannot be evaluated
 * (clause 12.1); with the others it is evaluated as it stands.
 */
export const policyFaults = {
  // The document cannot be read.
  'policy/type': 'error',
  'policy/unknown-element': 'error',
  'policy/duplicate-element': 'error',
  'policy/missing-element': 'error',
  'policy/forbidden-element': 'error',
  'policy/exclusive-elements': 'error',
  'policy/version': 'error',
  'policy/effect': 'error',
  'policy/principal-string': 'error',
  'policy/principal-kind': 'error',
  'policy/condition-value': 'error',
  'policy/duplicate-condition': 'error',
  // It does not do what it seems to do.
  'policy/version-expected': 'warning',
  'policy/variable-without-version': 'warning',
  'policy/no-statements': 'warning',
  'policy/no-principal': 'warning',
  'policy/principal-wildcard': 'warning',
  'policy/empty-list': 'warning',
  'policy/action-without-service': 'warning',
  'policy/service-wildcard': 'warning',
  'policy/condition-key-case': 'warning',
  // The service that stores it refuses it.
  'policy/unexpected-id': 'warning',
  'policy/sid-characters': 'warning',
  'policy/duplicate-sid': 'warning',
  'policy/characters': 'warning',
  'policy/quota': 'warning',
  'policy/trust-action': 'warning',
  'policy/resource-control-allow': 'warning',
  'policy/resource-control-principal': 'warning',
  'policy/resource-control-action': 'warning',
  // It could be simpler.
  'policy/empty-condition': 'suggestion',
} as const satisfies Record<string, Severity>;

type PolicyFaultCode = keyof typeof policyFaults;

export type Path = readonly (string | number)[];

interface PolicyFault {
  readonly code: PolicyFaultCode;
  /** Only where it differs from the table. */
  readonly severity?: Severity;
  readonly at: { readonly span?: Span | undefined };
  readonly path: Path;
  readonly message: string;
  readonly why?: string;
  readonly help?: string;
}

export interface ReadPolicyOptions {
  /** The name that verdicts use; `policy` by default. */
  readonly name?: string;
  /** What the document is attached to; `identity` by default. */
  readonly type?: PolicyType;
  /** Read documents with duplicate keys all the same, with a warning (question 20). */
  readonly lenientDuplicates?: boolean;
  /** The text that the node's spans point into. */
  readonly source?: SourceText;
}

/** What the readers of the single elements need to know. */
export interface Reading {
  readonly type: PolicyType;
  readonly lenientDuplicates: boolean;
  readonly report: (fault: PolicyFault) => void;
}

/** What readers inside a statement need beside that. */
export interface StatementReading extends Reading {
  /** Whether the document's version has policy variables (clause 1.5). */
  readonly variables: boolean;
}

export interface StartedReading extends Reading {
  readonly diagnostics: readonly Diagnostic[];
}

export function startReading(options: ReadPolicyOptions): StartedReading {
  const collector: Collector = collectDiagnostics();
  return {
    type: options.type ?? 'identity',
    lenientDuplicates: options.lenientDuplicates ?? false,
    report: ({ at, severity, code, ...rest }) =>
      collector.add({
        code,
        severity: severity ?? policyFaults[code],
        ...rest,
        ...(at.span && { span: at.span }),
      }),
    diagnostics: collector.diagnostics,
  };
}
