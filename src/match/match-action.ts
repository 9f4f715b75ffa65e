import { foldCase } from '../text/fold-case.ts';
import { matchesWildcard, readWildcard } from './wildcard.ts';

/** Whether an action pattern covers an action, given in lower case (clause 2.2). */
export type ActionMatcher = (foldedAction: string) => boolean;

/**
 * Compiles one entry of `Action` or `NotAction`. Service and name ignore case; the service must be
 * literal; text is never trimmed, and an entry without a colon or without a name matches nothing.
 */
export function compileAction(text: string): ActionMatcher {
  if (text === '*' || text === '*:*') return () => true;
  const colon = text.indexOf(':');
  if (colon === -1 || colon === text.length - 1) return () => false;
  const service = foldCase(text.slice(0, colon + 1));
  const name = readWildcard(foldCase(text.slice(colon + 1)));
  return (action) =>
    action.startsWith(service) && matchesWildcard(name, action.slice(service.length));
}

/** The service of an action: what stands before the colon. */
export function serviceOf(action: string): string {
  return action.slice(0, Math.max(0, action.indexOf(':')));
}
