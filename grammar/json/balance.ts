import { createTokenInstance, type IToken, type TokenType } from 'chevrotain';
import type { Diagnostic } from '../../src/text/diagnostic.ts';
import * as fault from './faults.ts';
import { MAX_PROBLEMS } from './scan.ts';
import { LeftBrace, LeftBracket, RightBrace, RightBracket } from './tokens.ts';

/** Tokens whose brackets pair up, so that an error stays inside the brackets where it happened. */
export interface Balanced {
  /** Absent when the document is nested too deep to be read. */
  readonly tokens: IToken[] | undefined;
  readonly problems: readonly Diagnostic[];
}

/** Deeper documents are refused: the parser and everything after it recurse once for each level. */
export const MAX_DEPTH = 512;

/** What is being built while the brackets are paired. */
interface Pairing {
  readonly tokens: IToken[];
  readonly problems: Diagnostic[];
  readonly open: IToken[];
}

/**
 * Pairs the brackets of a document and measures its depth, without recursion. Closing brackets
 * that are missing are put in, those that close nothing are left out.
 */
export function balance(tokens: readonly IToken[], end: number): Balanced {
  const pairing: Pairing = { tokens: [], problems: [], open: [] };
  for (const token of tokens) {
    if (closingOf(token) !== undefined) {
      if (pairing.open.length === MAX_DEPTH) return tooDeep(token);
      pairing.open.push(token);
      pairing.tokens.push(token);
    } else if (token.tokenType === RightBrace || token.tokenType === RightBracket) {
      close(pairing, token);
    } else {
      pairing.tokens.push(token);
    }
  }
  while (pairing.open.length > 0) closeUnclosed(pairing, end);
  return pairing;
}

/** Whether the reader put the token in; it takes no room in the text. */
export function isInserted(token: IToken): boolean {
  return token.image === '';
}

/** Closes the nearest bracket of the kind; without one, the innermost: the closing bracket is the wrong one. */
function close(pairing: Pairing, token: IToken): void {
  const { open } = pairing;
  const partner = open.findLastIndex((opening) => closingOf(opening) === token.tokenType);
  const innermost = open.at(-1);
  if (innermost === undefined) {
    report(pairing, fault.unopened(token.image), token);
  } else if (partner === -1) {
    const expected = closingOf(innermost) ?? token.tokenType;
    report(pairing, fault.wrongBracket(String(expected.PATTERN), token.image), token);
    open.pop();
    pairing.tokens.push(bracket(expected, token.image, token.startOffset));
  } else {
    while (open.length - 1 > partner) closeUnclosed(pairing, token.startOffset);
    open.pop();
    pairing.tokens.push(token);
  }
}

function closeUnclosed(pairing: Pairing, at: number): void {
  const opening = pairing.open.pop();
  const closing = opening && closingOf(opening);
  if (opening === undefined || closing === undefined) return;
  report(pairing, fault.unclosed(opening.image), opening);
  pairing.tokens.push(bracket(closing, '', at));
}

function closingOf(token: IToken): TokenType | undefined {
  if (token.tokenType === LeftBrace) return RightBrace;
  return token.tokenType === LeftBracket ? RightBracket : undefined;
}

function bracket(type: TokenType, image: string, at: number): IToken {
  return createTokenInstance(type, image, at, at, Number.NaN, Number.NaN, Number.NaN, Number.NaN);
}

function tooDeep(token: IToken): Balanced {
  const { startOffset } = token;
  const problem = fault.faultAt(fault.tooDeep(MAX_DEPTH), startOffset, startOffset + 1);
  return { tokens: undefined, problems: [problem] };
}

function report(pairing: Pairing, problem: fault.Fault, token: IToken): void {
  if (pairing.problems.length >= MAX_PROBLEMS) return;
  const { startOffset } = token;
  pairing.problems.push(fault.faultAt(problem, startOffset, startOffset + token.image.length));
}
