import type { Span } from '../../src/text/span.ts';

/** How deep a tree may be: both doors refuse what is deeper, as its readers recurse once for each level. */
export const MAX_DEPTH = 512;

/**
 * A JSON value that remembers what `JSON.parse` forgets: where it stood, keys that occur twice,
 * and how a number was written. Spans are absent when the tree was made from a plain value.
 */
export type JsonNode =
  | JsonObject
  | JsonArray
  | JsonString
  | JsonNumber
  | JsonBoolean
  | JsonNull
  | NotJson;

export interface JsonObject {
  readonly kind: 'object';
  /** In source order, duplicates kept. */
  readonly members: readonly JsonMember[];
  readonly span?: Span;
}

export interface JsonMember {
  readonly key: string;
  readonly keySpan?: Span;
  readonly value: JsonNode;
}

export interface JsonArray {
  readonly kind: 'array';
  readonly items: readonly JsonNode[];
  readonly span?: Span;
}

export interface JsonString {
  readonly kind: 'string';
  readonly value: string;
  /** Includes the quotes. */
  readonly span?: Span;
}

export interface JsonNumber {
  readonly kind: 'number';
  /** The number as it was written: `1.50` stays `1.50`. */
  readonly lexeme: string;
  readonly span?: Span;
}

export interface JsonBoolean {
  readonly kind: 'boolean';
  readonly value: boolean;
  readonly span?: Span;
}

export interface JsonNull {
  readonly kind: 'null';
  readonly span?: Span;
}

/** A JavaScript value that JSON cannot hold (a function, a cycle, a bigint), met at the object door. */
export interface NotJson {
  readonly kind: 'notJson';
  readonly what: string;
  readonly span?: Span;
}
