import type { JsonNode } from './tree.ts';

/** The text of a scalar, as AWS takes numbers and booleans where it wants text: a number keeps its lexeme (clause 1.1). */
export function scalarText(node: JsonNode | undefined): string | undefined {
  switch (node?.kind) {
    case 'string':
      return node.value;
    case 'number':
      return node.lexeme;
    case 'boolean':
      return String(node.value);
    default:
      return undefined;
  }
}
