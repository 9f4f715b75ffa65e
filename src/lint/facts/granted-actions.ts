import { splitArnPattern } from '../../../grammar/arn/split-arn-pattern.ts';
import { resourceTypesOf } from '../../catalog/services/services.ts';
import type { Place, WrittenPolicy, WrittenStatement } from '../written.ts';
import { type ActionIndex, coveredIn } from './action-index.ts';
import { isService } from './actions.ts';
import { isUnconditional } from './coverage.ts';
import { coversResource } from './inclusion.ts';
import { lazily } from './lazily.ts';

/** How far a grant goes: everywhere; under a condition or in some places; to what it names in full. */
export type Reach = 'open' | 'narrowed' | 'named';

/** An action of a list that policies allow. */
export interface Grant {
  readonly action: string;
  readonly reach: Reach;
  readonly statement: WrittenStatement;
  /** The entry that allows it, or the whole `NotAction`. */
  readonly at: Place;
}

/** Actions of which not every resource counts. */
export interface Counting {
  readonly actions: ReadonlySet<string>;
  readonly counts: (resource: string) => boolean;
}

/** What of the grants is wanted. */
export interface Wanted {
  readonly index: ActionIndex;
  /** The least reach, `named` by default. */
  readonly reach?: Reach;
  readonly counting?: Counting;
}

/** Policies that grant, and all those of the same principal, whose denials count. */
export interface Granting {
  readonly policies: readonly WrittenPolicy[];
  readonly together: readonly WrittenPolicy[];
}

/**
 * The actions of a list that policies of one principal allow, each by the statement that goes
 * furthest. What an unconditional Deny takes away is not among them, nor what is allowed on
 * unresolved resources only.
 */
export function grantedActions(
  { policies, together }: Granting,
  wanted: Wanted,
): ReadonlyMap<string, Grant> {
  const granted = new Map<string, Grant>();
  const isDenied = lazily(() => denialsIn(together, wanted.index));
  let steps = MOST_STEPS;
  for (const statement of policies.flatMap(({ statements }) => statements)) {
    if (steps <= 0) break;
    const grants = grantsOf(statement, wanted);
    steps -= grants.length;
    for (const grant of grants) {
      const best = granted.get(grant.action);
      if (best && order[best.reach] <= order[grant.reach]) continue;
      if (!isDenied()(grant)) granted.set(grant.action, grant);
    }
  }
  return granted;
}

/** Bounds what each statement of many allows of a long list, and how many denials take it away. */
const MOST_STEPS = 1_000_000;

/** Whether what is granted is denied without conditions, or too much would have to be compared. */
function denialsIn(
  together: readonly WrittenPolicy[],
  index: ActionIndex,
): (grant: Grant) => boolean {
  const byAction = new Map<string, WrittenStatement[]>();
  let steps = MOST_STEPS;
  for (const statement of together.flatMap(({ statements }) => statements)) {
    for (const action of deniedActions(statement, index)) {
      steps -= 1;
      const before = byAction.get(action);
      if (before) before.push(statement);
      else byAction.set(action, [statement]);
    }
    if (steps <= 0) return () => true;
  }
  return (grant) => {
    const denials = byAction.get(grant.action) ?? [];
    steps -= denials.length;
    return steps <= 0 || denials.some((denial) => takesAway(denial, grant));
  };
}

const order: Readonly<Record<Reach, number>> = { open: 0, narrowed: 1, named: 2 };

/** The actions of a list that one statement allows. */
function grantsOf(
  statement: WrittenStatement,
  { index, reach: least = 'named', counting }: Wanted,
): readonly Grant[] {
  const { effect, action: element } = statement;
  if (effect !== 'Allow' || !element) return [];
  const reach = reachOf(statement, () => true);
  if (reach === undefined || order[reach] > order[least]) return [];
  return [...coveredIn(element, index)].flatMap(([action, position]) => {
    const actual = counting?.actions.has(action) ? reachOf(statement, counting.counts) : reach;
    const entry = position === undefined ? undefined : element.entries[position];
    const at = entry ?? placeOfElement(element);
    return actual === undefined ? [] : [{ action, reach: actual, statement, at }];
  });
}

function placeOfElement({ path, keySpan, span }: NonNullable<WrittenStatement['action']>): Place {
  const place = keySpan ?? span;
  return place ? { path, span: place } : { path };
}

/** Absent when nothing that counts is named, or nobody knows what is. */
function reachOf(
  statement: WrittenStatement,
  counts: (resource: string) => boolean,
): Reach | undefined {
  const { resource } = statement;
  if (!resource) return undefined;
  const open = isUnconditional(statement) ? 'open' : 'narrowed';
  if (resource.negated) return resource.entries.some(({ text }) => text === '*') ? undefined : open;
  const counting = resource.entries.map(({ text }) => text).filter(counts);
  if (counting.some(isEverywhere)) return open;
  if (counting.length === 0) return undefined;
  return counting.every(isInFull) ? 'named' : 'narrowed';
}

function isInFull(resource: string): boolean {
  return !/[*?]|\$\{/.test(resource);
}

/** Whether a pattern names every resource of a kind: `arn:aws:iam::*:role/*`. */
function isEverywhere(resource: string): boolean {
  if (/^\*+$/.test(resource)) return true;
  const fields = splitArnPattern(resource);
  const rest = fields[5];
  if (rest === undefined || !rest.endsWith('*')) return false;
  const kind = /^([a-z][a-z-]*[/:])\**$/i.exec(rest)?.[1];
  if (kind === undefined) return /^[*/:]+$/.test(rest);
  return kindsOf(fields[2] ?? '').has(kind);
}

/** What the last fields of a service's ARNs begin with: `role/`. */
function kindsOf(service: string): ReadonlySet<string> {
  const known = kinds.get(service);
  if (known || !isService(service)) return known ?? new Set();
  const found = resourceTypesOf(service).map(({ arn }) => {
    const rest = arn.split(':').slice(5).join(':');
    return /^[a-z][a-z-]*[/:]/i.exec(rest)?.[0] ?? '';
  });
  kinds.set(service, new Set(found));
  return new Set(found);
}

const kinds = new Map<string, ReadonlySet<string>>();

/** What of a list is denied without conditions. */
function deniedActions(statement: WrittenStatement, index: ActionIndex): Iterable<string> {
  const { effect, action, resource } = statement;
  if (effect !== 'Deny' || !action || !resource || resource.negated) return [];
  return isUnconditional(statement) ? coveredIn(action, index).keys() : [];
}

function takesAway(statement: WrittenStatement, grant: Grant): boolean {
  const denied = (statement.resource?.entries ?? []).slice(0, MOST_COMPARED);
  if (denied.some(({ text }) => text === '*')) return true;
  const { resource } = grant.statement;
  if (!resource || resource.negated || resource.partial) return false;
  const allowed = resource.entries.slice(0, MOST_COMPARED);
  return (
    allowed.length === resource.entries.length &&
    allowed.every(({ text }) => denied.some((outer) => coversResource(outer.text, text)))
  );
}

/** Longer lists are not compared: it would cost their product. */
const MOST_COMPARED = 100;
