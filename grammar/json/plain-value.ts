import type { JsonNode } from './tree.ts';

/**
 * The JavaScript value of a tree, as JSON.parse would have it: of a repeated key the last. Own
 * properties throughout: `__proto__` is a key like any other. Trees are at most MAX_DEPTH deep.
 */
export function plainValue(node: JsonNode | undefined): unknown {
  switch (node?.kind) {
    case 'object':
      return Object.fromEntries(node.members.map(({ key, value }) => [key, plainValue(value)]));
    case 'array':
      return node.items.map(plainValue);
    case 'number':
      return Number(node.lexeme);
    case 'string':
    case 'boolean':
      return node.value;
    case 'null':
      return null;
    default:
      return undefined;
  }
}
