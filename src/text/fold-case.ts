const beyondAscii = /[\u0080-\uffff]/;

/** ASCII lower case: identifiers never depend on the locale or on Unicode's case tables. */
export function foldCase(text: string): string {
  return beyondAscii.test(text)
    ? text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
    : text.toLowerCase();
}
