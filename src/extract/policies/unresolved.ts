import type { Span } from '../../text/span.ts';

/** Something that a file does not tell. */
export interface Unresolved {
  readonly name: string;
  readonly span?: Span;
}
