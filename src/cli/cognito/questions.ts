import { readJson } from '../../../grammar/json/read-json.ts';
import type { JsonNode } from '../../../grammar/json/tree.ts';
import type { CognitoScenario } from '../../cognito/cognito-scenario.ts';
import { readCognitoScenarioNode } from '../../cognito/read-cognito-scenario.ts';
import { scenarioError } from '../../scenario/members.ts';
import { type Finding, findingsIn } from '../../scenario/scenario.ts';
import { hasErrors } from '../../text/diagnostic.ts';
import { type SourceText, sourceText } from '../../text/source.ts';
import { expandFiles } from '../files.ts';
import { type Io, STDIN } from '../io.ts';
import { type CognitoFlags, withFlags } from './cognito-flags.ts';
import { type Piece, piecesOf } from './read-input.ts';

/** One scenario to answer, or why it cannot be. */
export interface CognitoQuestion {
  readonly id?: string;
  readonly scenario?: CognitoScenario;
  readonly findings: readonly Finding[];
  readonly file?: string;
  /** Its line, where the input holds one scenario a line. */
  readonly line?: number;
}

export interface CognitoInput {
  readonly files: readonly string[];
  readonly flags: CognitoFlags;
  /** Whether every input holds one scenario a line, whatever it is called. */
  readonly byLines: boolean;
}

/** Reads scenarios one after the other, of a stream no more than one at a time. */
export async function* cognitoQuestions(
  { files, flags, byLines }: CognitoInput,
  io: Io,
): AsyncGenerator<CognitoQuestion> {
  for (const file of expandFiles(files, io)) {
    const name = file === STDIN ? 'stdin' : file;
    const opened = file === STDIN ? { chunks: io.stdin() } : io.openFile(file);
    if ('problem' in opened) {
      const message = `cannot read \`${file}\`: ${opened.problem}`;
      yield { file: name, findings: [scenarioError('file', message, {})] };
      continue;
    }
    const lines = byLines || /\.(?:jsonl|ndjson)$/i.test(file);
    for await (const piece of piecesOf(opened.chunks, lines)) {
      yield { file: name, ...questionIn(piece, name, flags) };
    }
  }
}

function questionIn(piece: Piece, name: string, flags: CognitoFlags): CognitoQuestion {
  const place = piece.line === undefined ? {} : { line: piece.line };
  if ('problem' in piece) return { ...place, findings: [pieceProblems[piece.problem]] };
  const path = piece.line === undefined ? name : `${name}, line ${piece.line}`;
  const source = sourceText(path, piece.text);
  const comments = piece.line === undefined ? 'allow' : 'refuse';
  const { value, diagnostics } = readJson(source, { comments });
  const findings = findingsIn(diagnostics, source);
  if (!value || hasErrors(diagnostics)) return { ...place, ...identify(value), findings };
  return { ...place, ...questionOf(withFlags(value, flags), source, findings) };
}

const pieceProblems = {
  tooLong: scenarioError('too-long', 'the scenario is longer than 64 MB', {}),
  notUtf8: scenarioError('encoding', 'the scenario is not UTF-8 text', {}),
} as const;

function questionOf(
  document: JsonNode,
  source: SourceText,
  before: readonly Finding[],
): CognitoQuestion {
  const { value, diagnostics } = readCognitoScenarioNode(document, { source });
  const findings = [...before, ...findingsIn(diagnostics, source)];
  return { ...identify(document), ...(value && { scenario: value }), findings };
}

/** Even a scenario that cannot be read may say whose answer is missing. */
function identify(document: JsonNode | undefined): Pick<CognitoQuestion, 'id'> {
  if (document?.kind !== 'object') return {};
  const value = document.members.find(({ key }) => key === 'id')?.value;
  return value?.kind === 'string' ? { id: value.value } : {};
}

export function problemsIn({ findings }: CognitoQuestion): readonly Finding[] {
  return findings.filter(({ severity }) => severity === 'error');
}

export function warningsIn({ findings }: CognitoQuestion): readonly Finding[] {
  return findings.filter(({ severity }) => severity !== 'error' && severity !== 'suggestion');
}
