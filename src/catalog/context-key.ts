/** A context key as somebody writes it, with the form that lookups use: key names ignore case (clause 1.2). */
export interface ContextKey {
  readonly name: string;
  readonly folded: string;
}

export function contextKey(name: string): ContextKey {
  return { name, folded: foldCase(name) };
}

const beyondAscii = /[\u0080-\uffff]/;

/** ASCII lower case: identifiers never depend on the locale or on Unicode's case tables. */
export function foldCase(text: string): string {
  return beyondAscii.test(text)
    ? text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
    : text.toLowerCase();
}
