import { readJson } from '../../../grammar/json/read-json.ts';
import type { JsonNode } from '../../../grammar/json/tree.ts';
import type { CognitoScenario } from '../../cognito/cognito-scenario.ts';
import {
  readCognitoScenarioNode,
  readPoolQuestionNode,
} from '../../cognito/read-cognito-scenario.ts';
import { scenarioError } from '../../scenario/members.ts';
import { type Finding, findingsIn } from '../../scenario/scenario.ts';
import { hasErrors, type Parsed } from '../../text/diagnostic.ts';
import { type SourceText, sourceText } from '../../text/source.ts';
import type { Io } from '../io.ts';
import type { AskedPool } from './asked-pool.ts';
import { type Piece, piecesOfFiles } from './read-input.ts';

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
  /** A scenario with what flags say in place of what it says itself. */
  readonly complete: (document: JsonNode) => JsonNode;
  /** Whether every input holds one scenario a line, whatever it is called. */
  readonly byLines: boolean;
  /** Where the scenarios have no pool of their own. */
  readonly pool?: AskedPool | undefined;
}

type Completing = Pick<CognitoInput, 'complete' | 'pool'>;

/**
 * Reads scenarios one after the other, of a stream no more than one at a time; without files, the
 * flags alone ask.
 */
export async function* cognitoQuestions(
  { files, byLines, ...completing }: CognitoInput,
  io: Io,
): AsyncGenerator<CognitoQuestion> {
  if (files.length === 0) {
    const asked = completing.complete({ kind: 'object', members: [] });
    yield questionOf(asked, undefined, { before: [], pool: completing.pool });
    return;
  }
  for await (const one of piecesOfFiles(files, byLines, io)) {
    const { file } = one;
    if ('unread' in one) yield { file, findings: [one.unread] };
    else yield { file, ...questionIn(one.piece, file, completing) };
  }
}

function questionIn(piece: Piece, name: string, { complete, pool }: Completing): CognitoQuestion {
  const place = piece.line === undefined ? {} : { line: piece.line };
  if ('problem' in piece) return { ...place, findings: [pieceProblems[piece.problem]] };
  const path = piece.line === undefined ? name : `${name}, line ${piece.line}`;
  const source = sourceText(path, piece.text);
  const comments = piece.line === undefined ? 'allow' : 'refuse';
  const { value, diagnostics } = readJson(source, { comments });
  const findings = findingsIn(diagnostics, source);
  if (!value || hasErrors(diagnostics)) return { ...place, ...identify(value), findings };
  const asked = complete(value);
  return { ...place, ...questionOf(asked, source, { before: findings, pool }) };
}

const pieceProblems = {
  tooLong: scenarioError('too-long', 'the scenario is longer than 64 MB', {}),
  notUtf8: scenarioError('encoding', 'the scenario is not UTF-8 text', {}),
} as const;

function questionOf(
  document: JsonNode,
  source: SourceText | undefined,
  { before, pool }: { readonly before: readonly Finding[] } & Pick<CognitoInput, 'pool'>,
): CognitoQuestion {
  const { value, diagnostics } = readAsked(document, source, pool);
  const findings = [...before, ...findingsIn(diagnostics, source)];
  return { ...identify(document), ...(value && { scenario: value }), findings };
}

function readAsked(
  document: JsonNode,
  source: SourceText | undefined,
  pool: AskedPool | undefined,
): Parsed<CognitoScenario> {
  const options = source ? { source } : {};
  if (!pool) return readCognitoScenarioNode(document, options);
  const { identityPool, roles, userPools } = pool;
  const { value, diagnostics } = readPoolQuestionNode(document, userPools, options);
  return { value: value && { ...value, identityPool, roles, userPools }, diagnostics };
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
