import type { Diagnostic, Severity } from '../../text/diagnostic.ts';
import type { Span } from '../../text/span.ts';

/** Every fault that reading an event of a trigger tells. */
export const triggerFaults = {
  'trigger/type': 'error',
  'trigger/value': 'error',
  'trigger/missing-member': 'error',
  'trigger/source': 'error',
  'trigger/version': 'error',
  'trigger/run': 'error',
  'trigger/not-run': 'warning',
  'trigger/changed-event': 'warning',
  'trigger/other-version': 'warning',
  'trigger/scope': 'warning',
  'trigger/no-user': 'warning',
  'trigger/not-read': 'suggestion',
  'trigger/no-effect': 'warning',
  'trigger/unknown-member': 'suggestion',
} as const satisfies Record<string, Severity>;

/** The code of such a fault. */
export type TriggerFaultCode = keyof typeof triggerFaults;

/** Where in the event. */
export type Path = readonly (string | number)[];

interface TriggerFaultDetails {
  readonly at?: Span | undefined;
  readonly why?: string;
  readonly help?: string;
}

/** Makes a fault, as grave as its code says. */
export function triggerFault(
  code: TriggerFaultCode,
  path: Path,
  message: string,
  { at, ...more }: TriggerFaultDetails = {},
): Diagnostic {
  return { code, severity: triggerFaults[code], path, message, ...more, ...(at && { span: at }) };
}
