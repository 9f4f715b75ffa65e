import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Span } from '../../text/span.ts';

/** Something that a file does not tell. */
export interface Unresolved {
  readonly name: string;
  readonly span?: Span;
}

const SHOWN = 3;

/** Says once for a file that some of it is not known. */
export function tellUnresolved(unresolved: readonly Unresolved[]): readonly Diagnostic[] {
  const [first] = unresolved;
  if (!first) return [];
  const names = [...new Set(unresolved.map(({ name }) => name))];
  const shown = names.slice(0, SHOWN).map((name) => `\`${name}\``);
  const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '';
  return [
    {
      code: 'template/unresolved',
      severity: 'suggestion',
      message: `${shown.join(', ')}${more} cannot be worked out here`,
      why: 'nothing is said about values that are not known',
      ...(first.span && { span: first.span }),
    },
  ];
}
