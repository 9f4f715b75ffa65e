import type { IToken, Lexer } from 'chevrotain';
import type { Diagnostic, Parsed } from '../../src/text/diagnostic.ts';
import type { SourceText } from '../../src/text/source.ts';
import { balance, type Group } from './balance.ts';
import * as fault from './faults.ts';
import { ENOUGH, explainError, JsonParser } from './parser.ts';
import { type CommentPayload, MAX_PROBLEMS, type StringPayload } from './scan.ts';
import { createLexer, StringLiteral } from './tokens.ts';
import type { JsonNode } from './tree.ts';

export interface ReadJsonOptions {
  /** Our own files may hold comments, AWS's documents may not: refused unless told otherwise. */
  readonly comments?: 'refuse' | 'allow';
}

interface Machine {
  readonly lexer: Lexer;
  readonly parser: JsonParser;
}

let machine: Machine | undefined;

/** Building the parser analyses the grammar, which takes longer than reading a policy: once, when first needed. */
function lexerAndParser(): Machine {
  machine ??= { lexer: createLexer(), parser: new JsonParser() };
  return machine;
}

/**
 * Reads a JSON text (RFC 8259) with positions, duplicate keys and number lexemes kept. Errors are
 * reported together, in source order, up to 50; the value is then what could be made out.
 */
export function readJson(source: SourceText, options: ReadJsonOptions = {}): Parsed<JsonNode> {
  const { text } = source;
  const { tokens, groups: aside } = lexerAndParser().lexer.tokenize(text);
  const { comments = [], stray = [] } = aside;
  const problems = [
    ...commentProblems(comments, options.comments ?? 'refuse'),
    ...strayProblems(stray),
    ...stringProblems(tokens),
  ];
  const { groups = [], problems: unpaired } = balance(tokens, text);
  problems.push(...unpaired);
  if (tokens.length === 0) problems.push(fault.faultAt(fault.EMPTY, text.length, text.length));
  const { value, diagnostics } = parse(groups);
  return { value, diagnostics: inOrder([...problems, ...diagnostics]) };
}

function parse(groups: readonly Group[]): Parsed<JsonNode> {
  const { parser } = lexerAndParser();
  const diagnostics: Diagnostic[] = [];
  let value: JsonNode | undefined;
  for (const { tokens, nested } of groups) {
    parser.input = tokens;
    value = documentOf(parser);
    if (nested !== undefined) nested.payload = value;
    diagnostics.push(...parser.errors.flatMap((error) => explainError(error) ?? []));
    diagnostics.push(...parser.problems);
    if (diagnostics.length >= MAX_PROBLEMS) {
      value = undefined;
      break;
    }
  }
  // The parser outlives the document.
  parser.input = [];
  return { value, diagnostics };
}

function documentOf(parser: JsonParser): JsonNode | undefined {
  try {
    return parser.document();
  } catch (error) {
    if (error === ENOUGH) return undefined;
    throw error;
  }
}

function commentProblems(comments: readonly IToken[], wanted: 'refuse' | 'allow'): Diagnostic[] {
  const problems: Diagnostic[] = [];
  for (const { image, startOffset, payload } of comments) {
    const { unterminated }: Partial<CommentPayload> = payload ?? {};
    if (unterminated) {
      problems.push(fault.faultAt(fault.UNTERMINATED_COMMENT, startOffset, startOffset + 2));
    } else if (wanted === 'refuse' && problems.length < MAX_PROBLEMS) {
      problems.push(fault.faultAt(fault.COMMENT, startOffset, startOffset + image.length));
    }
  }
  return problems;
}

function strayProblems(strays: readonly IToken[]): Diagnostic[] {
  return strays.slice(0, MAX_PROBLEMS).map(({ image, startOffset }) => {
    const end = startOffset + image.length;
    const code = image.charCodeAt(0);
    if (startOffset > 0 || code !== 0xfeff) {
      return fault.faultAt(fault.strayCharacter(code), startOffset, end);
    }
    return { ...fault.faultAt(fault.BYTE_ORDER_MARK, 0, end), severity: 'warning' };
  });
}

function stringProblems(tokens: readonly IToken[]): Diagnostic[] {
  const problems: Diagnostic[] = [];
  for (const token of tokens) {
    if (problems.length >= MAX_PROBLEMS) break;
    if (token.tokenType === StringLiteral && token.payload !== undefined) {
      const payload: StringPayload = token.payload;
      problems.push(...payload.problems);
    }
  }
  return problems;
}

/** In source order; of several errors at one place the first found, as the others follow from it. */
function inOrder(problems: readonly Diagnostic[]): readonly Diagnostic[] {
  const byPlace = new Map<number, Diagnostic>();
  for (const problem of problems) {
    const place = problem.span?.start ?? 0;
    if (!byPlace.has(place)) byPlace.set(place, problem);
  }
  const sorted = [...byPlace.entries()].sort(([a], [b]) => a - b);
  return sorted.slice(0, MAX_PROBLEMS).map(([, problem]) => problem);
}
