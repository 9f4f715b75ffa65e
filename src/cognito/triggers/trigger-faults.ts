import type { Diagnostic, Severity } from '../../text/diagnostic.ts';

/** Every fault that reading an event of a trigger tells. */
export const triggerFaults = {
  'trigger/type': 'error',
  'trigger/value': 'error',
  'trigger/missing-member': 'error',
  'trigger/source': 'error',
  'trigger/version': 'error',
  'trigger/changed-event': 'error',
  'trigger/other-version': 'warning',
  'trigger/not-read': 'suggestion',
  'trigger/no-effect': 'warning',
  'trigger/unknown-member': 'suggestion',
} as const satisfies Record<string, Severity>;

export type TriggerFaultCode = keyof typeof triggerFaults;

/** Where in the event. */
export type Path = readonly (string | number)[];

export function triggerFault(
  code: TriggerFaultCode,
  path: Path,
  message: string,
  more: { readonly why?: string; readonly help?: string } = {},
): Diagnostic {
  return { code, severity: triggerFaults[code], path, message, ...more };
}
