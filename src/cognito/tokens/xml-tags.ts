/** A piece of an XML text. */
export type XmlPiece =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'start';
      /** Without its namespace prefix. */
      readonly name: string;
      readonly attributes: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'end'; readonly name: string };

/** What stands between the marks is passed over, or, in CDATA, taken as it stands. */
const marked = [
  ['<!--', '-->', false],
  ['<![CDATA[', ']]>', true],
  ['<?', '?>', false],
] as const;

/**
 * Cuts an XML text into tags and texts, in one pass and without resolving anything. Absent when it
 * is cut off, or declares a document type: entities of its own have no place in an assertion.
 */
export function xmlPieces(xml: string): readonly XmlPiece[] | undefined {
  const pieces: XmlPiece[] = [];
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf('<', at);
    const end = open === -1 ? xml.length : open;
    if (end > at) pieces.push({ kind: 'text', text: resolved(xml.slice(at, end)) });
    if (open === -1) break;
    const next = passMarked(xml, open, pieces) ?? passTag(xml, open, pieces);
    if (next === undefined || next === -1) return undefined;
    at = next;
  }
  return pieces;
}

/** Where it goes on after a comment and the like; -1 when that does not end; absent: no such thing. */
function passMarked(xml: string, at: number, pieces: XmlPiece[]): number | undefined {
  const mark = marked.find(([start]) => xml.startsWith(start, at));
  if (!mark) return xml.startsWith('<!', at) ? -1 : undefined;
  const [start, end, isText] = mark;
  const from = at + start.length;
  const to = xml.indexOf(end, from);
  if (to === -1) return -1;
  if (isText) pieces.push({ kind: 'text', text: xml.slice(from, to) });
  return to + end.length;
}

function passTag(xml: string, at: number, pieces: XmlPiece[]): number | undefined {
  const close = endOfTag(xml, at + 1);
  if (close === undefined) return undefined;
  const body = xml.slice(at + 1, close);
  if (body.startsWith('/')) {
    pieces.push({ kind: 'end', name: localName(body.slice(1).trim()) });
    return close + 1;
  }
  const isEmpty = body.endsWith('/');
  const content = isEmpty ? body.slice(0, -1) : body;
  const [prefixed = ''] = content.split(/\s/, 1);
  const name = localName(prefixed);
  pieces.push({ kind: 'start', name, attributes: attributesIn(content.slice(prefixed.length)) });
  if (isEmpty) pieces.push({ kind: 'end', name });
  return close + 1;
}

/** The `>` that ends the tag; those in quotes do not. */
function endOfTag(xml: string, from: number): number | undefined {
  let quote = '';
  for (let index = from; index < xml.length; index += 1) {
    const letter = xml.charAt(index);
    if (quote !== '') {
      if (letter === quote) quote = '';
    } else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '>') return index;
  }
  return undefined;
}

/** By name without prefix, so that `xsi:type` is `type`; the first of a name. */
function attributesIn(content: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  let at = 0;
  for (;;) {
    const equals = content.indexOf('=', at);
    if (equals === -1) return attributes;
    const rest = content.slice(equals + 1, equals + 17).trimStart();
    const quote = rest.charAt(0);
    const open = content.indexOf(quote, equals + 1);
    const close = quote === '"' || quote === "'" ? content.indexOf(quote, open + 1) : -1;
    if (close === -1) return attributes;
    const name = localName(content.slice(at, equals).trim());
    if (!attributes.has(name)) attributes.set(name, resolved(content.slice(open + 1, close)));
    at = close + 1;
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** The five entities that XML itself has, and characters by their number; others stay as they are. */
function resolved(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#\d{1,7}|#x[\da-fA-F]{1,6}|[a-z]{2,4});/g, (whole, name: string) => {
    if (!name.startsWith('#')) return entities.get(name) ?? whole;
    const point = name.startsWith('#x')
      ? Number.parseInt(name.slice(2), 16)
      : Number.parseInt(name.slice(1), 10);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
