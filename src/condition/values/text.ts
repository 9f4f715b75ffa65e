import { compileWildcard, matchesWildcard, type PatternPart } from '../../match/wildcard.ts';
import type { ValueKind } from '../comparison.ts';

/** The parts as one text, bare wildcards as their characters. */
export function textOf(parts: readonly PatternPart[]): string {
  let text = '';
  for (const part of parts) {
    if (part.kind === 'literal') text += part.text;
    else text += part.kind === 'question' ? '?' : '*';
  }
  return text;
}

/** Texts that are equal code point by code point: nothing is trimmed or normalised (table 4.2). */
export const text: ValueKind<string, string> = {
  noun: 'a text',
  theory: 'text equality',
  wildcards: false,
  variables: true,
  caseMatters: true,
  readGiven: (given) => given,
  readWanted: textOf,
  readPossible(parts) {
    const pattern = compileWildcard(parts);
    return (given) => matchesWildcard(pattern, given);
  },
  samples: (wanted) => [textOf(wanted), `not-${textOf(wanted)}`],
};
