import { readArn } from '../../grammar/arn/read-arn.ts';
import type { AccessLevel, Action, CatalogInfo, Service } from '../catalog/services/catalog.ts';
import { actionsOf, catalogInfo, services } from '../catalog/services/services.ts';
import type { MatchedStatement } from '../evaluate/evaluation.ts';
import type { PreparedStatement } from '../evaluate/prepare-statement.ts';
import type { PolicySlot } from '../policy/policy.ts';
import { foldCase } from '../text/fold-case.ts';
import type { Certainty } from './certainty.ts';
import type { CognitoScenario } from './cognito-scenario.ts';
import {
  type CoveredPattern,
  coveredPatterns,
  type Finder,
  finder,
  narrowings,
} from './granted-patterns.ts';
import { disputedServices, guestCeiling, seenCut } from './guest-ceiling.ts';
import { type EnterableDoor, type GuestDoor, guestDoors } from './guest-doors.ts';
import type { Identity } from './login.ts';
import type { ProbeOptions } from './probe-options.ts';
import { type ProbedSession, probeSession, type Question } from './probed-session.ts';
import {
  type AllowedReach,
  type DeniedReach,
  type OpenReach,
  type Reach,
  type Seek,
  seeker,
} from './reach.ts';
import { type Place, resourceShapes } from './resource-shapes.ts';

/** What anybody on the internet can do through an identity pool, without signing in. */
export interface GuestSurface {
  /** The guest whom it was asked for; every guest gets an identity like it. */
  readonly identityId: string;
  /** The day to which the ceiling of the enhanced flow is known to be right. */
  readonly ceilingAsOf: string;
  /** The catalogue whose actions were asked for. */
  readonly catalog: CatalogInfo;
  /** The enhanced flow first, then the basic flow into each role. */
  readonly doors: readonly (GuestDoor & { readonly surface?: Surface })[];
}

/** What a session behind a door can do; behind a door of unknown state, if it opens. */
export interface Surface {
  /** Those of which something is allowed, open, or cut. */
  readonly services: readonly ServiceSurface[];
  /** Actions that Allow statements name and the catalogue does not know: not asked for. */
  readonly notInCatalog: readonly string[];
}

export interface ServiceSurface extends Service {
  readonly actions: readonly ReachableAction[];
  /** Actions that the role's policies allow and something else takes away. */
  readonly cut: readonly CutAction[];
}

export interface ReachableAction {
  readonly name: string;
  readonly accessLevel: AccessLevel;
  /** The most that any grant comes to. */
  readonly outcome: Grant['outcome'];
  readonly grants: readonly Grant[];
}

/** One entry of an Allow statement's Resource, and what it comes to for an action. */
export interface Grant {
  /** `conditional`: allowed with certain values of the keys in `reach.hangsOn`. */
  readonly outcome: 'allowed' | 'conditional' | 'indeterminate';
  readonly statement: MatchedStatement;
  /** As it stands in the policy. */
  readonly pattern: string;
  /** The statement's NotResource. */
  readonly except?: readonly string[];
  readonly reach: AllowedReach | OpenReach;
}

export interface CutAction {
  readonly name: string;
  readonly accessLevel: AccessLevel;
  /** `session` is the ceiling of guests. */
  readonly by: PolicySlot | 'explicitDeny';
  readonly reach: DeniedReach;
  readonly certainty: Certainty;
}

export interface SurfaceOptions extends ProbeOptions {
  /** The guest to ask for, where policies tell identities apart. */
  readonly identityId?: string;
}

/**
 * Asks for every action of the catalogue behind every door that guests can try (sections 2.2, 4.1
 * and 4.2). What the policies of resources add is not asked for: they are not part of the pool.
 */
export function guestSurface(
  scenario: Pick<CognitoScenario, 'identityPool' | 'roles'>,
  options: SurfaceOptions = {},
): GuestSurface {
  const region = scenario.identityPool.id.split(':')[0] ?? '';
  const identity: Identity = {
    id: options.identityId ?? `${region}:00000000-0000-4000-8000-000000000001`,
  };
  return {
    identityId: identity.id,
    ceilingAsOf: (options.guestCeiling ?? guestCeiling).asOf,
    catalog: catalogInfo(),
    doors: guestDoors(scenario, identity, options).map((enterable) => {
      const surface = surfaceBehind(enterable, region, options);
      return { ...enterable.door, ...(surface && { surface }) };
    }),
  };
}

function surfaceBehind(
  { door, entry }: EnterableDoor,
  region: string,
  options: ProbeOptions,
): Surface | undefined {
  const session = entry && probeSession(entry.role, door.login, entry.token, options);
  const arn = entry && readArn(entry.role.arn);
  if (session === undefined || arn === undefined) return undefined;
  const { partition, account } = arn;
  const asking: Asking = {
    session,
    place: { partition, region, account },
    patterns: new Map(session.grants.map((one) => [one, coveredPatterns(session, one)])),
    narrowings: narrowings(session),
    seek: seeker(session),
  };
  return {
    services: services().flatMap((service) => surfaceOf(service, asking)),
    notInCatalog: notInCatalog(session),
  };
}

/** What a session is asked with. */
interface Asking {
  readonly session: ProbedSession;
  readonly place: Place;
  readonly patterns: ReadonlyMap<PreparedStatement, readonly CoveredPattern[]>;
  readonly narrowings: readonly CoveredPattern[];
  readonly seek: Seek;
}

/** What the questions about one service have in common. */
interface ServiceAsking extends Asking {
  readonly service: string;
  readonly find: Finder;
}

function surfaceOf(service: Service, session: Asking): readonly ServiceSurface[] {
  const { prefix } = service;
  const granted = actionsOf(prefix).flatMap((action) => {
    const folded = foldCase(`${prefix}:${action.name}`);
    const statements = session.session.grants.filter((one) => one.matchesAction(folded));
    return statements.length === 0 ? [] : [{ action, statements }];
  });
  if (granted.length === 0) return [];
  const find = finder(resourceShapes(prefix, session.place));
  const asking: ServiceAsking = { ...session, service: prefix, find };
  const actions: ReachableAction[] = [];
  const cut: CutAction[] = [];
  for (const { action, statements } of granted) {
    const patterns = statements.flatMap((statement) => asking.patterns.get(statement) ?? []);
    const reaches = patterns.flatMap((pattern) => {
      const reach = bestReach(asking, action, pattern);
      return reach === undefined ? [] : [{ pattern, reach }];
    });
    const grants = reaches.flatMap(({ pattern, reach }) =>
      reach.outcome === 'denied' ? [] : [grantOf(pattern, reach)],
    );
    if (grants.length > 0) {
      actions.push({ ...named(action), outcome: strongest(grants), grants });
    } else {
      cut.push(...reaches.flatMap(({ reach }) => cutOf(prefix, action, reach)).slice(0, 1));
    }
  }
  return actions.length + cut.length === 0 ? [] : [{ ...service, actions, cut }];
}

function named({ name, accessLevel }: Action): Pick<Action, 'name' | 'accessLevel'> {
  return { name, accessLevel };
}

/** The most that a pattern comes to for an action; undefined where it covers no resource of it. */
function bestReach(
  asking: ServiceAsking,
  action: Action,
  pattern: CoveredPattern,
): Reach | undefined {
  let best: Reach | undefined;
  for (const question of questions(asking, action, pattern)) {
    const reach = 'outcome' in question ? question : asking.seek(question);
    if (best === undefined || rank(reach) > rank(best)) best = reach;
    if (rank(reach) === 3) break;
  }
  return best;
}

function rank(reach: Reach): number {
  if (reach.outcome === 'denied') return 0;
  if (reach.outcome === 'open') return 1;
  return reach.hangsOn.length > 0 ? 2 : 3;
}

/** A resource of each type that the action takes, then ones that narrower policies leave. */
function* questions(
  { service, find, narrowings: narrower }: ServiceAsking,
  action: Action,
  pattern: CoveredPattern,
): Generator<Question | OpenReach> {
  if (action.resourceTypes.length === 0) yield { service, action, resource: '*' };
  for (const within of [[pattern], ...narrower.map((one) => [pattern, one])]) {
    for (const { type } of action.resourceTypes) {
      const found = find(type, within);
      if (found === 'tooLong') yield tooLong(service, action, pattern);
      else if (found !== 'none') yield { service, action, type, resource: found.text };
    }
  }
}

function tooLong(service: string, action: Action, { text }: CoveredPattern): OpenReach {
  return {
    outcome: 'open',
    witness: { action: `${service}:${action.name}`, resource: text },
    because: 'patternsTooLong',
    keys: [],
  };
}

function grantOf(pattern: CoveredPattern, reach: AllowedReach | OpenReach): Grant {
  const { statement, text, except } = pattern;
  return {
    outcome: outcomeOf(reach),
    statement: statement.evidence,
    pattern: text,
    ...(except && { except }),
    reach,
  };
}

function outcomeOf(reach: AllowedReach | OpenReach): Grant['outcome'] {
  if (reach.outcome === 'open') return 'indeterminate';
  return reach.hangsOn.length > 0 ? 'conditional' : 'allowed';
}

const fromStrongest = ['allowed', 'conditional', 'indeterminate'] as const;

function strongest(grants: readonly Grant[]): Grant['outcome'] {
  return (
    fromStrongest.find((outcome) => grants.some((grant) => grant.outcome === outcome)) ??
    'indeterminate'
  );
}

/** What takes away an action that the role's own policies allow; nothing if they do not. */
function cutOf(service: string, action: Action, reach: Reach): readonly CutAction[] {
  if (reach.outcome !== 'denied' || !reach.grantedByRole) return [];
  const { evaluation } = reach;
  if (evaluation.decision === 'explicitDeny') {
    return [{ ...named(action), by: 'explicitDeny', reach, certainty: 'documented' }];
  }
  const by = evaluation.notAllowedBy.find((slot) => slot !== 'identity');
  if (by === undefined) return [];
  const certainty = by === 'session' ? certaintyOfCut(service, action) : 'documented';
  return [{ ...named(action), by, reach, certainty }];
}

function certaintyOfCut(service: string, { name }: Action): Certainty {
  if (disputedServices.has(service)) return 'unknown';
  return seenCut(foldCase(`${service}:${name}`)) ? 'observed' : 'documented';
}

/** Without a wildcard, as the policies write them. */
function notInCatalog(session: ProbedSession): readonly string[] {
  const actions = session.grants.flatMap(({ statement: { action } }) =>
    action.negated ? [] : action.patterns.map(({ text }) => text),
  );
  return [...new Set(actions)].filter((text) => !/[*?]/.test(text) && !isKnown(text));
}

function isKnown(text: string): boolean {
  const [service = '', ...rest] = text.split(':');
  const name = foldCase(rest.join(':'));
  return actionsOf(service).some((action) => foldCase(action.name) === name);
}
