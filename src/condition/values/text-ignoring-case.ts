import type { ValueKind } from '../comparison.ts';
import { textOf } from './text.ts';

/** Texts that are equal once in lower case; `ß` is not `ss`, accents are not composed (table 4.2). */
export const textIgnoringCase: ValueKind<string, string> = {
  noun: 'a text',
  theory: 'text equality ignoring case',
  wildcards: false,
  variables: true,
  caseMatters: false,
  readGiven: (given) => given.toLowerCase(),
  readWanted: (parts) => textOf(parts).toLowerCase(),
  samples: (wanted) => [textOf(wanted), `not-${textOf(wanted)}`],
};
