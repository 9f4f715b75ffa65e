/** Texts come from documents that may be hostile: what is remembered of them is bounded. */
const MOST_REMEMBERED = 4096;

/** The same function, which does not work twice for a text that several rules ask about. */
export function remembering<T>(find: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly found: T }>();
  return (text) => {
    const before = known.get(text);
    if (before) return before.found;
    const found = find(text);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(text, { found });
    return found;
  };
}
