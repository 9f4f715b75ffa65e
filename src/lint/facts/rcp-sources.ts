import type { WrittenClause, WrittenStatement } from '../written.ts';
import { holdsWithoutKey } from './clauses.ts';

// What a resource control policy has to say of AWS's own services, so that denying outsiders does
// not deny them (Organizations User Guide, "Resource control policy examples").

const principalKeys: ReadonlySet<string> = new Set([
  'aws:principalaccount',
  'aws:principalorgid',
  'aws:principalorgpaths',
]);

const sourceOwnerKeys: ReadonlySet<string> = new Set([
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
]);

/** The clause that denies whoever has not the wanted principal, services included. */
export function outsidePrincipal(statement: WrittenStatement): WrittenClause | undefined {
  return deniesOutside(statement, principalKeys);
}

/** The clause that denies services that call for somebody else, and everybody who is no service. */
export function outsideSource(statement: WrittenStatement): WrittenClause | undefined {
  return deniesOutside(statement, sourceOwnerKeys);
}

function deniesOutside(
  { effect, clauses, conditionHidden }: WrittenStatement,
  keys: ReadonlySet<string>,
): WrittenClause | undefined {
  if (effect !== 'Deny' || conditionHidden) return undefined;
  return clauses.find((clause) => keys.has(clause.folded) && holdsWithoutKey(clause));
}

/** Whether a statement holds for services only (`true`), or for all but services (`false`). */
export function isAboutServices({ clauses }: WrittenStatement, value: 'true' | 'false'): boolean {
  return clauses.some(
    ({ folded, values, partial, row }) =>
      folded === 'aws:principalisawsservice' &&
      row?.asks === 'value' &&
      (partial || values.some(({ text }) => text.toLowerCase() === value)),
  );
}

/** Whether a statement asks that the source is told at all. */
export function asksForSource({ clauses }: WrittenStatement): boolean {
  return clauses.some(
    ({ folded, row, values, partial }) =>
      (folded === 'aws:sourceaccount' || folded === 'aws:sourcearn') &&
      row?.asks === 'presence' &&
      (partial || values.some(({ text }) => text.toLowerCase() === 'false')),
  );
}
