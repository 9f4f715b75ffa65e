import { readJson } from '../../../grammar/json/read-json.ts';
import type { JsonNode } from '../../../grammar/json/tree.ts';
import { scenarioError } from '../../scenario/members.ts';
import { type Finding, findingsIn } from '../../scenario/scenario.ts';
import { hasErrors } from '../../text/diagnostic.ts';
import { type SourceText, sourceText } from '../../text/source.ts';
import type { Io } from '../io.ts';
import { type Piece, piecesOfFiles } from './read-input.ts';

/** One JSON document of the input: a whole file, or a line of it. */
export interface InputDocument {
  readonly file: string;
  /** Its line, where the input holds one document a line. */
  readonly line?: number;
  /** Absent when it cannot be read. */
  readonly read?: { readonly node: JsonNode; readonly source: SourceText };
  readonly findings: readonly Finding[];
}

/** Reads documents one after the other, of a stream no more than one at a time. */
export async function* documentsIn(
  files: readonly string[],
  byLines: boolean,
  io: Io,
): AsyncGenerator<InputDocument> {
  for await (const one of piecesOfFiles(files, byLines, io)) {
    if ('unread' in one) yield { file: one.file, findings: [one.unread] };
    else yield documentIn(one.piece, one.file);
  }
}

function documentIn(piece: Piece, file: string): InputDocument {
  const place = piece.line === undefined ? { file } : { file, line: piece.line };
  if ('problem' in piece) return { ...place, findings: [pieceProblems[piece.problem]] };
  const path = piece.line === undefined ? file : `${file}, line ${piece.line}`;
  const source = sourceText(path, piece.text);
  const comments = piece.line === undefined ? 'allow' : 'refuse';
  const { value: node, diagnostics } = readJson(source, { comments });
  const findings = findingsIn(diagnostics, source);
  if (!node || hasErrors(diagnostics)) return { ...place, findings };
  return { ...place, read: { node, source }, findings };
}

const pieceProblems = {
  tooLong: scenarioError('too-long', 'the document is longer than 64 MB', {}),
  notUtf8: scenarioError('encoding', 'the document is not UTF-8 text', {}),
} as const;
