import { createToken, Lexer } from 'chevrotain';
import { matchComment, matchStray, matchString } from './scan.ts';

/** Every code that a custom token may start with; above 255 the lexer looks at buckets of 255 codes only. */
const OTHER_CODES = [
  ...Array.from({ length: 256 }, (_, code) => code),
  ...Array.from({ length: 510 }, (_, index) => 256 + index * 128),
];

export const StringLiteral = createToken({
  name: 'String',
  label: 'string',
  pattern: { exec: matchString },
  start_chars_hint: OTHER_CODES,
  line_breaks: false,
});

export const NumberLiteral = createToken({
  name: 'Number',
  label: 'number',
  pattern: /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/,
  longer_alt: StringLiteral,
});

export const LeftBrace = createToken({ name: 'LeftBrace', pattern: '{', label: '"{"' });
export const RightBrace = createToken({ name: 'RightBrace', pattern: '}', label: '"}"' });
export const LeftBracket = createToken({ name: 'LeftBracket', pattern: '[', label: '"["' });
export const RightBracket = createToken({ name: 'RightBracket', pattern: ']', label: '"]"' });
export const Comma = createToken({ name: 'Comma', pattern: ',', label: '","' });
export const Colon = createToken({ name: 'Colon', pattern: ':', label: '":"' });
export const True = keyword('True', 'true');
export const False = keyword('False', 'false');
export const Null = keyword('Null', 'null');

/** An object or a list that has been parsed already; the lexer never makes one. */
export const Nested = createToken({ name: 'Nested', label: 'nested', pattern: Lexer.NA });

const Blank = createToken({ name: 'Blank', pattern: /[ \t\n\r]+/, group: Lexer.SKIPPED });

const Comment = createToken({
  name: 'Comment',
  pattern: { exec: matchComment },
  start_chars_hint: ['/'],
  line_breaks: true,
  group: 'comments',
});

const Stray = createToken({
  name: 'Stray',
  pattern: { exec: matchStray },
  start_chars_hint: OTHER_CODES,
  line_breaks: true,
  group: 'stray',
});

/** In the order in which the lexer tries them. */
export const tokenTypes = [
  Blank,
  LeftBrace,
  RightBrace,
  LeftBracket,
  RightBracket,
  Comma,
  Colon,
  NumberLiteral,
  True,
  False,
  Null,
  Nested,
  Comment,
  Stray,
  StringLiteral,
];

/** Splits a text into tokens; total: what is no JSON becomes a string with a problem, or a stray. */
export function createLexer(): Lexer {
  return new Lexer(tokenTypes, { positionTracking: 'onlyOffset', ensureOptimizations: true });
}

/** A word that goes on (`trueish`) is text without quotes. */
function keyword(name: string, word: string) {
  return createToken({ name, pattern: word, label: `"${word}"`, longer_alt: StringLiteral });
}
