import type { ContextValue } from '../request/context.ts';
import type { Principal, Request } from '../request/request.ts';

/** What a context key can be derived from. */
export interface Subject {
  readonly request: Request;
  /** The caller as policies see it. */
  readonly principal: Principal;
  /** Milliseconds since 1970. */
  readonly now: number | undefined;
}

/** What a key holds; undefined when nothing follows from the request. */
export type Derivation = (subject: Subject) => ContextValue | undefined;

export const ABSENT: ContextValue = { state: 'absent' };
export const PRESENT: ContextValue = { state: 'present' };

export function one(name: string, value: string): ContextValue {
  return { state: 'supplied', name, values: [value], list: false };
}

export function listOf(name: string, values: readonly string[]): ContextValue {
  return { state: 'supplied', name, values, list: true };
}
