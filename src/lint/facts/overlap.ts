import { variableSpans } from '../../../grammar/template/read-template.ts';
import type { Span } from '../../text/span.ts';
import { remembering } from './remembering.ts';

/**
 * The last field of an ARN as a pattern: UTF-16 units, and the negative numbers below for what is
 * open.
 */
export type Tokens = readonly number[];

const ANY = -1;
const ONE = -2;
const ANY_BUT_SLASH = -3;
const SLASH = 47;

/** Longer texts than ARNs may be are not compared: whatever they are, they fit. */
const MAX_LENGTH = 2048;

/** As in a policy: wildcards are open, and so are variables and marks of template tools. */
export const readWritten = remembering((text: string): Tokens => {
  if (text.length > MAX_LENGTH) return [ANY];
  const marked = withVariablesAs(text, variableSpans(text)).replace(/\{\{.*?\}\}|\$?<[^>]*>/g, '*');
  return tokensOf(marked);
});

/** As in the Service Authorization Reference, with the places of its `${…}`. */
export function readListed(text: string, spans: readonly Span[], withoutSlash: boolean): Tokens {
  const tokens = tokensOf(withVariablesAs(text, spans));
  const first = tokens.indexOf(ANY);
  return withoutSlash ? tokens.map((one, at) => (at === first ? ANY_BUT_SLASH : one)) : tokens;
}

function withVariablesAs(text: string, spans: readonly Span[]): string {
  let at = 0;
  const pieces: string[] = [];
  for (const { start, end } of spans) {
    pieces.push(text.slice(at, start), '*');
    at = end;
  }
  return [...pieces, text.slice(at)].join('');
}

function tokensOf(text: string): Tokens {
  const tokens: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === '?') tokens.push(ONE);
    else if (character !== '*') tokens.push(text.charCodeAt(index));
    else if (tokens.at(-1) !== ANY) tokens.push(ANY);
  }
  return tokens;
}

/** Whether some text is of both patterns. */
export function overlaps(written: Tokens, listed: Tokens): boolean {
  if (!sameStart(written, listed)) return false;
  // Where in the listed pattern one can stand after each token of the written one.
  let places = closed(new Set([0]), listed);
  const last = written.length - 1;
  for (const [index, token] of written.entries()) {
    if (token === ANY && index === last) return true;
    places = token === ANY ? onwards(places, listed) : step(places, listed, token);
    if (places.size === 0) return false;
  }
  return places.has(listed.length);
}

/** Most formats of a service differ in their first letters, which is quick to see. */
function sameStart(written: Tokens, listed: Tokens): boolean {
  const end = Math.min(written.length, listed.length);
  for (let index = 0; index < end; index += 1) {
    const one = written[index] ?? ANY;
    const other = listed[index] ?? ANY;
    if (one < 0 || other < 0) return true;
    if (one !== other) return false;
  }
  return true;
}

/** With the places behind open stretches, which may be empty. */
function closed(places: Set<number>, listed: Tokens): Set<number> {
  for (const place of places) {
    const token = listed[place];
    if (token === ANY || token === ANY_BUT_SLASH) places.add(place + 1);
  }
  return places;
}

/** One character of the written pattern. */
function step(places: ReadonlySet<number>, listed: Tokens, token: number): Set<number> {
  const next = new Set<number>();
  for (const place of places) {
    const wanted = listed[place];
    if (wanted === ANY || (wanted === ANY_BUT_SLASH && token !== SLASH)) next.add(place);
    else if (wanted === token || wanted === ONE || (token === ONE && isCharacter(wanted))) {
      next.add(place + 1);
    }
  }
  return closed(next, listed);
}

function isCharacter(token: number | undefined): boolean {
  return token !== undefined && token >= 0;
}

/** Any run of characters: every place from the first on. */
function onwards(places: ReadonlySet<number>, listed: Tokens): Set<number> {
  const first = Math.min(...places);
  return new Set(Array.from({ length: listed.length - first + 1 }, (_, index) => first + index));
}
