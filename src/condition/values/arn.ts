import { readArn } from '../../../grammar/arn/read-arn.ts';
import {
  compileWildcard,
  matchesWildcard,
  type PatternPart,
  type Wildcard,
} from '../../match/wildcard.ts';
import type { ValueKind } from '../comparison.ts';
import { instanceOf } from './pattern.ts';

/** The six components of an ARN, `arn` being the first. */
type Components = readonly string[];

/** One pattern a component; a bare `*` stands for every ARN (question 21). */
type ArnPattern = 'any' | readonly Wildcard[];

function readComponents(text: string): Components | undefined {
  const arn = readArn(text);
  return arn && ['arn', arn.partition, arn.service, arn.region, arn.account, arn.resource];
}

/** Cuts a filled pattern at its first five colons; colons in substituted text count (clause 12.4). */
function readArnPattern(parts: readonly PatternPart[]): ArnPattern | undefined {
  if (parts.length === 1 && parts[0]?.kind === 'star') return 'any';
  const components = splitComponents(parts);
  return components.length === 6 ? components.map(compileWildcard) : undefined;
}

function splitComponents(parts: readonly PatternPart[]): readonly (readonly PatternPart[])[] {
  let last: PatternPart[] = [];
  const components = [last];
  for (const part of parts) {
    if (part.kind !== 'literal') {
      last.push(part);
      continue;
    }
    let start = 0;
    let colon = part.text.indexOf(':');
    while (colon !== -1 && components.length < 6) {
      last.push({ kind: 'literal', text: part.text.slice(start, colon) });
      last = [];
      components.push(last);
      start = colon + 1;
      colon = part.text.indexOf(':', start);
    }
    last.push({ kind: 'literal', text: part.text.slice(start) });
  }
  return components;
}

/** Whether each component is covered by its own pattern: no `*` crosses one of the five colons. */
export function coversArn(given: Components, wanted: ArnPattern): boolean {
  if (wanted === 'any') return true;
  let at = 0;
  for (const component of wanted) {
    if (!matchesWildcard(component, String(given[at]))) return false;
    at += 1;
  }
  return true;
}

/** ARNs against patterns of ARNs (clause 2.4). */
export const arn: ValueKind<Components, ArnPattern> = {
  noun: 'an ARN',
  theory: 'arn',
  wildcards: true,
  variables: true,
  caseMatters: true,
  readGiven: readComponents,
  readWanted: readArnPattern,
  samples(wanted) {
    if (readArnPattern(wanted) === 'any') return ['arn:aws:s3:::example'];
    const instance = instanceOf(wanted, 'x');
    return [instance, `${instance}-not`];
  },
};
