import { readJson } from '../../../grammar/json/read-json.ts';
import type { JsonNode } from '../../../grammar/json/tree.ts';
import { hasErrors } from '../../text/diagnostic.ts';
import { sourceText } from '../../text/source.ts';
import type { FileProblem, Io } from '../io.ts';
import { textOf } from '../text-of.ts';

export type JsonFile = { readonly node: JsonNode } | FileProblem;

/** Reads a file of facts; they are data of somebody else, and may be anything. */
export function readJsonFile(path: string, io: Pick<Io, 'readFile'>): JsonFile {
  const read = io.readFile(path);
  if ('problem' in read) return { problem: `cannot read \`${path}\`: ${read.problem}` };
  const text = textOf(read.bytes);
  return text === undefined ? { problem: `\`${path}\` is not UTF-8 text` } : parseJson(path, text);
}

export function parseJson(path: string, text: string): JsonFile {
  const { value, diagnostics } = readJson(sourceText(path, text));
  return value === undefined || hasErrors(diagnostics)
    ? { problem: `\`${path}\` is not JSON` }
    : { node: value };
}
