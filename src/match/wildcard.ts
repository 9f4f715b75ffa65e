/**
 * The glob primitive of policies (clause 2.1): `*` is any run of characters, `?` exactly one code
 * point, everything else stands for itself, and there is no escape character. The two bound kinds
 * stop at a colon; the first five segments of an ARN need them (clause 2.3).
 */
export type PatternPart =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'star' }
  | { readonly kind: 'question' }
  | { readonly kind: 'boundStar' }
  | { readonly kind: 'boundQuestion' };

/** A pattern ready to be matched. */
export interface Wildcard {
  /** Set when the pattern has no wildcard. */
  readonly exact: string | undefined;
  /** Set when the only wildcard is a `*` at the end: the text before it. */
  readonly prefix: string | undefined;
  /** UTF-16 units, and the negative numbers below for wildcards. */
  readonly symbols: readonly number[];
}

const STAR = -1;
const QUESTION = -2;
const BOUND_STAR = -3;
const BOUND_QUESTION = -4;
const COLON = 58;

/** Compiles parts into a pattern; neighbouring stars count as one. */
export function compileWildcard(parts: readonly PatternPart[]): Wildcard {
  const symbols: number[] = [];
  for (const part of parts) appendPart(symbols, part);
  const firstWild = symbols.findIndex((symbol) => symbol < 0);
  const onlyLastIsStar = firstWild === symbols.length - 1 && symbols[firstWild] === STAR;
  return {
    exact: firstWild === -1 ? textOf(parts) : undefined,
    prefix: onlyLastIsStar ? textOf(parts) : undefined,
    symbols,
  };
}

function textOf(parts: readonly PatternPart[]): string {
  return parts.map((part) => (part.kind === 'literal' ? part.text : '')).join('');
}

function appendPart(symbols: number[], part: PatternPart): void {
  switch (part.kind) {
    case 'literal':
      for (let index = 0; index < part.text.length; index += 1) {
        symbols.push(part.text.charCodeAt(index));
      }
      return;
    case 'question':
      symbols.push(QUESTION);
      return;
    case 'boundQuestion':
      symbols.push(BOUND_QUESTION);
      return;
    case 'star':
      while (isStar(symbols.at(-1))) symbols.pop();
      symbols.push(STAR);
      return;
    case 'boundStar':
      if (!isStar(symbols.at(-1))) symbols.push(BOUND_STAR);
      return;
  }
}

function isStar(symbol: number | undefined): boolean {
  return symbol === STAR || symbol === BOUND_STAR;
}

/** Reads a plain text whose `*` and `?` are wildcards. */
export function readWildcard(text: string): Wildcard {
  return compileWildcard(
    text
      .split(/([*?])/)
      .filter((piece) => piece !== '')
      .map((piece): PatternPart => {
        if (piece === '*') return { kind: 'star' };
        if (piece === '?') return { kind: 'question' };
        return { kind: 'literal', text: piece };
      }),
  );
}

/** Whether the pattern covers the whole text; at most (pattern length × text length) steps. */
export function matchesWildcard(pattern: Wildcard, text: string): boolean {
  if (pattern.exact !== undefined) return pattern.exact === text;
  if (pattern.prefix !== undefined) return text.startsWith(pattern.prefix);
  return matchesSymbols(pattern.symbols, text);
}

/**
 * Greedy matching that remembers the last star of each kind. Growing the last star first is enough:
 * an earlier free star could only leave less text for what follows, and a bound star cannot be
 * grown past a colon, which only the free star before it can absorb.
 * INVARIANT: a colon stands between a bound star and the next free `?`, as in every ARN.
 */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one loop over two cursors; cutting it up would hide the invariant.
function matchesSymbols(symbols: readonly number[], text: string): boolean {
  let at = 0;
  let next = 0;
  let star = -1;
  let starEnd = 0;
  let boundStar = -1;
  let boundEnd = 0;
  while (at < text.length) {
    const symbol = symbols[next];
    if (symbol === STAR) {
      star = next;
      starEnd = at;
      boundStar = -1;
      next += 1;
      continue;
    }
    if (symbol === BOUND_STAR) {
      boundStar = next;
      boundEnd = at;
      next += 1;
      continue;
    }
    const width = symbol === undefined ? 0 : widthOf(symbol, text, at);
    if (width > 0) {
      at += width;
      next += 1;
    } else if (boundStar !== -1 && text.charCodeAt(boundEnd) !== COLON) {
      boundEnd += 1;
      at = boundEnd;
      next = boundStar + 1;
    } else if (star !== -1) {
      starEnd += 1;
      at = starEnd;
      next = star + 1;
      boundStar = -1;
    } else {
      return false;
    }
  }
  while (isStar(symbols[next])) next += 1;
  return next === symbols.length;
}

/** How many UTF-16 units of the text the symbol covers at `at`; 0 when it does not fit. */
function widthOf(symbol: number, text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (symbol >= 0) return symbol === code ? 1 : 0;
  if (symbol === BOUND_QUESTION && code === COLON) return 0;
  return isPair(code, text.charCodeAt(at + 1)) ? 2 : 1;
}

/** Whether two units are one code point; a lone surrogate counts by itself. */
function isPair(first: number, second: number): boolean {
  return first >= 0xd800 && first <= 0xdbff && second >= 0xdc00 && second <= 0xdfff;
}
