import { type Members, quoted } from '../../grammar/json/members.ts';
import { collectDiagnostics } from '../text/collect.ts';
import type { Diagnostic, Severity } from '../text/diagnostic.ts';
import type { Span } from '../text/span.ts';

/** Every fault that the request reader tells; an `error` leaves nothing to evaluate. */
const requestFaults = {
  'request/type': 'error',
  'request/unknown-member': 'error',
  'request/duplicate-member': 'error',
  'request/missing-member': 'error',
  'request/principal': 'error',
  'request/principal-mismatch': 'error',
  'request/unique-id': 'error',
  'request/duplicate-tag': 'error',
  'request/action': 'error',
  'request/resource': 'error',
  'request/context-value': 'error',
  'request/duplicate-context-key': 'error',
  'request/principal-account': 'error',
  'request/account': 'warning',
  'request/organization-path': 'warning',
  'request/short-arn': 'warning',
  'request/resource-wildcard': 'warning',
  'request/role-path': 'suggestion',
} as const satisfies Record<string, Severity>;

type RequestFaultCode = keyof typeof requestFaults;

export type Path = readonly (string | number)[];

interface RequestFault {
  readonly code: RequestFaultCode;
  readonly at: { readonly span?: Span | undefined };
  readonly path: Path;
  readonly message: string;
  readonly why?: string;
  readonly help?: string;
}

export type Report = (fault: RequestFault) => void;

export interface Reporting {
  readonly report: Report;
  readonly diagnostics: readonly Diagnostic[];
}

export function startReporting(): Reporting {
  const { add, diagnostics } = collectDiagnostics();
  const report: Report = ({ code, at, ...rest }) =>
    add({ code, severity: requestFaults[code], ...rest, ...(at.span && { span: at.span }) });
  return { report, diagnostics };
}

/** Tells of members that do not exist and of members that occur twice. */
export function reportStray<Name extends string>(
  report: Report,
  { unknown, repeated }: Members<Name>,
  path: Path,
  what: string,
): void {
  for (const { member, meant } of unknown) {
    report({
      code: 'request/unknown-member',
      at: { span: member.keySpan },
      path: [...path, member.key],
      message: `${what} has no member ${quoted(member.key)}`,
      ...(meant && { help: `did you mean \`${meant}\`?` }),
    });
  }
  for (const { key, keySpan } of repeated) {
    report({
      code: 'request/duplicate-member',
      at: { span: keySpan },
      path: [...path, key],
      message: `${what} has \`${key}\` twice`,
    });
  }
}
