import { Composer, type CST, type Document, Parser, type YAMLError } from 'yaml';
import type { Diagnostic, Parsed } from '../../src/text/diagnostic.ts';
import type { SourceText } from '../../src/text/source.ts';
import { type JsonNode, MAX_DEPTH } from '../json/tree.ts';
import * as fault from './faults.ts';
import { nodeOfDocument } from './node-of-yaml.ts';

/** More faults than this are no help. */
const MOST_FAULTS = 50;

/**
 * Reads a YAML text (1.2, core schema, so that `2012-10-17` stays a string) as the JSON value that
 * it writes, with positions and duplicate keys kept. CloudFormation's short tags become the objects
 * that they abbreviate: `!Ref A` is `{"Ref": "A"}`.
 */
export function readYaml(source: SourceText): Parsed<JsonNode> {
  const tokens = [...new Parser().parse(source.text)];
  const deep = firstTooDeep(tokens);
  if (deep !== undefined) return failed(fault.faultAt(fault.tooDeep(MAX_DEPTH), deep, deep + 1));
  const [document, second] = [...composed(tokens, source.text.length)];
  if (document === undefined) return failed(fault.faultAt(fault.EMPTY, 0, 0));
  if (second !== undefined) {
    const [start] = second.range;
    return failed(fault.faultAt(fault.SECOND_DOCUMENT, start, start));
  }
  const faults = document.errors.slice(0, MOST_FAULTS).map(faultOf);
  if (faults.length > 0) return { value: undefined, diagnostics: faults };
  if (document.contents === null) return failed(fault.faultAt(fault.EMPTY, 0, 0));
  return nodeOfDocument(document.contents);
}

function composed(tokens: readonly CST.Token[], length: number): Iterable<Document.Parsed> {
  // Duplicate keys are for whoever reads the value; to look for them here takes the square of a map's size.
  return new Composer({
    schema: 'core',
    uniqueKeys: false,
    resolveKnownTags: false,
    prettyErrors: false,
    logLevel: 'silent',
  }).compose(tokens, true, length);
}

function failed(diagnostic: Diagnostic): Parsed<JsonNode> {
  return { value: undefined, diagnostics: [diagnostic] };
}

function faultOf({ message, pos: [start, end] }: YAMLError): Diagnostic {
  return fault.faultAt(fault.malformed(message), start, Math.max(start, end));
}

/** The offset of a list or map that is nested too deep: what composes them recurses. */
function firstTooDeep(tokens: readonly CST.Token[]): number | undefined {
  let level: readonly CST.Token[] = tokens;
  // A document is a level of its own.
  for (let depth = 0; depth <= MAX_DEPTH + 1; depth += 1) {
    level = level.flatMap(inside);
    if (level.length === 0) return undefined;
  }
  return level.find((token) => 'items' in token)?.offset;
}

function inside(token: CST.Token): readonly CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) => [
    ...(key ? [key] : []),
    ...(value ? [value] : []),
  ]);
}
