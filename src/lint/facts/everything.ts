import type { Place, WrittenElement, WrittenStatement } from '../written.ts';
import { isAllStars, namePlace } from './clauses.ts';

/** Where a statement says that it is about every action, if it is. */
export function everyAction({ action }: WrittenStatement): Place | undefined {
  return action && coversAll(action, isEveryAction);
}

/** The same of resources. */
export function everyResource({ resource }: WrittenStatement): Place | undefined {
  return resource && coversAll(resource, isEveryResource);
}

/** A Not form that lists nothing leaves nothing out. */
function coversAll(element: WrittenElement, isAll: (text: string) => boolean): Place | undefined {
  const { negated, entries, node } = element;
  if (!negated) return entries.find(({ text }) => isAll(text));
  return node.kind === 'array' && node.items.length === 0 ? namePlace(element) : undefined;
}

/** `*`, or every name of every service; no other text does without a service (clause 2.2). */
export function isEveryAction(text: string): boolean {
  return text === '*' || text === '*:*';
}

/** `*`, or an ARN of stars, if need be of one partition. */
function isEveryResource(text: string): boolean {
  return isAllStars(text) || /^arn:(?:aws[a-z-]*|\*+)(?::\*+)+$|^arn:\*+$/.test(text);
}
