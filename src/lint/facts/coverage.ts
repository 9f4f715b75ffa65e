import type { WrittenElement, WrittenStatement } from '../written.ts';
import { entryCovers, hasWildcard } from './actions.ts';

/** How a statement comes to be about an action: by its name, by a wildcard, or by not naming it. */
export type Naming = 'exact' | 'wildcard' | 'notAction';

/** How the `Action` or `NotAction` of a statement covers an action; absent if it does not. */
export function namingOf(statement: WrittenStatement, action: string): Naming | undefined {
  const { action: element } = statement;
  if (!element) return undefined;
  const entry = coveringEntry(element, action);
  if (element.negated) return entry || element.partial ? undefined : 'notAction';
  if (!entry) return undefined;
  return hasWildcard(entry.text) ? 'wildcard' : 'exact';
}

/** The entry that covers an action, an exact one first. */
export function coveringEntry(element: WrittenElement, action: string) {
  const covering = element.entries.filter(({ text }) => entryCovers(text, action));
  return covering.find(({ text }) => !hasWildcard(text)) ?? covering[0];
}

/** Whether a statement has no condition that narrows it, as far as can be told. */
export function isUnconditional({ clauses, conditionHidden }: WrittenStatement): boolean {
  return clauses.length === 0 && !conditionHidden;
}

/** Whether `Resource` holds `*` alone among others. */
export function coversEveryResource({ resource }: WrittenStatement): boolean {
  return (
    resource !== undefined && !resource.negated && resource.entries.some(({ text }) => text === '*')
  );
}
