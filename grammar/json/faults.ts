import type { Diagnostic } from '../../src/text/diagnostic.ts';
import { foldCase } from '../../src/text/fold-case.ts';

/** The wording of every syntax error; all of them are errors unless told otherwise. */
export type Fault = Omit<Diagnostic, 'severity' | 'span'>;

/** Puts a fault at its place in the text. */
export function faultAt(fault: Fault, start: number, end: number): Diagnostic {
  return { severity: 'error', ...fault, span: { start, end } };
}

/** User's text in backticks, shortened, on one line and without control characters. */
function quote(text: string): string {
  const start = text.slice(0, 40).replace(/\p{Cc}+/gu, ' ');
  return `\`${start}${text.length > 40 ? '…' : ''}\``;
}

/** `U+00A0` */
function codePoint(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

export const EMPTY: Fault = {
  code: 'syntax/empty',
  message: 'expected a JSON value, but the text is empty',
};

export const UNTERMINATED_STRING: Fault = {
  code: 'syntax/unterminated-string',
  message: 'the string has no closing `"`',
  why: 'a string ends on the line it starts on',
  help: 'add `"`, or write a line break inside the string as `\\n`',
};

export const UNTERMINATED_COMMENT: Fault = {
  code: 'syntax/unterminated-comment',
  message: 'the comment has no closing `*/`',
};

export const COMMENT: Fault = {
  code: 'syntax/comment',
  message: 'JSON has no comments',
  why: 'AWS refuses a policy document that holds one',
  help: 'remove the comment; a statement can say what it is for in its `Sid`',
};

export const BYTE_ORDER_MARK: Fault = {
  code: 'syntax/byte-order-mark',
  message: 'the text starts with a byte order mark',
  why: 'it is invisible, and many JSON readers refuse it',
  help: 'save the file as UTF-8 without a byte order mark',
};

export const LIST_PAIR: Fault = {
  code: 'syntax/unexpected-colon',
  message: 'a list cannot hold `key: value` pairs',
  help: 'use `{` and `}` for an object, or a comma between two values',
};

export const OBJECT_COLON: Fault = {
  code: 'syntax/unexpected-colon',
  message: 'expected a comma or `}`, found `:`',
};

export const TRAILING_COMMA: Fault = {
  code: 'syntax/trailing-comma',
  message: 'JSON has no trailing commas',
  help: 'remove the comma, or add what should follow it',
};

export function controlCharacter(code: number): Fault {
  return {
    code: 'syntax/control-character',
    message: `a string cannot hold the control character ${codePoint(code)}`,
    help: `write it as \`\\u${code.toString(16).padStart(4, '0')}\`, or remove it`,
  };
}

export function badEscape(sequence: string): Fault {
  return {
    code: 'syntax/escape',
    message: `${quote(sequence)} is not an escape sequence of JSON`,
    help: 'use `\\"`, `\\\\`, `\\/`, `\\b`, `\\f`, `\\n`, `\\r`, `\\t`, `\\u` with four hexadecimal digits, or `\\\\` for a backslash',
  };
}

export function wrongQuotes(opening: string): Fault {
  return {
    code: 'syntax/quotes',
    message: `strings stand in double quotes, not in ${opening === '`' ? 'backticks' : quote(opening)}`,
    help: 'use `"` on both sides',
  };
}

export function missingOpeningQuote(text: string): Fault {
  return {
    code: 'syntax/missing-quotes',
    message: `${quote(text)} has no opening \`"\``,
  };
}

/** A word or number that stands without quotes and is none of JSON's own. */
export function bareText(text: string): Fault {
  const keyword = KEYWORDS.get(foldCase(text));
  if (keyword !== undefined) {
    return {
      code: 'syntax/literal',
      message: `${quote(text)} is not a JSON value`,
      help: `write \`${keyword}\``,
    };
  }
  if (/^[-+.]?\d/.test(text) && text.length < 400 && !Number.isNaN(Number(text))) {
    return {
      code: 'syntax/number',
      message: `${quote(text)} is not a number as JSON writes it`,
      why: 'a number has no plus sign, no leading zeros, no base prefix, and digits on both sides of its point',
      help: 'rewrite it, or put it in double quotes',
    };
  }
  return {
    code: 'syntax/missing-quotes',
    message: `${quote(text)} must stand in double quotes`,
  };
}

const KEYWORDS: ReadonlyMap<string, string> = new Map([
  ['true', 'true'],
  ['false', 'false'],
  ['null', 'null'],
  ['none', 'null'],
  ['nil', 'null'],
  ['nan', 'null'],
  ['undefined', 'null'],
]);

export function strayCharacter(code: number): Fault {
  return {
    code: 'syntax/character',
    message: `the character ${codePoint(code)} cannot stand outside a string`,
    why: 'between values JSON allows only spaces, tabs and line breaks',
    help: 'remove it, or replace it with a space',
  };
}

export function unclosed(opening: string): Fault {
  return {
    code: 'syntax/unclosed',
    message: `this \`${opening}\` is never closed`,
    help: `add \`${opening === '{' ? '}' : ']'}\``,
  };
}

export function wrongBracket(expected: string, found: string): Fault {
  return {
    code: 'syntax/wrong-bracket',
    message: `expected \`${expected}\`, found \`${found}\``,
  };
}

export function unopened(closing: string): Fault {
  return {
    code: 'syntax/unopened',
    message: `this \`${closing}\` closes nothing`,
  };
}

export function tooDeep(limit: number): Fault {
  return {
    code: 'syntax/too-deep',
    message: `lists and objects are nested deeper than ${limit} levels`,
    why: 'no policy needs that, and reading it would exhaust the stack',
  };
}

export function missingComma(closing: string, found: string): Fault {
  return {
    code: 'syntax/missing-comma',
    message: `expected a comma or \`${closing}\` before ${quote(found)}`,
  };
}

export function missingColon(key: string, found: string): Fault {
  return {
    code: 'syntax/missing-colon',
    message: `expected \`:\` after the key ${quote(key)}, found ${quote(found)}`,
  };
}

export function missingKey(found: string): Fault {
  return {
    code: 'syntax/missing-key',
    message: `expected a key in double quotes, found ${quote(found)}`,
    why: 'an object holds `"key": value` pairs',
  };
}

export function missingValue(found: string): Fault {
  return {
    code: 'syntax/missing-value',
    message: `expected a value, found ${quote(found)}`,
  };
}

export function afterValue(found: string): Fault {
  return {
    code: 'syntax/after-value',
    message: `expected the end of the text, found ${quote(found)}`,
    why: 'a JSON text is one value',
  };
}
