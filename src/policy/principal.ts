import type { Span } from '../text/span.ts';

/** The keys of a principal map, in AWS's spelling (clause 1.4). */
export type PrincipalKind = 'AWS' | 'Service' | 'Federated' | 'CanonicalUser';

/** `Principal` or `NotPrincipal`. */
export interface PrincipalElement {
  /** Whether it is the Not form. */
  readonly negated: boolean;
  /** `'*'` for the bare string, else the map's members in source order. */
  readonly principals: '*' | readonly PrincipalGroup[];
  readonly span?: Span;
}

export interface PrincipalGroup {
  readonly kind: PrincipalKind;
  readonly entries: readonly PrincipalEntry[];
  /** Whether it was written as a list. */
  readonly list: boolean;
}

export interface PrincipalEntry {
  readonly text: string;
  readonly span?: Span;
}
