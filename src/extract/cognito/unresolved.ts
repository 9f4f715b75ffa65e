import type { Path } from '../../cognito/cognito-faults.ts';
import type { Span } from '../../text/span.ts';
import type { Gap } from '../gap.ts';

/** A value that the files do not tell. */
export interface Unresolved {
  /** As the file calls it: `WebClient`, `AWS::Region`, `ImportValue …`. */
  readonly what: string;
  /** Where in the scenario: `['identityPool', 'Roles', 'authenticated']`. */
  readonly path: Path;
  readonly span?: Span;
  /** The file that the span is in. */
  readonly file?: string;
  readonly why: string;
  /**
   * What stands in its place. A symbol names one thing of the files, and what is decided by its
   * being the same thing is decided; on anything else no answer can rest.
   */
  readonly placeholder?: string;
  readonly symbol: boolean;
}

/** Where the unresolved is told; what has been told of a place is not told again. */
export interface Telling {
  readonly unresolved: readonly Unresolved[];
  readonly tell: (gap: Gap, path: Path, at?: { readonly span?: Span | undefined }) => void;
}

export function startTelling(): Telling {
  const unresolved: Unresolved[] = [];
  const told = new Set<string>();
  return {
    unresolved,
    tell: ({ name, text, why, symbol }, path, at) => {
      const key = JSON.stringify([name, path]);
      if (told.has(key)) return;
      told.add(key);
      unresolved.push({
        what: name,
        path,
        ...(at?.span && { span: at.span }),
        why,
        placeholder: text,
        symbol,
      });
    },
  };
}
