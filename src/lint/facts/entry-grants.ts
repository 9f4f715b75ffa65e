import type { Place, WrittenPolicy, WrittenStatement } from '../written.ts';
import { type ActionIndex, coveredIn } from './action-index.ts';
import { namePlace } from './clauses.ts';
import { coversEveryResource, isUnconditional } from './coverage.ts';

/** An entry of an Allow, and the actions of a list that it allows. */
export interface EntryGrant {
  readonly at: Place;
  readonly actions: readonly string[];
  readonly statement: WrittenStatement;
}

/**
 * What each entry of a document allows of a list, wherever; without what a Deny of the same
 * principal takes away everywhere.
 */
export function* entryGrants(
  policy: WrittenPolicy,
  together: readonly WrittenPolicy[],
  index: ActionIndex,
): Iterable<EntryGrant> {
  const denied = deniedIn(together, index);
  const left = remembering((text) => without(index.coveredBy(text), denied));
  for (const statement of policy.statements) {
    const { effect, action } = statement;
    if (effect !== 'Allow' || !action) continue;
    if (action.negated) {
      const actions = without([...coveredIn(action, index).keys()], denied);
      if (actions.length > 0) yield { at: namePlace(action), actions, statement };
      continue;
    }
    for (const { text, ...at } of action.entries) {
      const actions = left(text);
      if (actions.length > 0) yield { at, actions, statement };
    }
  }
}

function deniedIn(together: readonly WrittenPolicy[], index: ActionIndex): ReadonlySet<string> {
  const denied = new Set<string>();
  for (const { statements } of together) {
    for (const statement of statements) {
      const { effect, action } = statement;
      if (effect !== 'Deny' || !action || !isUnconditional(statement)) continue;
      if (!coversEveryResource(statement) || denied.size === index.names().length) continue;
      for (const name of coveredIn(action, index).keys()) denied.add(name);
    }
  }
  return denied;
}

function without(names: readonly string[], denied: ReadonlySet<string>): readonly string[] {
  return denied.size === 0 ? names : names.filter((name) => !denied.has(name));
}

function remembering(find: (text: string) => readonly string[]): typeof find {
  const found = new Map<string, readonly string[]>();
  return (text) => {
    const known = found.get(text) ?? find(text);
    found.set(text, known);
    return known;
  };
}
