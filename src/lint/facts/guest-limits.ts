import { disputedServices, guestCeiling } from '../../cognito/guest-ceiling.ts';
import { foldCase } from '../../text/fold-case.ts';
import type { WrittenStatement } from '../written.ts';
import { coveredActions, type ListedAction } from './actions.ts';
import { namesIdentity } from './cognito-variables.ts';

/** Whether the session policies that Cognito gives to guests allow an action (section 4.2). */
export function withinCeiling({ service, action }: ListedAction): boolean {
  ceiling ??= new Set(
    guestCeiling.policies
      .flatMap(({ statements }) => statements.flatMap(({ action: { patterns } }) => patterns))
      .flatMap(({ text }) => coveredActions(text).map(nameOf)),
  );
  return ceiling.has(nameOf({ service, action }));
}

let ceiling: ReadonlySet<string> | undefined;

/** Whether they do not; of a few services AWS's own pages disagree. */
export function outsideCeiling(listed: ListedAction): boolean {
  return !disputedServices.has(listed.service) && !withinCeiling(listed);
}

export function nameOf({ service, action }: ListedAction): string {
  return foldCase(`${service}:${action.name}`);
}

/** Whether a statement is about what belongs to one identity, in all of its resources. */
export function isPersonal(statement: WrittenStatement): boolean {
  const known = personal.get(statement) ?? findPersonal(statement);
  personal.set(statement, known);
  return known;
}

const personal = new WeakMap<WrittenStatement, boolean>();

function findPersonal({ resource, clauses }: WrittenStatement): boolean {
  const named =
    resource !== undefined &&
    !resource.negated &&
    resource.entries.length > 0 &&
    resource.entries.every(({ text }) => namesIdentity(text));
  return named || clauses.some(({ values }) => values.some(({ text }) => namesIdentity(text)));
}
