import {
  compileWildcard,
  matchesWildcard,
  type PatternPart,
  type Wildcard,
} from '../../match/wildcard.ts';
import type { ValueKind } from '../comparison.ts';
import { text } from './text.ts';

/** A text that the pattern matches when `star` stands for each `*`. */
export function instanceOf(parts: readonly PatternPart[], star: string): string {
  let instance = '';
  for (const part of parts) {
    if (part.kind === 'literal') instance += part.text;
    else instance += part.kind === 'question' ? 'x' : star;
  }
  return instance;
}

/** Texts against patterns in which `*` and `?` cross every character (clause 2.1). */
export const pattern: ValueKind<string, Wildcard> = {
  ...text,
  theory: 'glob',
  wildcards: true,
  readWanted: compileWildcard,
  samples(wanted) {
    const instance = instanceOf(wanted, 'x');
    return [...new Set([instance, instanceOf(wanted, ''), `not-${instance}-not`])];
  },
};

/** Whether the pattern covers the whole text. */
export const coversText = (given: string, wanted: Wildcard): boolean =>
  matchesWildcard(wanted, given);
