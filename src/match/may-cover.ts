import type { PatternElement } from '../policy/policy.ts';
import { isPair, MANY_STEPS } from './wildcard.ts';

const STAR = 42;
const QUESTION = 63;
const DOLLAR = 36;

/**
 * Whether a `Resource` or `NotResource` element may cover a resource: false is certain, true is
 * left to the matchers. Nothing is compiled, which is what counts where a text is tried once.
 */
export function mayCoverResources(element: PatternElement | undefined, resource: string): boolean {
  if (element === undefined || element.negated) return true;
  for (const { text } of element.patterns) if (mayCover(text, resource)) return true;
  return false;
}

/** Every `*` as if it were free; what follows a `$`, and what short patterns lack, as if it fitted. */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one loop over two cursors, as in `wildcard.ts`.
function mayCover(pattern: string, resource: string): boolean {
  if (pattern.length * resource.length > MANY_STEPS) return true;
  let next = 0;
  let star = -1;
  let starEnd = 0;
  let at = 0;
  while (at < resource.length) {
    const unit = pattern.charCodeAt(next);
    if (unit === DOLLAR) return true;
    if (unit === STAR) {
      next += 1;
      star = next;
      starEnd = at;
    } else if (unit === QUESTION) {
      at += isPair(resource.charCodeAt(at), resource.charCodeAt(at + 1)) ? 2 : 1;
      next += 1;
    } else if (unit === resource.charCodeAt(at)) {
      at += 1;
      next += 1;
    } else if (next === pattern.length && isShort(pattern)) {
      return true;
    } else if (star === -1) {
      return false;
    } else {
      starEnd += 1;
      at = starEnd;
      next = star;
    }
  }
  while (pattern.charCodeAt(next) === STAR) next += 1;
  return next === pattern.length || pattern.charCodeAt(next) === DOLLAR;
}

/** Fewer than six segments may be filled up with `*` (table 2.3). */
function isShort(pattern: string): boolean {
  let colon = -1;
  for (let colons = 0; colons < 5; colons += 1) {
    colon = pattern.indexOf(':', colon + 1);
    if (colon === -1) return true;
  }
  return false;
}
