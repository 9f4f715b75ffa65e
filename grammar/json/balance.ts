import { createTokenInstance, type IToken, type TokenType } from 'chevrotain';
import type { Diagnostic } from '../../src/text/diagnostic.ts';
import * as fault from './faults.ts';
import { MAX_PROBLEMS } from './scan.ts';
import { LeftBrace, LeftBracket, Nested, RightBrace, RightBracket } from './tokens.ts';
import { MAX_DEPTH } from './tree.ts';

/**
 * The parser recurses too, with a dozen frames for each level, so it gets at most this many at a
 * time: what is deeper is parsed first and stands in the rest as one `Nested` token.
 */
const GROUP_DEPTH = 64;

/** Tokens whose brackets pair up, so that an error stays inside the brackets where it happened. */
export interface Balanced {
  /** Inner groups first, the document last; absent when the document is nested too deep. */
  readonly groups: readonly Group[] | undefined;
  readonly problems: readonly Diagnostic[];
}

export interface Group {
  readonly tokens: IToken[];
  /** Stands for the group in a later one, and waits for its value as payload. */
  readonly nested?: IToken;
}

/** What is being built while the brackets are paired. */
interface Pairing {
  readonly text: string;
  readonly groups: Group[];
  readonly tokens: IToken[];
  readonly problems: Diagnostic[];
  readonly open: Opening[];
}

interface Opening {
  readonly token: IToken;
  readonly closing: TokenType;
  /** Where it stands among the tokens. */
  readonly index: number;
}

/**
 * Pairs the brackets of a document and measures its depth, without recursion. Closing brackets
 * that are missing are put in, those that close nothing are left out.
 */
export function balance(tokens: readonly IToken[], text: string): Balanced {
  const pairing: Pairing = { text, groups: [], tokens: [], problems: [], open: [] };
  for (const token of tokens) {
    const closing = closingOf(token);
    if (closing !== undefined) {
      if (pairing.open.length === MAX_DEPTH) return tooDeep(token);
      pairing.open.push({ token, closing, index: pairing.tokens.length });
      pairing.tokens.push(token);
    } else if (token.tokenType === RightBrace || token.tokenType === RightBracket) {
      close(pairing, token);
    } else {
      pairing.tokens.push(token);
    }
  }
  while (pairing.open.length > 0) closeUnclosed(pairing, text.length);
  const { groups, problems } = pairing;
  return { groups: [...groups, { tokens: pairing.tokens }], problems };
}

/** Whether the reader put the token in; it takes no room in the text. */
export function isInserted(token: IToken): boolean {
  return token.image === '';
}

/** Closes the nearest bracket of the kind; without one, the innermost: the closing bracket is the wrong one. */
function close(pairing: Pairing, token: IToken): void {
  const { open } = pairing;
  const partner = open.findLastIndex(({ closing }) => closing === token.tokenType);
  const innermost = open.at(-1);
  if (innermost === undefined) {
    report(pairing, fault.unopened(token.image), token);
  } else if (partner === -1) {
    const expected = innermost.closing;
    report(pairing, fault.wrongBracket(String(expected.PATTERN), token.image), token);
    closeInnermost(pairing, newToken(expected, token.image, token.startOffset));
  } else {
    while (open.length - 1 > partner) closeUnclosed(pairing, token.startOffset);
    closeInnermost(pairing, token);
  }
}

function closeUnclosed(pairing: Pairing, at: number): void {
  const innermost = pairing.open.at(-1);
  if (innermost === undefined) return;
  report(pairing, fault.unclosed(innermost.token.image), innermost.token);
  closeInnermost(pairing, newToken(innermost.closing, '', at));
}

function closeInnermost(pairing: Pairing, token: IToken): void {
  const { text, tokens, open, groups } = pairing;
  const opening = open.pop();
  tokens.push(token);
  if (opening === undefined || open.length === 0 || open.length % GROUP_DEPTH > 0) return;
  const start = opening.token.startOffset;
  const nested = newToken(Nested, text.slice(start, token.startOffset + token.image.length), start);
  groups.push({ tokens: tokens.splice(opening.index), nested });
  tokens.push(nested);
}

function closingOf(token: IToken): TokenType | undefined {
  if (token.tokenType === LeftBrace) return RightBrace;
  return token.tokenType === LeftBracket ? RightBracket : undefined;
}

function newToken(type: TokenType, image: string, at: number): IToken {
  return createTokenInstance(type, image, at, at, Number.NaN, Number.NaN, Number.NaN, Number.NaN);
}

function tooDeep(token: IToken): Balanced {
  const { startOffset } = token;
  const problem = fault.faultAt(fault.tooDeep(MAX_DEPTH), startOffset, startOffset + 1);
  return { groups: undefined, problems: [problem] };
}

function report(pairing: Pairing, problem: fault.Fault, token: IToken): void {
  if (pairing.problems.length >= MAX_PROBLEMS) return;
  const { startOffset } = token;
  pairing.problems.push(fault.faultAt(problem, startOffset, startOffset + token.image.length));
}
