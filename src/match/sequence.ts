import type { TemplatePart } from '../../grammar/template/template.ts';
import type { RequestContext } from '../request/context.ts';
import { standsAt } from '../text/stands-at.ts';
import { FALSE, type Truth, truthOf } from '../truth/truth.ts';
import { NOT_KNOWN, type VariablePart, variableText } from './variables.ts';
import type { PatternPart } from './wildcard.ts';

/** Literals and variables one after the other, and then anything or nothing: `b/${sub}/*`. */
export interface Sequence {
  readonly pieces: readonly (string | VariablePart)[];
  readonly open: boolean;
}

/** Reads parts as a sequence; undefined where they are none. */
export function sequenceOf(parts: readonly (PatternPart | TemplatePart)[]): Sequence | undefined {
  const open = parts.at(-1)?.kind === 'star';
  const pieces: (string | VariablePart)[] = [];
  for (const part of open ? parts.slice(0, -1) : parts) {
    if (part.kind === 'variable') pieces.push(part);
    else if (part.kind !== 'literal') return undefined;
    else if (typeof pieces.at(-1) === 'string') pieces.push(`${pieces.pop()}${part.text}`);
    else pieces.push(part.text);
  }
  return { pieces, open };
}

/** Walks the text piece by piece, joining nothing; undefined where a variable is not known. */
export function matchesSequence(
  { pieces, open }: Sequence,
  text: string,
  context: RequestContext,
): Truth | undefined {
  let at = 0;
  for (const piece of pieces) {
    const wanted = typeof piece === 'string' ? piece : variableText(piece, context);
    if (wanted === NOT_KNOWN) return undefined;
    if (wanted === undefined || !standsAt(text, wanted, at)) return FALSE;
    at += wanted.length;
  }
  return truthOf(open || at === text.length);
}
