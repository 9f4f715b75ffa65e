import type { JsonArray, JsonMember, JsonNode, JsonObject } from '../../grammar/json/tree.ts';
import type { Span } from '../text/span.ts';
import type { Edit } from './rule.ts';
import type { Place } from './written.ts';

// Edits on the JSON text that a document stands in. None where there is no text: a fix without
// edits is not offered.

/** A string in place of a value. */
export function replaceText(at: Place, text: string): readonly Edit[] {
  return at.span ? [{ span: at.span, text: JSON.stringify(text) }] : [];
}

/** Another value, as JSON text, in place of one. */
export function replaceValue(at: Place, json: string): readonly Edit[] {
  return at.span ? [{ span: at.span, text: json }] : [];
}

export function renameMember(
  { keySpan }: Pick<JsonMember, 'keySpan'>,
  key: string,
): readonly Edit[] {
  return keySpan ? [{ span: keySpan, text: JSON.stringify(key) }] : [];
}

/** Takes an element out of a list, with its comma. */
export function removeItem(list: JsonArray, index: number): readonly Edit[] {
  return removeOne(
    list.items.map(({ span }) => span),
    index,
  );
}

/** Takes several elements out of a list, but not all of them. */
export function removeItems({ items }: JsonArray, indexes: Iterable<number>): readonly Edit[] {
  const sorted = [...new Set(indexes)].sort((a, b) => a - b);
  const edits: Edit[] = [];
  let at = 0;
  while (at < sorted.length) {
    const first = sorted[at] ?? 0;
    let next = first + 1;
    for (at += 1; sorted[at] === next; at += 1) next += 1;
    edits.push(...removeRun(items, first, next));
  }
  return edits;
}

/** Up to the next element, or from the end of the previous one. */
function removeRun(items: readonly JsonNode[], first: number, next: number): readonly Edit[] {
  const [start, end] = [items[first]?.span?.start, items[next - 1]?.span?.end];
  if (start === undefined || end === undefined) return [];
  const after = items[next]?.span?.start;
  if (after !== undefined) return [{ span: { start, end: after }, text: '' }];
  return [{ span: { start: items[first - 1]?.span?.end ?? start, end }, text: '' }];
}

/** Takes a member out of an object, with its comma. */
export function removeMember(object: JsonObject, key: string): readonly Edit[] {
  const index = object.members.findLastIndex((member) => member.key === key);
  return index === -1 ? [] : removeOne(object.members.map(spanOfMember), index);
}

/** Puts a member first in an object, with the blanks that the first one has before it. */
export function insertMember(
  text: string,
  object: JsonObject,
  key: string,
  json: string,
): readonly Edit[] {
  if (!object.span) return [];
  const at = object.span.start + 1;
  const [first] = object.members;
  const member = `${JSON.stringify(key)}: ${json}`;
  if (!first?.keySpan) return [{ span: { start: at, end: at }, text: member }];
  const blanks = text.slice(at, first.keySpan.start);
  return [{ span: { start: at, end: at }, text: `${blanks}${member},` }];
}

/** Puts a value last in a list, or makes a list of a single value and it. */
export function appendItem(text: string, node: JsonNode, json: string): readonly Edit[] {
  if (!node.span) return [];
  if (node.kind !== 'array') {
    const value = text.slice(node.span.start, node.span.end);
    return [{ span: node.span, text: `[${value}, ${json}]` }];
  }
  const last = node.items.at(-1)?.span;
  if (!last) return [{ span: node.span, text: `[${json}]` }];
  const previous = node.items.at(-2)?.span;
  const blanks = previous ? text.slice(text.indexOf(',', previous.end) + 1, last.start) : ' ';
  return [{ span: { start: last.end, end: last.end }, text: `,${blanks}${json}` }];
}

function spanOfMember({ keySpan, value }: JsonMember): Span | undefined {
  return keySpan && value.span && { start: keySpan.start, end: value.span.end };
}

/** The comma after it goes too, or the one before the last. */
function removeOne(spans: readonly (Span | undefined)[], index: number): readonly Edit[] {
  const span = spans[index];
  if (!span) return [];
  const next = spans[index + 1];
  if (next) return [{ span: { start: span.start, end: next.start }, text: '' }];
  const previous = spans[index - 1];
  if (previous) return [{ span: { start: previous.end, end: span.end }, text: '' }];
  return [{ span, text: '' }];
}
