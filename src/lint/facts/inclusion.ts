import { splitArnPattern } from '../../../grammar/arn/split-arn-pattern.ts';
import { variableSpans } from '../../../grammar/template/read-template.ts';
import { matchesWildcard } from '../../match/wildcard.ts';
import { foldCase } from '../../text/fold-case.ts';
import { type ActionText, hasWildcard, splitAction } from './actions.ts';
import { patternOf } from './patterns.ts';

// Whether one pattern covers all that another covers. What is said here is proved; that something
// is not said proves nothing.

/** Stands for a variable's unknown text; a pattern that has it itself proves nothing. */
const VARIABLE = '\uE000';

/**
 * Whether everything that `inner` matches is matched by `outer`. The wildcards of `inner` are taken
 * for characters, which only a `*` of `outer` may swallow: its `?` would take a `*` for one
 * character.
 */
export function coversText(outer: string, inner: string): boolean {
  if (outer === inner || outer === '*') return true;
  if (outer.includes('?') && (inner.includes('*') || inner.includes(VARIABLE))) return false;
  return !outer.includes(VARIABLE) && matchesWildcard(patternOf(outer), inner);
}

/** Whether an action entry covers all that another does (clause 2.2). */
export function coversAction(outer: string, inner: string): boolean {
  if (outer === '*' || outer === '*:*') return true;
  const wide = readAction(outer);
  const narrow = readAction(inner);
  if (!wide || !narrow || wide.name === '' || wide.service !== narrow.service) return false;
  return wide.wild ? coversText(wide.name, narrow.name) : wide.name === narrow.name;
}

/** Whether two action entries have nothing in common, one of them being without wildcards. */
export function disjointActions(one: string, other: string): boolean {
  const a = readAction(one);
  const b = readAction(other);
  if (!a || !b) return false;
  if (a.service !== b.service) return true;
  if (!b.wild) return !matchesWildcard(patternOf(a.name), b.name);
  return !a.wild && !matchesWildcard(patternOf(b.name), a.name);
}

/** In lower case. */
interface ReadAction extends ActionText {
  readonly wild: boolean;
}

/** Every entry is compared with many others. */
function readAction(text: string): ReadAction | undefined {
  const known = remembered.get(text);
  if (known) return known;
  const split = splitAction(foldCase(text));
  if (!split) return undefined;
  const read = { ...split, wild: hasWildcard(split.name) };
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(text, read);
  return read;
}

const remembered = new Map<string, ReadAction>();
const MOST_REMEMBERED = 4096;

/**
 * Whether a resource entry covers all that another does, by the segment rule (clause 2.3). ARNs of
 * fewer than six segments are read in two ways, so only equal ones are known to cover each other.
 */
export function coversResource(outer: string, inner: string): boolean {
  if (outer === inner || /^\*+$/.test(outer)) return true;
  if (outer.includes('${') || /^\*+$/.test(inner)) return false;
  const wide = splitArnPattern(outer);
  const narrow = splitArnPattern(inner);
  if (wide.length < SEGMENTS || narrow.length < SEGMENTS) return false;
  const head = wide.slice(0, SEGMENTS - 1);
  return (
    head.every((segment, index) => coversSegment(segment, narrow[index] ?? '')) &&
    coversText(wide[SEGMENTS - 1] ?? '', withoutVariables(narrow[SEGMENTS - 1] ?? ''))
  );
}

const SEGMENTS = 6;

/** A wildcard in a segment may run past the colon or not: only the same one is known to do the same. */
function coversSegment(outer: string, inner: string): boolean {
  if (outer === inner || outer === '*') return true;
  return !hasWildcard(inner) && !inner.includes('${') && coversText(outer, inner);
}

function withoutVariables(text: string): string {
  let result = '';
  let end = 0;
  for (const span of variableSpans(text)) {
    result += text.slice(end, span.start) + VARIABLE;
    end = span.end;
  }
  return result + text.slice(end);
}
