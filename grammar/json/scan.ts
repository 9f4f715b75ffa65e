import type { CustomPatternMatcherReturn } from 'chevrotain';
import type { Diagnostic } from '../../src/text/diagnostic.ts';
import * as fault from './faults.ts';

/** What a string token carries beside its image; absent when the image between its quotes is the value. */
export interface StringPayload {
  readonly value: string;
  readonly problems: readonly Diagnostic[];
  /** Whether the closing quote is missing: what follows on its line was swallowed. */
  readonly unterminated: boolean;
}

export interface CommentPayload {
  readonly unterminated: boolean;
}

/** No string reports more than this; the reader stops at the same number. */
export const MAX_PROBLEMS = 50;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SLASH = 0x2f;
const STAR = 0x2a;

/** Quotation marks that word processors and other languages use, with their closing mark. */
const WRONG_QUOTES: ReadonlyMap<string, string> = new Map([
  ["'", "'"],
  ['`', '`'],
  ['“', '”'],
  ['”', '”'],
  ['‘', '’'],
  ['’', '’'],
]);

/**
 * Matches a string, or text that was meant to be one: in other quotes, or in none.
 * Hand-written, as a regular expression for strings recurses in V8 and fails on megabytes.
 */
export function matchString(text: string, offset: number): CustomPatternMatcherReturn | null {
  if (text.charCodeAt(offset) === QUOTE) return matchQuoted(text, offset);
  const closing = WRONG_QUOTES.get(text.charAt(offset));
  if (closing !== undefined) return matchWronglyQuoted(text, offset, closing);
  return matchBare(text, offset);
}

function matchQuoted(text: string, start: number): CustomPatternMatcherReturn {
  const problems: Diagnostic[] = [];
  let escaped = false;
  let index = start + 1;
  while (index < text.length) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) return quoted(text, start, index + 1, escaped, problems);
    if (code === 0x0a || code === 0x0d) break;
    if (code === BACKSLASH) {
      escaped = true;
      index += readEscape(text, index, problems);
    } else {
      if (code < 0x20) report(problems, fault.controlCharacter(code), index, index + 1);
      index += 1;
    }
  }
  problems.unshift(fault.faultAt(fault.UNTERMINATED_STRING, start, index));
  return withPayload(text.slice(start, index), text.slice(start + 1, index), problems, true);
}

function quoted(
  text: string,
  start: number,
  end: number,
  escaped: boolean,
  problems: readonly Diagnostic[],
): CustomPatternMatcherReturn {
  const image = text.slice(start, end);
  if (problems.length > 0) return withPayload(image, image.slice(1, -1), problems);
  return escaped ? withPayload(image, JSON.parse(image), problems) : [image];
}

/** Length of the escape sequence at `index`; reports one that JSON does not know. */
function readEscape(text: string, index: number, problems: Diagnostic[]): number {
  const next = text.charAt(index + 1);
  if (next !== '' && '"\\/bfnrt'.includes(next)) return 2;
  const digits = next === 'u' ? countHexDigits(text, index + 2) : 0;
  if (digits === 4) return 6;
  const length = next === '' || next === '\n' || next === '\r' ? 1 : 2 + digits;
  report(problems, fault.badEscape(text.slice(index, index + length)), index, index + length);
  return length;
}

function countHexDigits(text: string, start: number): number {
  let count = 0;
  while (count < 4 && /[0-9a-fA-F]/.test(text.charAt(start + count))) count += 1;
  return count;
}

function matchWronglyQuoted(
  text: string,
  start: number,
  closing: string,
): CustomPatternMatcherReturn {
  let end = start + 1;
  while (end < text.length && text.charAt(end) !== closing && !isLineBreak(text, end)) {
    end += text.charCodeAt(end) === BACKSLASH && !isLineBreak(text, end + 1) ? 2 : 1;
  }
  const closed = text.charAt(end) === closing;
  const value = text.slice(start + 1, end);
  const image = text.slice(start, closed ? end + 1 : end);
  const problem = fault.wrongQuotes(text.charAt(start));
  return withPayload(
    image,
    value,
    [fault.faultAt(problem, start, start + image.length)],
    closed === false,
  );
}

function matchBare(text: string, start: number): CustomPatternMatcherReturn | null {
  let end = start;
  while (end < text.length && isBare(text, end)) end += 1;
  if (end === start) return null;
  const value = text.slice(start, end);
  if (text.charCodeAt(end) === QUOTE) {
    const problem = fault.missingOpeningQuote(text.slice(start, end + 1));
    return withPayload(text.slice(start, end + 1), value, [fault.faultAt(problem, start, end + 1)]);
  }
  return withPayload(value, value, [fault.faultAt(fault.bareText(value), start, end)]);
}

/** Whether the character belongs to a word: not a bracket, a blank, a quote or the start of a comment. */
function isBare(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  if (code === SLASH) return !startsComment(text, index);
  return code > 0x20 && !'{}[],:"'.includes(text.charAt(index)) && !isStray(code);
}

/** Matches a comment: `//` to the end of its line, or from slash-star to star-slash. */
export function matchComment(text: string, offset: number): CustomPatternMatcherReturn | null {
  if (!startsComment(text, offset)) return null;
  if (text.charCodeAt(offset + 1) === STAR) {
    const closing = text.indexOf('*/', offset + 2);
    const image = text.slice(offset, closing === -1 ? text.length : closing + 2);
    const payload: CommentPayload = { unterminated: closing === -1 };
    return Object.assign<[string], { payload: CommentPayload }>([image], { payload });
  }
  let end = offset + 2;
  while (end < text.length && !isLineBreak(text, end)) end += 1;
  return [text.slice(offset, end)];
}

function startsComment(text: string, index: number): boolean {
  if (text.charCodeAt(index) !== SLASH) return false;
  const next = text.charCodeAt(index + 1);
  return next === SLASH || next === STAR;
}

/** Matches a run of characters that JSON allows nowhere outside strings; a leading byte order mark alone. */
export function matchStray(text: string, offset: number): CustomPatternMatcherReturn | null {
  let end = offset;
  while (end < text.length && isStray(text.charCodeAt(end))) {
    end += 1;
    if (end === 1 && text.charCodeAt(0) === 0xfeff) break;
  }
  return end === offset ? null : [text.slice(offset, end)];
}

/** Control characters and the blanks of Unicode that JSON does not know. */
function isStray(code: number): boolean {
  if (code < 0x20) return code !== 0x09 && code !== 0x0a && code !== 0x0d;
  if (code < 0x7f) return false;
  return (
    code <= 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202f) ||
    (code >= 0x205f && code <= 0x206f) ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

function isLineBreak(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code === 0x0a || code === 0x0d;
}

function report(problems: Diagnostic[], problem: fault.Fault, start: number, end: number): void {
  if (problems.length < MAX_PROBLEMS) problems.push(fault.faultAt(problem, start, end));
}

function withPayload(
  image: string,
  value: string,
  problems: readonly Diagnostic[],
  unterminated = false,
): CustomPatternMatcherReturn {
  const payload: StringPayload = { value, problems, unterminated };
  return Object.assign<[string], { payload: StringPayload }>([image], { payload });
}
