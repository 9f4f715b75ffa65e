import type { Action } from '../../catalog/services/catalog.ts';
import { actionsOf, services } from '../../catalog/services/services.ts';
import { coversAction } from '../../match/match-action.ts';
import { matchesWildcard } from '../../match/wildcard.ts';
import { foldCase } from '../../text/fold-case.ts';
import { patternOf } from './patterns.ts';

/** An action entry cut at its first colon. */
export interface ActionText {
  readonly service: string;
  readonly name: string;
}

/** An action that AWS lists, with the service that it belongs to. */
export interface ListedAction {
  readonly service: string;
  readonly action: Action;
}

/** Absent for `*`, which has no colon, and for what is no action at all. */
export function splitAction(text: string): ActionText | undefined {
  const colon = text.indexOf(':');
  if (colon === -1) return undefined;
  return { service: text.slice(0, colon), name: text.slice(colon + 1) };
}

export function hasWildcard(text: string): boolean {
  return text.includes('*') || text.includes('?');
}

/** Prefixes ignore case (clause 2.2). */
export function isService(prefix: string): boolean {
  return servicePrefixes.has(foldCase(prefix));
}

export const servicePrefixes: ReadonlySet<string> = new Set(services().map(({ prefix }) => prefix));

/** The action of exactly that name; names ignore case. */
export function findAction(service: string, name: string): Action | undefined {
  return actionsByName(foldCase(service)).get(foldCase(name));
}

const byName = new Map<string, ReadonlyMap<string, Action>>();

function actionsByName(prefix: string): ReadonlyMap<string, Action> {
  const known = byName.get(prefix);
  if (known) return known;
  const actions = new Map(actionsOf(prefix).map((action) => [foldCase(action.name), action]));
  // Only services that there are: whoever writes policies chooses the prefixes.
  if (servicePrefixes.has(prefix)) byName.set(prefix, actions);
  return actions;
}

/** The listed actions that an entry covers, wildcards and all; none for an unknown service. */
export function coveredActions(entry: string): readonly ListedAction[] {
  const known = covered.get(entry);
  if (known) return known;
  const actions = findCovered(entry);
  if (covered.size >= MOST_REMEMBERED) covered.clear();
  covered.set(entry, actions);
  return actions;
}

const covered = new Map<string, readonly ListedAction[]>();
/** Entries come from documents that may be hostile: what is remembered is bounded. */
const MOST_REMEMBERED = 4096;

function findCovered(entry: string): readonly ListedAction[] {
  const split = splitAction(entry);
  if (!split) return entry === '*' ? everyAction() : [];
  const service = foldCase(split.service);
  if (!hasWildcard(split.name)) {
    const action = findAction(service, split.name);
    return action ? [{ service, action }] : [];
  }
  if (service === '*' && split.name === '*') return everyAction();
  const pattern = patternOf(foldCase(split.name));
  return [...actionsByName(service)].flatMap(([name, action]) =>
    matchesWildcard(pattern, name) ? [{ service, action }] : [],
  );
}

let every: readonly ListedAction[] | undefined;

function everyAction(): readonly ListedAction[] {
  every ??= services().flatMap(({ prefix: service }) =>
    actionsOf(service).map((action) => ({ service, action })),
  );
  return every;
}

/** Whether an action entry covers an action, given as `service:Name` (clause 2.2). */
export function entryCovers(entry: string, action: string): boolean {
  return coversAction(entry, foldCase(action));
}
