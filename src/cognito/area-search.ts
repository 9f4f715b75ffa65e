import type { ContextKey } from '../catalog/context-key.ts';
import type { Action, ResourceType } from '../catalog/services/catalog.ts';
import { resourceTypesOf } from '../catalog/services/services.ts';
import type { ContextValue } from '../request/context.ts';
import { foldCase } from '../text/fold-case.ts';
import { listings } from './bucket-listings.ts';
import { granted, servicesWithin } from './granted-actions.ts';
import type { CoveredPattern, Finder } from './granted-patterns.ts';
import type { OwnedArea } from './owned-areas.ts';
import { carries, keyOrigin, type Question } from './probed-session.ts';
import type { AllowedReach, Reach } from './reach.ts';
import { textValue } from './session-keys.ts';
import type { Grounds, OpenTrespass, Through, Trespass, Trespasses } from './trespass.ts';

/** Looks for what the other identity can do where the owner's area and its own patterns meet. */
export function trespasses(grounds: Grounds): Trespasses {
  const found: Trespass[] = [];
  const open: OpenTrespass[] = [];
  let owned: AllowedReach | undefined;
  for (const { prefix } of servicesWithin(grounds.area.pattern)) {
    const visit = visitOf(grounds, prefix);
    owned ??= ownedIn(visit);
    for (const { action, pattern } of granted(grounds.other.patterns, prefix)) {
      const answers = tried(visit, action, pattern);
      found.push(...answers.flatMap((one) => ('reach' in one ? [one] : [])));
      open.push(...answers.flatMap((one) => ('reach' in one ? [] : [one])));
    }
    if (prefix === 's3' && owned !== undefined) found.push(...listings(grounds, owned));
  }
  return { found, open, ...(owned && { owned }) };
}

/** What the questions about one service's resources in the area have in common. */
interface Visit extends Grounds {
  readonly service: string;
  readonly find: Finder;
  /** The actions that make it the owner's area. */
  readonly ownActions: readonly Action[];
  /** What the owner gets, by resource. */
  readonly known: Map<string, AllowedReach | undefined>;
}

function visitOf(grounds: Grounds, service: string): Visit {
  const { owner, area, finderOf } = grounds;
  const byDeny = area.statement.statement.effect === 'Deny';
  const own = [...granted(owner.patterns, service)].filter(
    ({ pattern }) => byDeny || pattern.statement === area.statement,
  );
  return {
    ...grounds,
    service,
    find: finderOf(service),
    ownActions: [...new Set(own.map(({ action }) => action))],
    known: new Map(),
  };
}

/** What the owner gets on a resource of its area. */
function ownerOn(visit: Visit, type: ResourceType, resource: string): AllowedReach | undefined {
  const { known } = visit;
  if (!known.has(resource)) known.set(resource, firstAllowed(visit, type, resource));
  return known.get(resource);
}

/** Best a request that carries the owner's values of the area's keys. */
function firstAllowed(
  { owner, area, service, ownActions }: Visit,
  type: ResourceType,
  resource: string,
): AllowedReach | undefined {
  let first: AllowedReach | undefined;
  for (const action of ownActions) {
    if (!action.resourceTypes.some((taken) => taken.type === type)) continue;
    const reach = owner.seek({ service, action, type, resource });
    if (reach.outcome !== 'allowed') continue;
    if (ownersValues(reach, area.keys).size === area.keys.length) return reach;
    first ??= reach;
  }
  return first;
}

/** A request of the owner's somewhere in its area. */
function ownedIn(visit: Visit): AllowedReach | undefined {
  for (const type of resourceTypesOf(visit.service)) {
    const place = visit.find(type, [visit.area.pattern]);
    const reach = typeof place === 'string' ? undefined : ownerOn(visit, type, place.text);
    if (reach !== undefined) return reach;
  }
  return undefined;
}

type Finding = Trespass | OpenTrespass;

/** Asks for an action where the area and a pattern of the other identity meet. */
function tried(visit: Visit, action: Action, pattern: CoveredPattern): readonly Finding[] {
  const { service, find, area, other } = visit;
  const findings: Finding[] = [];
  for (const { type } of action.resourceTypes) {
    for (const more of [[], ...other.narrowings.map((one) => [one])]) {
      const place = find(type, [area.pattern, pattern, ...more]);
      if (place === 'tooLong') findings.push(tooLong(service, action, pattern));
      if (typeof place === 'string') continue;
      const owner = ownerOn(visit, type, place.text);
      if (owner === undefined) continue;
      findings.push(
        ...asOther(visit, { service, action, type, resource: place.text }, pattern, owner),
      );
    }
  }
  return findings;
}

function asOther(
  { other, area }: Visit,
  question: Question,
  pattern: CoveredPattern,
  owner: AllowedReach,
): readonly Finding[] {
  return waysIn(area, question, owner).flatMap(({ through, given }): readonly Finding[] => {
    const reach = other.seek({ ...question, given });
    return reach.outcome === 'allowed'
      ? [{ action: question.action, pattern, through, reach, owner }]
      : unsettled(reach);
  });
}

interface Way {
  readonly through: Through;
  readonly given: ReadonlyMap<string, ContextValue>;
}

/** With the owner's values of the area's keys, and without keys that a caller may leave out. */
function waysIn(
  { statement, keys }: OwnedArea,
  question: Question,
  owner: AllowedReach,
): readonly Way[] {
  if (keys.length === 0) return [{ through: 'resource', given: new Map() }];
  const { service, action, type } = question;
  const carried = keys.filter((key) => carries(question, key));
  const isOwnAction = statement.matchesAction(foldCase(`${service}:${action.name}`));
  const values = ownersValues(owner, keys);
  const ways: Way[] = [];
  if (carried.length === keys.length && values.size === keys.length) {
    ways.push({ through: 'ownersValue', given: values });
  }
  if (
    (carried.length > 0 || isOwnAction) &&
    keys.every((key) => mayBeAbsent(question, key, type))
  ) {
    const given = new Map(keys.map((key) => [key.name, ABSENT] as const));
    ways.push({ through: 'absentKey', given });
  }
  return ways;
}

const ABSENT: ContextValue = { state: 'absent' };

/**
 * Keys that every request carries for the actions that have them: an item cannot be named without
 * its partition key (DynamoDB Developer Guide, "Using IAM policy conditions"). PartiQL can.
 */
const alwaysCarried: ReadonlySet<string> = new Set(['dynamodb:leadingkeys']);

function mayBeAbsent(question: Question, key: ContextKey, type: ResourceType | undefined): boolean {
  if (keyOrigin(key, type) !== 'caller') return false;
  const always = alwaysCarried.has(key.folded) && !question.action.name.startsWith('PartiQL');
  return !(always && carries(question, key));
}

/** The owner's values, by the name of the key. */
function ownersValues(
  { hangsOn }: AllowedReach,
  keys: OwnedArea['keys'],
): ReadonlyMap<string, ContextValue> {
  return new Map(
    hangsOn.flatMap(({ key, value }) =>
      value !== null && keys.some(({ folded }) => folded === foldCase(key))
        ? [[key, textValue(key, value)] as const]
        : [],
    ),
  );
}

/** A denial settles nothing where the Deny is only about some of the resources. */
function unsettled(reach: Exclude<Reach, AllowedReach>): readonly OpenTrespass[] {
  const { action, resource } = reach.witness;
  if (reach.outcome === 'open') {
    return [{ action, resource, because: reach.because, keys: reach.keys }];
  }
  return reach.deniedInPart ? [{ action, resource, because: 'deniedInPart', keys: [] }] : [];
}

function tooLong(service: string, { name }: Action, { text }: CoveredPattern): OpenTrespass {
  return { action: `${service}:${name}`, resource: text, because: 'patternsTooLong', keys: [] };
}
