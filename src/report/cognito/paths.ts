/** A place in a JSON document as a JSON Pointer (RFC 6901). */
export function pathText(path: readonly (string | number)[]): string {
  return path
    .map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}
