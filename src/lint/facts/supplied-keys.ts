import { actionsOf } from '../../catalog/services/services.ts';
import { foldCase } from '../../text/fold-case.ts';
import type { WrittenElement } from '../written.ts';
import { coveredActions, hasWildcard, isService, splitAction } from './actions.ts';
import { fitsKey } from './keys.ts';

/** Longer lists are not looked at: each entry of one covers hundreds of actions. */
const MOST_ENTRIES = 2000;

/**
 * Whether requests for some action that an element covers may carry a key, given in lower case.
 * Yes where that is not known: for actions and keys that AWS's list does not have, for wildcards and
 * for `NotAction`.
 */
export function maySupply(element: WrittenElement, folded: string): boolean {
  const { negated, partial, entries } = element;
  if (negated || partial || entries.length === 0 || entries.length > MOST_ENTRIES) return true;
  return entries.some(({ text }) => entryMaySupply(text, folded));
}

function entryMaySupply(entry: string, folded: string): boolean {
  const service = splitAction(foldCase(entry))?.service;
  if (service === undefined || !isService(service)) return true;
  const covered = coveredActions(entry);
  if (covered.length === 0) return true;
  // The list has gaps: a key that it has with no action of the service proves nothing.
  const listsKey = keysOfService(service).some((key) => fitsKey(key, folded));
  // A name with wildcards covers actions to come as well.
  if (!listsKey || hasWildcard(entry)) return true;
  return covered.some(({ action: { conditionKeys, resourceTypes } }) => {
    const listed = [...conditionKeys, ...resourceTypes.flatMap(({ type }) => type.conditionKeys)];
    return listed.some(({ name }) => fitsKey(foldCase(name), folded));
  });
}

/** The keys that a service's actions and their resources are listed with, in lower case. */
function keysOfService(service: string): readonly string[] {
  const known = keys.get(service);
  if (known) return known;
  const found = new Set(
    actionsOf(service).flatMap(({ conditionKeys, resourceTypes }) =>
      [...conditionKeys, ...resourceTypes.flatMap(({ type }) => type.conditionKeys)].map(
        ({ name }) => foldCase(name),
      ),
    ),
  );
  keys.set(service, [...found]);
  return [...found];
}

const keys = new Map<string, readonly string[]>();
