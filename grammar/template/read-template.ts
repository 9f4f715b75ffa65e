import { contextKey } from '../../src/catalog/context-key.ts';
import type { Span } from '../../src/text/span.ts';
import type { Template, TemplatePart } from './template.ts';

/** A `${…}` that is no variable, with its place in the text of the template. */
export interface TemplateProblem {
  readonly code: 'policy/variable-unclosed' | 'policy/variable-empty' | 'policy/variable-default';
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

export interface ReadTemplate {
  readonly template: Template;
  readonly problems: readonly TemplateProblem[];
}

/** One `${…}`: what it stands for, or what is wrong with it. */
interface Construct extends Span {
  readonly part?: TemplatePart;
  readonly problem?: TemplateProblem;
}

const STAR: TemplatePart = { kind: 'star' };
const QUESTION: TemplatePart = { kind: 'question' };
const ESCAPES = '*?$';

/**
 * Reads a policy value: wildcards, variables and escapes (clauses 3.1 and 3.5, ruling 12.7). Without
 * `variables`, as under version 2008-10-17 (clause 1.5), `${` is text like any other. A malformed
 * construct is text too, and wildcards in it keep their role.
 */
export function readTemplate(text: string, variables: boolean): ReadTemplate {
  const parts: TemplatePart[] = [];
  const problems: TemplateProblem[] = [];
  let position = 0;
  for (const { start, end, part, problem } of variables ? readConstructs(text) : []) {
    addText(parts, text.slice(position, start));
    if (part === undefined) addText(parts, text.slice(start, end));
    else addPart(parts, part);
    if (problem !== undefined) problems.push(problem);
    position = end;
  }
  addText(parts, text.slice(position));
  return { template: { text, parts }, problems };
}

/**
 * Where the `${…}` of a text stand, malformed ones included: what is inside does not separate the
 * fields of an ARN (ruling 12.4).
 */
export function variableSpans(text: string): readonly Span[] {
  return readConstructs(text).map(({ start, end }) => ({ start, end }));
}

function readConstructs(text: string): readonly Construct[] {
  const constructs: Construct[] = [];
  let start = text.indexOf('${');
  while (start !== -1) {
    const construct = readConstruct(text, start);
    constructs.push(construct);
    start = text.indexOf('${', construct.end);
  }
  return constructs;
}

function readConstruct(text: string, start: number): Construct {
  const keyEnd = findKeyEnd(text, start + 2);
  const key = text.slice(start + 2, keyEnd);
  if (text.charAt(keyEnd) === ',') {
    const separated = withoutBlanksAtEnd(key);
    if (separated === '') return malformed(text, start, 'policy/variable-empty');
    return readDefaulted(text, start, separated, keyEnd + 1);
  }
  if (keyEnd === text.length) return malformed(text, start, 'policy/variable-unclosed');
  if (withoutBlanksAtEnd(key) === '') return malformed(text, start, 'policy/variable-empty');
  const end = keyEnd + 1;
  if (key.length === 1 && ESCAPES.includes(key)) {
    return { start, end, part: { kind: 'literal', text: key } };
  }
  return { start, end, part: { kind: 'variable', ...contextKey(key) } };
}

/** The first `}` or comma, whichever comes first; the end of the text when neither does. */
function findKeyEnd(text: string, from: number): number {
  let index = from;
  while (index < text.length && text.charAt(index) !== '}' && text.charAt(index) !== ',') {
    index += 1;
  }
  return index;
}

/** Reads `'default'}`; a doubled quote in the default is one quote. */
function readDefaulted(text: string, start: number, key: string, from: number): Construct {
  let open = from;
  while (isBlankAt(text, open)) open += 1;
  if (text.charAt(open) !== "'") return malformed(text, start, 'policy/variable-default');
  let close = text.indexOf("'", open + 1);
  while (close !== -1 && text.charAt(close + 1) === "'") close = text.indexOf("'", close + 2);
  if (close === -1 || text.charAt(close + 1) !== '}') {
    return malformed(text, start, 'policy/variable-default');
  }
  const fallback = text.slice(open + 1, close).replaceAll("''", "'");
  return {
    start,
    end: close + 2,
    part: { kind: 'variable', ...contextKey(key), fallback },
  };
}

function malformed(text: string, start: number, code: TemplateProblem['code']): Construct {
  const brace = text.indexOf('}', start);
  const end = brace === -1 ? text.length : brace + 1;
  // Whatever else is wrong, the missing brace is what the author should hear of.
  const told = brace === -1 ? 'policy/variable-unclosed' : code;
  return { start, end, problem: { code: told, message: MESSAGES[told], start, end } };
}

const MESSAGES = {
  'policy/variable-unclosed': '`${` has no closing `}`, so it stands for itself',
  'policy/variable-empty': '`${}` names no context key, so it stands for itself',
  'policy/variable-default':
    "the default of a variable stands in single quotes, as in `${aws:PrincipalTag/team, 'none'}`; this one stands for itself",
} as const;

/** Not a regular expression: those look at a run of blanks once for each of them. */
function withoutBlanksAtEnd(text: string): string {
  let end = text.length;
  while (end > 0 && isBlankAt(text, end - 1)) end -= 1;
  return text.slice(0, end);
}

function isBlankAt(text: string, index: number): boolean {
  const character = text.charAt(index);
  return character === ' ' || character === '\t' || character === '\n' || character === '\r';
}

/** Adds text in which `*` and `?` are wildcards. */
function addText(parts: TemplatePart[], text: string): void {
  for (const piece of text.split(/([*?])/)) {
    if (piece === '*') parts.push(STAR);
    else if (piece === '?') parts.push(QUESTION);
    else if (piece !== '') addPart(parts, { kind: 'literal', text: piece });
  }
}

function addPart(parts: TemplatePart[], part: TemplatePart): void {
  const last = parts.at(-1);
  if (part.kind === 'literal' && last?.kind === 'literal') {
    parts[parts.length - 1] = { kind: 'literal', text: last.text + part.text };
  } else {
    parts.push(part);
  }
}
