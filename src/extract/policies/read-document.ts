import { readJson } from '../../../grammar/json/read-json.ts';
import type { JsonNode, JsonString } from '../../../grammar/json/tree.ts';
import { hasErrors } from '../../text/diagnostic.ts';
import { type SourceText, sourceText } from '../../text/source.ts';
import { placedInside } from './inner-positions.ts';

/**
 * The document that a text holds as JSON, with positions in the file; IAM gives documents with
 * percent signs in the place of what URLs cannot hold.
 */
export function readDocument(text: JsonString, source: SourceText): JsonNode | undefined {
  const encoded = text.value.startsWith('%7B') || text.value.startsWith('%7b');
  const written = encoded ? decoded(text.value) : text.value;
  if (written === undefined) return undefined;
  const { value, diagnostics } = readJson(sourceText(source.path, written));
  if (value === undefined || hasErrors(diagnostics)) return undefined;
  return placedInside(value, encoded ? { ...text, value: written } : text, source);
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
