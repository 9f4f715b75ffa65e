import type { JsonNode, JsonString } from '../../../grammar/json/tree.ts';
import type { SourceText } from '../../text/source.ts';
import type { Span } from '../../text/span.ts';

/**
 * Moves the spans of a tree that was read from inside a JSON string to where its parts stand in the
 * file, escapes counted. A string that is not written in the file as JSON keeps the place of the whole.
 */
export function placedInside(
  tree: JsonNode,
  text: JsonString,
  { text: file }: SourceText,
): JsonNode {
  const { span } = text;
  if (span === undefined) return tree;
  const offsets = offsetsIn(file, span);
  const whole = offsets === undefined || offsets.length !== text.value.length + 1;
  const place = (inner: Span): Span =>
    whole
      ? span
      : { start: offsets[inner.start] ?? span.start, end: offsets[inner.end] ?? span.end };
  return moved(tree, place);
}

/** Where each UTF-16 unit of the string's value is written, and where the string ends. */
function offsetsIn(file: string, { start, end }: Span): readonly number[] | undefined {
  if (file[start] !== '"' || file[end - 1] !== '"') return undefined;
  const offsets: number[] = [];
  for (let at = start + 1; at < end - 1; ) {
    offsets.push(at);
    const length = file[at] !== '\\' ? 1 : file[at + 1] === 'u' ? 6 : 2;
    at += length;
  }
  return [...offsets, end - 1];
}

function moved(node: JsonNode, place: (inner: Span) => Span): JsonNode {
  const span = node.span && { span: place(node.span) };
  switch (node.kind) {
    case 'object':
      return {
        ...node,
        members: node.members.map(({ key, keySpan, value }) => ({
          key,
          ...(keySpan && { keySpan: place(keySpan) }),
          value: moved(value, place),
        })),
        ...span,
      };
    case 'array':
      return { ...node, items: node.items.map((item) => moved(item, place)), ...span };
    default:
      return { ...node, ...span };
  }
}
