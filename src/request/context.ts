import type { ContextKey } from '../catalog/context-key.ts';

/** One key of a request's context. */
export type ContextValue =
  /** The request carries these values. */
  | SuppliedValue
  /** The request does not carry the key. */
  | { readonly state: 'absent' }
  /** The request carries the key, its value is not known. */
  | { readonly state: 'present' }
  /** Nothing is known of the key, nor derived: it counts as the context's `rest` (clause 6.4). */
  | { readonly state: 'unspecified' };

export interface SuppliedValue {
  readonly state: 'supplied';
  /** The key as the request writes it. */
  readonly name: string;
  readonly values: readonly string[];
  /** Whether the key is typed as a list; such a key never fills a policy variable (clause 3.3). */
  readonly list: boolean;
}

/** Several tag keys that differ only in case (clause 4.9): the exact spelling wins, else unknown. */
export interface AmbiguousValue {
  readonly state: 'ambiguous';
  readonly spellings: readonly SuppliedValue[];
}

/** The keys that conditions and variables are tested against. */
export interface RequestContext {
  /** What the caller said, by lower-cased name. */
  readonly entries: ReadonlyMap<string, ContextValue | AmbiguousValue>;
  /**
   * What follows from the rest of the request for a key that is not among the entries; undefined
   * when nothing does. Asked key by key: most requests are decided by one or two of them.
   */
  readonly derived?: (folded: string) => ContextValue | undefined;
  /** What a key that is neither listed nor derived counts as. */
  readonly rest: 'absent' | 'unspecified';
}

const ABSENT: ContextValue = { state: 'absent' };
const PRESENT: ContextValue = { state: 'present' };
const UNSPECIFIED: ContextValue = { state: 'unspecified' };

/** What the context says of a key (clauses 4.9 and 6.4). */
export function lookUp(context: RequestContext, key: ContextKey): ContextValue {
  const entry = entryOf(context, key);
  if (entry === undefined || entry.state === 'unspecified') {
    return context.rest === 'absent' ? ABSENT : UNSPECIFIED;
  }
  return entry.state === 'ambiguous' ? spelledAs(entry, tagKey(key.name)) : entry;
}

function spelledAs({ spellings }: AmbiguousValue, tag: string): ContextValue {
  return spellings.find(({ name }) => tagKey(name) === tag) ?? PRESENT;
}

/** Whether the key was supplied or derived, be it as absent; strict evaluation reports the others. */
export function isSpecified(context: RequestContext, key: ContextKey): boolean {
  const entry = entryOf(context, key);
  return entry !== undefined && entry.state !== 'unspecified';
}

function entryOf(
  context: RequestContext,
  key: ContextKey,
): ContextValue | AmbiguousValue | undefined {
  return context.entries.get(key.folded) ?? context.derived?.(key.folded);
}

/** What follows the first slash: the part of `aws:ResourceTag/Team` whose case may tell tags apart. */
function tagKey(name: string): string {
  return name.slice(name.indexOf('/') + 1);
}
