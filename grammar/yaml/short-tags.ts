import type { Span } from '../../src/text/span.ts';
import type { JsonNode } from '../json/tree.ts';

/** Functions that have a short form (CloudFormation User Guide, "Intrinsic function reference"). */
const functions = [
  'And',
  'Base64',
  'Cidr',
  'Equals',
  'FindInMap',
  'GetAZs',
  'GetAtt',
  'If',
  'ImportValue',
  'Join',
  'Length',
  'Not',
  'Or',
  'Select',
  'Split',
  'Sub',
  'ToJsonString',
  'Transform',
] as const;

/** Short forms of what has no `Fn::` in front. */
const bare = ['Condition', 'Ref'] as const;

const names: ReadonlyMap<string, string> = new Map([
  ...functions.map((name) => [`!${name}`, `Fn::${name}`] as const),
  ...bare.map((name) => [`!${name}`, name] as const),
]);

export function isShortTag(tag: string): boolean {
  return names.has(tag);
}

/** What a short form abbreviates: `!GetAtt A.Arn` is `{"Fn::GetAtt": ["A", "Arn"]}`. */
export function abbreviated(tag: string, value: JsonNode, span: Span): JsonNode {
  const argument = tag === '!GetAtt' ? attributeOf(value) : value;
  return { kind: 'object', members: [{ key: names.get(tag) ?? tag, value: argument }], span };
}

/** Only the first dot separates: attributes of nested stacks have dots of their own. */
function attributeOf(value: JsonNode): JsonNode {
  if (value.kind !== 'string') return value;
  const dot = value.value.indexOf('.');
  if (dot === -1) return value;
  const texts = [value.value.slice(0, dot), value.value.slice(dot + 1)];
  const at = value.span && { span: value.span };
  return {
    kind: 'array',
    items: texts.map((text) => ({ kind: 'string', value: text, ...at })),
    ...at,
  };
}
