import { readWildcard } from '../../match/wildcard.ts';
import { remembering } from './remembering.ts';

/** A text with wildcards, ready to be matched: most are asked for by several rules. */
export const patternOf = remembering(readWildcard);
