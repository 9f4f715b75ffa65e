import type { PatternElement } from '../policy/policy.ts';
import { foldCase } from '../text/fold-case.ts';
import { COLON, isPair, MANY_STEPS, matchesWildcard, readWildcard } from './wildcard.ts';

/**
 * Whether an entry of `Action` or `NotAction` covers an action, given in lower case (clause 2.2).
 * Service and name ignore case; the service must be literal; text is never trimmed, and an entry
 * without a colon or without a name matches nothing. Nothing is compiled: most entries are refused
 * at their first letters, and reading them would cost more than that.
 */
export function coversAction(pattern: string, foldedAction: string): boolean {
  if (pattern === '*' || pattern === '*:*') return true;
  let at = 0;
  for (;;) {
    const unit = foldedUnit(pattern, at);
    if (unit !== foldedAction.charCodeAt(at)) return false;
    at += 1;
    if (unit === COLON) break;
  }
  if (at === pattern.length) return false;
  return pattern.length * foldedAction.length > MANY_STEPS
    ? matchesWildcard(readWildcard(foldCase(pattern.slice(at))), foldedAction.slice(at))
    : coversName(pattern, foldedAction, at);
}

/** `Action`: any entry covers it; `NotAction`: none does (clause 2.2, rule 5). */
export function coversActions(element: PatternElement, foldedAction: string): boolean {
  for (const { text } of element.patterns) {
    if (coversAction(text, foldedAction)) return !element.negated;
  }
  return element.negated;
}

/** The service of an action: what stands before the colon. */
export function serviceOf(action: string): string {
  return action.slice(0, Math.max(0, action.indexOf(':')));
}

const STAR = 42;
const QUESTION = 63;

/** Matches what follows the colon at `from`; only the last star is ever grown (clause 2.1). */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one loop over two cursors, as in `wildcard.ts`.
function coversName(pattern: string, action: string, from: number): boolean {
  let next = from;
  let at = from;
  let star = -1;
  let starEnd = 0;
  while (at < action.length) {
    const unit = foldedUnit(pattern, next);
    if (unit === STAR) {
      next += 1;
      if (next === pattern.length) return true;
      star = next;
      starEnd = at;
    } else if (unit === QUESTION) {
      at += isPair(action.charCodeAt(at), action.charCodeAt(at + 1)) ? 2 : 1;
      next += 1;
    } else if (unit === action.charCodeAt(at)) {
      at += 1;
      next += 1;
    } else if (star === -1) {
      return false;
    } else {
      starEnd += 1;
      at = starEnd;
      next = star;
    }
  }
  while (pattern.charCodeAt(next) === STAR) next += 1;
  return next === pattern.length;
}

/** A unit in ASCII lower case; NaN beyond the end, which equals nothing. */
function foldedUnit(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 65 && unit <= 90 ? unit + 32 : unit;
}
