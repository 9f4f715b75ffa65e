import { collectDiagnostics } from '../text/collect.ts';
import type { Diagnostic, Severity } from '../text/diagnostic.ts';
import type { Span } from '../text/span.ts';

/** Every fault that the readers of Cognito scenarios tell; an `error` leaves nothing to answer. */
export const cognitoFaults = {
  'cognito/type': 'error',
  'cognito/unknown-member': 'error',
  'cognito/duplicate-member': 'error',
  'cognito/missing-member': 'error',
  'cognito/value': 'error',
  'cognito/limit': 'error',
  'cognito/characters': 'error',
  'cognito/duplicate': 'error',
  'cognito/role-arn': 'error',
  'cognito/provider-arn': 'error',
  'cognito/mapping-provider': 'error',
  'cognito/claim-spaces': 'error',
  'cognito/unknown-name': 'error',
  'cognito/account': 'error',
  'cognito/identity-id': 'warning',
  'cognito/login-provider': 'warning',
  'cognito/developer-mapping': 'warning',
  'cognito/tag-provider': 'warning',
  'cognito/unused': 'warning',
  'cognito/number': 'warning',
} as const satisfies Record<string, Severity>;

export type CognitoFaultCode = keyof typeof cognitoFaults;

export type Path = readonly (string | number)[];

export interface CognitoFault {
  readonly code: CognitoFaultCode;
  readonly at: { readonly span?: Span | undefined };
  readonly path: Path;
  readonly message: string;
  /** Where AWS itself would refuse: the operation, its error, and the text where it is known. */
  readonly why?: string;
  readonly help?: string;
}

export type Report = (fault: CognitoFault) => void;

export interface Reporting {
  readonly report: Report;
  /** Adds what other readers found, below a place of the scenario. */
  readonly adopt: (diagnostics: readonly Diagnostic[], path: Path) => void;
  readonly diagnostics: readonly Diagnostic[];
}

export function startReporting(): Reporting {
  const { add, diagnostics } = collectDiagnostics();
  return {
    report: ({ code, at, ...rest }) =>
      add({ code, severity: cognitoFaults[code], ...rest, ...(at.span && { span: at.span }) }),
    adopt: (found, path) => {
      for (const diagnostic of found) {
        add({ ...diagnostic, path: [...path, ...(diagnostic.path ?? [])] });
      }
    },
    diagnostics,
  };
}
