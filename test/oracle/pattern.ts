import { lower } from './scenario.ts';

/** One step of a pattern: a character, or a wildcard that may be forbidden to match a colon. */
export type Token =
  | { readonly kind: 'character'; readonly character: string }
  | { readonly kind: 'star' | 'question'; readonly colons: boolean };

/** One piece of a policy value as written (clause 3.1). */
export type Piece =
  | { readonly kind: 'character'; readonly character: string }
  | { readonly kind: 'star' }
  | { readonly kind: 'question' }
  | { readonly kind: 'escape'; readonly character: string; readonly written: string }
  | {
      readonly kind: 'variable';
      readonly key: string;
      readonly fallback: string | undefined;
      readonly written: string;
    };

/** What a variable stands for, or undefined when it has no value (clause 3.3). */
export type ValueOf = (key: string) => string | undefined;

const escapes = ['*', '?', '$'].map((character) => `\${${character}}`);
const construct = /^\$\{([^},]*?)(?: *, *'((?:[^']|'')*)')?\}/su;

/** Cuts a value into pieces; variables exist only under version 2012-10-17 (clauses 1.5, 12.7). */
export function piecesOf(text: string, variables: boolean): readonly Piece[] {
  const pieces: Piece[] = [];
  let rest = text;
  while (rest !== '') {
    const piece = (variables ? constructAt(rest) : undefined) ?? characterAt(rest);
    pieces.push(piece);
    rest = rest.slice('written' in piece ? piece.written.length : lengthOf(piece));
  }
  return pieces;
}

function constructAt(rest: string): Piece | undefined {
  const written = escapes.find((candidate) => rest.startsWith(candidate));
  if (written !== undefined) {
    return { kind: 'escape', character: written.charAt(2), written };
  }
  const found = construct.exec(rest);
  const key = found?.[1] ?? '';
  if (found === null || key === '') return undefined;
  return {
    kind: 'variable',
    key,
    fallback: found[2]?.replaceAll("''", "'"),
    written: found[0],
  };
}

function characterAt(rest: string): Piece {
  const character = Array.from(rest)[0] ?? '';
  if (character === '*') return { kind: 'star' };
  if (character === '?') return { kind: 'question' };
  return { kind: 'character', character };
}

function lengthOf(piece: Piece): number {
  return piece.kind === 'character' ? piece.character.length : 1;
}

/** The literal characters of a text. */
export function literal(text: string): readonly Token[] {
  return Array.from(text, (character) => ({ kind: 'character', character }));
}

/**
 * Pieces with their variables replaced, as tokens whose wildcards match everything; undefined when
 * a variable has neither value nor default. What is put in is literal (clause 3.1).
 */
export function fill(pieces: readonly Piece[], variable: ValueOf): readonly Token[] | undefined {
  const tokens: Token[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'variable') {
      const value = variable(piece.key) ?? piece.fallback;
      if (value === undefined) return undefined;
      tokens.push(...literal(value));
    } else if (piece.kind === 'escape') tokens.push(...literal(piece.character));
    else if (piece.kind === 'character') tokens.push(piece);
    else tokens.push({ kind: piece.kind, colons: true });
  }
  return tokens;
}

/** Filled pieces as text, for operators that know no wildcards. */
export function textOf(tokens: readonly Token[]): string {
  return tokens
    .map((token) =>
      token.kind === 'character' ? token.character : token.kind === 'star' ? '*' : '?',
    )
    .join('');
}

/**
 * Whether tokens cover the whole text: a table of which prefixes of the text the tokens read so
 * far can cover, code point by code point (clause 2.1).
 */
export function covers(tokens: readonly Token[], text: string): boolean {
  const characters = Array.from(text);
  let reached = [true, ...characters.map(() => false)];
  for (const token of tokens) {
    const next: boolean[] = [];
    for (let end = 0; end <= characters.length; end += 1) {
      const character = characters[end - 1];
      const afterOne = (before: readonly boolean[]): boolean =>
        character !== undefined && before[end - 1] === true && accepts(token, character);
      next.push(
        token.kind === 'star' ? reached[end] === true || afterOne(next) : afterOne(reached),
      );
    }
    reached = next;
  }
  return reached[characters.length] === true;
}

function accepts(token: Token, character: string): boolean {
  if (token.kind === 'character') return token.character === character;
  return token.colons || character !== ':';
}

/** Cuts at the first five separators: six fields, or fewer (clause 2.3). */
export function fieldsOf<T>(items: readonly T[], isColon: (item: T) => boolean): readonly T[][] {
  const fields: T[][] = [[]];
  for (const item of items) {
    if (isColon(item) && fields.length < 6) fields.push([]);
    else fields.at(-1)?.push(item);
  }
  return fields;
}

/** Whether an action pattern covers an action (clause 2.2). */
export function actionMatches(pattern: string, action: string): boolean {
  if (pattern === '*' || pattern === '*:*') return true;
  const colon = pattern.indexOf(':');
  const actionColon = action.indexOf(':');
  if (colon === -1) return false;
  if (lower(pattern.slice(0, colon)) !== lower(action.slice(0, actionColon))) return false;
  const name = fill(piecesOf(lower(pattern.slice(colon + 1)), false), () => undefined);
  return name !== undefined && covers(name, lower(action.slice(actionColon + 1)));
}
