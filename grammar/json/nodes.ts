import type { IToken } from 'chevrotain';
import type { Span } from '../../src/text/span.ts';
import type { StringPayload } from './scan.ts';
import type {
  JsonBoolean,
  JsonMember,
  JsonNode,
  JsonNull,
  JsonNumber,
  JsonString,
} from './tree.ts';

export function stringNode(token: IToken): JsonString {
  const payload: StringPayload | undefined = token.payload;
  return {
    kind: 'string',
    value: payload === undefined ? token.image.slice(1, -1) : payload.value,
    span: between(token, token),
  };
}

export function numberNode(token: IToken): JsonNumber {
  return { kind: 'number', lexeme: token.image, span: between(token, token) };
}

export function booleanNode(token: IToken, value: boolean): JsonBoolean {
  return { kind: 'boolean', value, span: between(token, token) };
}

export function nullNode(token: IToken): JsonNull {
  return { kind: 'null', span: between(token, token) };
}

/** The object or list that has been parsed before; absent when it could not be. */
export function nestedNode(token: IToken): JsonNode | undefined {
  return token.payload;
}

export function memberOf(key: JsonString, value: JsonNode): JsonMember {
  return { key: key.value, ...(key.span && { keySpan: key.span }), value };
}

/** The stretch of text from the start of one token to the end of another. */
export function between(first: IToken, last: IToken): Span {
  return { start: first.startOffset, end: endOf(last) };
}

export function endOf(token: IToken): number {
  return token.startOffset + token.image.length;
}

/** Adds what was read; what could not be read leaves no gap. */
export function addTo<T>(list: T[], element: T | undefined): void {
  if (element !== undefined) list.push(element);
}
