/** A path as reports to other programs have it: forward slashes, no `./` in front. */
export function slashed(path: string): string {
  return path.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
}

/** A path as a URI: relative to the repository, or of a file when it is absolute. */
export function uriOf(path: string): string {
  // A lone surrogate has no UTF-8.
  const clean = slashed(path).replace(/\p{Surrogate}/gu, '\ufffd');
  const encoded = encodeURI(clean).replaceAll('#', '%23').replaceAll('?', '%3F');
  if (clean.startsWith('/')) return `file://${encoded}`;
  // What stands before the first colon would be taken for a scheme.
  return encoded.replace(/^[^/]*/, (segment) => segment.replaceAll(':', '%3A'));
}
