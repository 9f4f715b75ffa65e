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
  | {
      readonly kind: 'variable';
      /** The context key as written. */
      readonly key: string;
      /** The key in lower case, for lookup. */
      readonly folded: string;
      readonly fallback?: string;
    };
