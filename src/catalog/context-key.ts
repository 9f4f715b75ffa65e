import { foldCase } from '../text/fold-case.ts';

/** A context key as somebody writes it, with the form that lookups use: key names ignore case (clause 1.2). */
export interface ContextKey {
  readonly name: string;
  readonly folded: string;
}

/**
 * Keys by their name as written. Policies and requests name the same few again and again; when both
 * hold one string for it, looking it up compares an address.
 */
const known = new Map<string, ContextKey>();
const MOST_KNOWN = 1024;
const LONGEST_KNOWN = 128;

export function contextKey(name: string): ContextKey {
  const found = known.get(name);
  if (found !== undefined) return found;
  const folded = foldCase(name);
  const key = { name, folded: folded === name ? name : contextKey(folded).folded };
  if (name.length <= LONGEST_KNOWN) {
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(name, key);
  }
  return key;
}
