import type { JsonMember, JsonNode, JsonString } from '../../grammar/json/tree.ts';
import type { Span } from '../text/span.ts';

export { scalarText as textOf } from '../../grammar/json/scalar-text.ts';

/** The value under a key; of a repeated key the last, as `JSON.parse` has it. */
export function member(node: JsonNode | undefined, key: string): JsonNode | undefined {
  if (node?.kind !== 'object') return undefined;
  const found = node.members.findLast((one) => one.key === key)?.value;
  return found?.kind === 'null' ? undefined : found;
}

/** The value at the end of a way of keys. */
export function at(node: JsonNode | undefined, ...keys: readonly string[]): JsonNode | undefined {
  return keys.reduce(member, node);
}

export function membersOf(node: JsonNode | undefined): readonly JsonMember[] {
  return node?.kind === 'object' ? node.members : [];
}

export function itemsOf(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.kind === 'array' ? node.items : [];
}

export function textNode(value: string, span?: Span): JsonString {
  return { kind: 'string', value, ...(span && { span }) };
}

export function listNode(items: readonly JsonNode[], span?: Span): JsonNode {
  return { kind: 'array', items, ...(span && { span }) };
}

export function objectNode(members: readonly JsonMember[], span?: Span): JsonNode {
  return { kind: 'object', members, ...(span && { span }) };
}

/** An object of the members that there are. */
export function objectOf(entries: Readonly<Record<string, JsonNode | undefined>>): JsonNode {
  return objectNode(
    Object.entries(entries).flatMap(([key, value]) => (value ? [{ key, value }] : [])),
  );
}

/** The members of an object that have one of these names. */
export function picked(node: JsonNode | undefined, names: readonly string[]): JsonMember[] {
  return membersOf(node).filter(({ key, value }) => names.includes(key) && value.kind !== 'null');
}

/** A tree that was read from inside of a string: all of it stands where the string stands. */
export function placedAt(node: JsonNode, span: Span | undefined): JsonNode {
  const place = span && { span };
  switch (node.kind) {
    case 'object':
      return {
        kind: 'object',
        members: node.members.map(({ key, value }) => ({
          key,
          ...(span && { keySpan: span }),
          value: placedAt(value, span),
        })),
        ...place,
      };
    case 'array':
      return { kind: 'array', items: node.items.map((item) => placedAt(item, span)), ...place };
    default: {
      const { span: _, ...rest } = node;
      return { ...rest, ...place };
    }
  }
}
