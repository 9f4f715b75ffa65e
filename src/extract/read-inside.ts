import { readJson } from '../../grammar/json/read-json.ts';
import type { JsonNode, JsonString } from '../../grammar/json/tree.ts';
import { hasErrors } from '../text/diagnostic.ts';
import { sourceText } from '../text/source.ts';
import type { Span } from '../text/span.ts';
import { type Gap, type Gaps, gapsOfText } from './gap.ts';
import { listNode, objectNode, placedAt } from './node.ts';

/** The value that a text holds as JSON; gaps of the text are gaps of the texts inside. */
export function readInside(gaps: Gaps, text: JsonString): JsonNode | undefined {
  const { value, diagnostics } = readJson(sourceText('', text.value));
  if (value === undefined || hasErrors(diagnostics)) return undefined;
  const placed = placedAt(value, text.span);
  const open = gaps.of(text);
  return open.length === 0 ? placed : reopened(gaps, placed, open, text.span);
}

function reopened(gaps: Gaps, node: JsonNode, open: readonly Gap[], span?: Span): JsonNode {
  switch (node.kind) {
    case 'object':
      return objectNode(
        node.members.map((one) => ({ ...one, value: reopened(gaps, one.value, open, span) })),
        span,
      );
    case 'array':
      return listNode(
        node.items.map((item) => reopened(gaps, item, open, span)),
        span,
      );
    case 'string':
      return gaps.text(node.value, gapsOfText(node.value, open), span);
    default:
      return node;
  }
}
