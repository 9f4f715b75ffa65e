import type { ContextKey } from '../../src/catalog/context-key.ts';

/**
 * A policy value that may hold wildcards and policy variables, cut into parts
 * (IAM User Guide, "IAM policy elements: Variables and tags"; clauses 3.1, 3.5, 12.7).
 */
export interface Template {
  /** The text as it stands in the policy. */
  readonly text: string;
  readonly parts: readonly TemplatePart[];
}

export type TemplatePart =
  /** Text that stands for itself, escapes `${*}` `${?}` `${$}` already resolved; never wild. */
  | { readonly kind: 'literal'; readonly text: string }
  /** A bare `*`; only some operators and elements read it as a wildcard. */
  | { readonly kind: 'star' }
  /** A bare `?`. */
  | { readonly kind: 'question' }
  /** The key that it names, as written and for lookups. */
  | (ContextKey & { readonly kind: 'variable'; readonly fallback?: string });
