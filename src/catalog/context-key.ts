import { foldCase } from '../text/fold-case.ts';

/** A context key as somebody writes it, with the form that lookups use: key names ignore case (clause 1.2). */
export interface ContextKey {
  readonly name: string;
  readonly folded: string;
}

export function contextKey(name: string): ContextKey {
  return { name, folded: foldCase(name) };
}
