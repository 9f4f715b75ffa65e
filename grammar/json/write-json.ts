import type { JsonNode } from './tree.ts';

/**
 * The JSON text of a tree: number lexemes and duplicate keys as they were read, `null` for what has
 * no JSON form. With `indent`, one element to a line.
 */
export function writeJson(node: JsonNode, indent = 0): string {
  const pieces: string[] = [];
  write(node, { pieces, indent }, 0);
  return pieces.join('');
}

interface Output {
  readonly pieces: string[];
  readonly indent: number;
}

function write(node: JsonNode, output: Output, depth: number): void {
  switch (node.kind) {
    case 'object':
      writeList(['{', '}'], node.members, output, depth, ({ key, value }) => {
        output.pieces.push(JSON.stringify(key), output.indent > 0 ? ': ' : ':');
        write(value, output, depth + 1);
      });
      return;
    case 'array':
      writeList(['[', ']'], node.items, output, depth, (item) => write(item, output, depth + 1));
      return;
    default:
      output.pieces.push(scalarText(node));
  }
}

function writeList<T>(
  [open, close]: readonly [string, string],
  elements: readonly T[],
  { pieces, indent }: Output,
  depth: number,
  writeElement: (element: T) => void,
): void {
  const lineBreak = (level: number) => (indent > 0 ? `\n${' '.repeat(indent * level)}` : '');
  pieces.push(open);
  elements.forEach((element, index) => {
    pieces.push(index > 0 ? ',' : '', lineBreak(depth + 1));
    writeElement(element);
  });
  pieces.push(elements.length > 0 ? lineBreak(depth) : '', close);
}

function scalarText(node: Exclude<JsonNode, { kind: 'object' | 'array' }>): string {
  switch (node.kind) {
    case 'string':
      return JSON.stringify(node.value);
    case 'number':
      return node.lexeme;
    case 'boolean':
      return String(node.value);
    default:
      return 'null';
  }
}
