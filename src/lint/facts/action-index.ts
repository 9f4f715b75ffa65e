import { serviceOf } from '../../match/match-action.ts';
import { matchesWildcard } from '../../match/wildcard.ts';
import { foldCase } from '../../text/fold-case.ts';
import type { WrittenElement } from '../written.ts';
import { coveredActions, hasWildcard, type ListedAction, splitAction } from './actions.ts';
import { patternOf } from './patterns.ts';

/** A list of actions, to be asked which of them an entry covers without looking at all of them. */
export interface ActionIndex {
  /** As listed. */
  readonly names: () => readonly string[];
  /** Names of the list. */
  readonly coveredBy: (entry: string) => readonly string[];
}

/** Entries come from documents that may be hostile: what is remembered is bounded. */
const MOST_REMEMBERED = 4096;

function remembering(find: (entry: string) => readonly string[]): ActionIndex['coveredBy'] {
  const remembered = new Map<string, readonly string[]>();
  return (entry) => {
    const known = remembered.get(entry);
    if (known) return known;
    const covered = find(entry);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(entry, covered);
    return covered;
  };
}

export function indexActions(names: readonly string[]): ActionIndex {
  const byService = new Map<string, string[]>();
  for (const name of names) {
    const service = foldCase(serviceOf(name));
    const others = byService.get(service);
    if (others) others.push(name);
    else byService.set(service, [name]);
  }

  function find(entry: string): readonly string[] {
    if (entry === '*' || entry === '*:*') return names;
    const split = splitAction(foldCase(entry));
    const ofService = split && byService.get(split.service);
    if (!ofService) return [];
    const pattern = patternOf(split.name);
    return ofService.filter((name) =>
      matchesWildcard(pattern, foldCase(name.slice(name.indexOf(':') + 1))),
    );
  }

  return { names: () => names, coveredBy: remembering(find) };
}

/** The listed actions of AWS that something is true of. */
export function indexWhere(wanted: (listed: ListedAction) => boolean): ActionIndex {
  const coveredBy = remembering((entry) =>
    coveredActions(entry)
      .filter(wanted)
      .map(({ service, action }) => `${service}:${action.name}`),
  );
  return { names: () => coveredBy('*'), coveredBy };
}

/** A list as somebody wants it: with more actions, and without some. */
export function adjusted(
  index: ActionIndex,
  also: readonly string[],
  except: readonly string[],
): ActionIndex {
  if (also.length === 0 && except.length === 0) return index;
  const more = indexActions(also.filter((name) => name.includes(':')));
  const left = new Set(except.map(foldCase));
  const both = (one: readonly string[], other: readonly string[]) =>
    [...new Set([...one, ...other])].filter((name) => !left.has(foldCase(name)));
  return {
    names: () => both(index.names(), more.names()),
    coveredBy: (entry) => both(index.coveredBy(entry), more.coveredBy(entry)),
  };
}

/**
 * What an element covers of a list, with the entry that does: the one that names it in full, else
 * the first; nobody in particular for `NotAction`. An unresolved `NotAction` may list anything.
 */
export function coveredIn(
  element: WrittenElement,
  index: ActionIndex,
): ReadonlyMap<string, number | undefined> {
  const covered = new Map<string, number | undefined>();
  const seen = new Set<string>();
  for (const [position, { text }] of element.entries.entries()) {
    if (seen.has(text)) continue;
    seen.add(text);
    for (const name of index.coveredBy(text)) {
      if (!covered.has(name) || !hasWildcard(text)) covered.set(name, position);
    }
  }
  if (!element.negated) return covered;
  const others = element.partial ? [] : index.names().filter((name) => !covered.has(name));
  return new Map(others.map((name) => [name, undefined]));
}
