import { readArn } from '../../grammar/arn/read-arn.ts';
import type { AccessLevel, CatalogInfo } from '../catalog/services/catalog.ts';
import { catalogInfo } from '../catalog/services/services.ts';
import type { MatchedStatement } from '../evaluate/evaluation.ts';
import { trespasses } from './area-search.ts';
import type { CognitoScenario, RoleDescription } from './cognito-scenario.ts';
import type { CognitoError } from './errors.ts';
import { type CoveredPattern, type Finder, finder } from './granted-patterns.ts';
import {
  type IdentityPair,
  type IsolatedIdentity,
  type Member,
  memberOf,
  pairsOf,
  type Shared,
} from './identity-pairs.ts';
import { areasOf, type OwnedArea } from './owned-areas.ts';
import { followWith, type ProbeOptions } from './probe-options.ts';
import type { AllowedReach } from './reach.ts';
import { resourceShapes } from './resource-shapes.ts';
import { distinctGrants, type SharedGrant, sharedGrants } from './shared-grants.ts';
import type { FinderOf, OpenTrespass, Through, Trespass } from './trespass.ts';
import type { CandidateEnd } from './what-if.ts';

/** Whether two identities of a pool can reach what belongs to the other. */
export interface Isolation {
  /**
   * `isolated`: something belongs to an identity and the other cannot reach it; `nothingOwned`: no
   * policy names an identity, so that everything is shared; `noSession`: nobody gets a role.
   */
  readonly outcome: 'isolated' | 'leaks' | 'indeterminate' | 'nothingOwned' | 'noSession';
  /** The catalogue whose actions were asked for. */
  readonly catalog: CatalogInfo;
  /** Those that were compared, each with the other both ways. */
  readonly pairs: readonly IdentityPair[];
  readonly owned: readonly OwnedEvidence[];
  readonly leaks: readonly Leak[];
  /** What both may do, because no variable stands in it. */
  readonly shared: readonly SharedGrant[];
  readonly undecided: readonly Undecided[];
  /** What AWS answers to logins that end without a role. */
  readonly refusals: readonly CognitoError[];
}

/** What belongs to an identity, with a request that it may make there. */
export interface OwnedEvidence extends Area {
  readonly reach: AllowedReach;
}

interface Area {
  readonly roleArn: string;
  readonly owner: IsolatedIdentity;
  /** The statement whose resource or condition names the identity. */
  readonly statement: MatchedStatement;
  /** As it stands in the policy. */
  readonly pattern: string;
  /** Condition keys whose values name the identity. */
  readonly keys: readonly string[];
}

/** What another identity may do in the owner's area. */
export interface Leak extends Area {
  readonly other: IsolatedIdentity;
  readonly through: Through;
  /** The statement that lets it in, and the entry of its Resource. */
  readonly allowedBy: MatchedStatement;
  readonly allowedPattern: string;
  readonly actions: readonly LeakingAction[];
}

export interface LeakingAction {
  readonly name: string;
  readonly accessLevel: AccessLevel;
  /** The other identity's request. */
  readonly reach: AllowedReach;
  /** A request of the owner's for the same resource or for what the listing shows. */
  readonly owner: AllowedReach;
}

export type Undecided =
  | (Area & { readonly other: IsolatedIdentity } & OpenTrespass)
  /** A Deny hangs on the identity: what it spares is not worked out. */
  | { readonly because: 'denyNamesIdentity'; readonly statement: MatchedStatement }
  /** Values on which policies hang and that nobody knows. */
  | { readonly because: 'unknownKeys'; readonly keys: readonly string[] }
  /** Whether there is a session at all. */
  | { readonly because: 'session'; readonly missing: readonly string[] };

export interface IsolationOptions extends ProbeOptions {
  /** The two to compare; by default, made up in several ways. */
  readonly identities?: IdentityPair;
}

/**
 * Takes two identities in the role that the scenario's login gets, and looks for what either may do
 * where policies name the other (section 4.4). Policies of resources are not asked for.
 */
export function isolation(
  scenario: Omit<CognitoScenario, 'request' | 'resourcePolicies'>,
  options: IsolationOptions = {},
): Isolation {
  const { identityPool, userPools, roles, login } = scenario;
  const asked = { identityPool, userPools, roles, login, resourcePolicies: [] };
  const answer = followWith(options, asked);
  const signedIn = answer.loggedIn.login;
  const { token } = answer;
  const pairs =
    token === undefined
      ? []
      : options.identities
        ? [options.identities]
        : pairsOf(identityPool, token);
  const findings = answer.ends.flatMap((end) => {
    const role = openedRole(end, roles);
    return role && signedIn && token
      ? pairs.map((pair) => compared(pair, { role, login: signedIn, token, options }))
      : [];
  });
  const owned = findings.flatMap((one) => one.owned);
  const leaks = findings.flatMap((one) => one.leaks);
  const undecided = [...answer.ends.flatMap(openEnd), ...findings.flatMap((one) => one.undecided)];
  return {
    outcome: outcomeOf({ findings: findings.length, owned, leaks, undecided }),
    catalog: catalogInfo(),
    pairs,
    owned,
    leaks,
    shared: distinctGrants(findings.flatMap((one) => one.shared)),
    undecided,
    refusals: answer.ends.flatMap(({ candidate, refusal }) =>
      candidate.outcome === 'error' ? [candidate.error] : refusal ? [refusal] : [],
    ),
  };
}

interface Found {
  readonly findings: number;
  readonly owned: readonly unknown[];
  readonly leaks: readonly unknown[];
  readonly undecided: readonly unknown[];
}

function outcomeOf({ findings, owned, leaks, undecided }: Found): Isolation['outcome'] {
  if (leaks.length > 0) return 'leaks';
  if (undecided.length > 0) return 'indeterminate';
  if (findings === 0) return 'noSession';
  return owned.length > 0 ? 'isolated' : 'nothingOwned';
}

function openedRole(
  { candidate, trust }: CandidateEnd,
  roles: CognitoScenario['roles'],
): RoleDescription | undefined {
  return candidate.outcome === 'role' && trust === 'allowed'
    ? roles.get(candidate.roleArn)
    : undefined;
}

function openEnd({ candidate, trust, missing }: CandidateEnd): readonly Undecided[] {
  const open = candidate.outcome === 'unknownError' || trust === 'indeterminate';
  return open ? [{ because: 'session', missing }] : [];
}

type Findings = Pick<Isolation, 'owned' | 'leaks' | 'shared' | 'undecided'>;

function compared([first, second]: IdentityPair, shared: Shared): Findings {
  const { role, token } = shared;
  const one = memberOf(first, second, shared);
  const other = memberOf(second, first, shared);
  const arn = readArn(role.arn);
  if (one === undefined || other === undefined || arn === undefined) {
    return { owned: [], leaks: [], shared: [], undecided: [{ because: 'session', missing: [] }] };
  }
  const place = {
    partition: arn.partition,
    region: token.poolId.split(':')[0] ?? '',
    account: arn.account,
  };
  const finders = new Map<string, Finder>();
  const finderOf = (service: string): Finder => {
    const known = finders.get(service) ?? finder(resourceShapes(service, place));
    finders.set(service, known);
    return known;
  };
  const there = trespassing(role.arn, one, other, finderOf);
  const back = trespassing(role.arn, other, one, finderOf);
  return {
    owned: [...there.owned, ...back.owned],
    leaks: [...there.leaks, ...back.leaks],
    shared: sharedGrants(role.arn, one, other, finderOf),
    undecided: [...there.undecided, ...back.undecided, ...hangingOn(one)],
  };
}

/** Where a policy hangs on what nobody knows, so does what belongs to whom. */
function hangingOn({ session: { unknownKeys } }: Member): readonly Undecided[] {
  const keys = unknownKeys.map(({ name }) => name);
  return keys.length === 0 ? [] : [{ because: 'unknownKeys', keys }];
}

/** What one identity may do where policies name the other. */
function trespassing(
  roleArn: string,
  owner: Member,
  other: Member,
  finderOf: FinderOf,
): Omit<Findings, 'shared'> {
  const areas = areasOf(owner);
  const results = areas.owned.map((area) => ({
    area: areaOf(roleArn, owner, area),
    ...trespasses({ owner, other, area, finderOf }),
  }));
  return {
    owned: results.flatMap(({ area, owned }) => (owned ? [{ ...area, reach: owned }] : [])),
    leaks: results.flatMap(({ area, found }) => leaksOf(area, other.identity, found)),
    undecided: [
      ...results.flatMap(({ area, open }) =>
        open.map((one) => ({ ...area, other: other.identity, ...one })),
      ),
      ...areas.notWorkedOut.map(({ evidence }) => ({
        because: 'denyNamesIdentity' as const,
        statement: evidence,
      })),
    ],
  };
}

function areaOf(
  roleArn: string,
  { identity }: Member,
  { pattern, statement, keys }: OwnedArea,
): Area {
  return {
    roleArn,
    owner: identity,
    statement: statement.evidence,
    pattern: pattern.text,
    keys: keys.map(({ name }) => name),
  };
}

/** One leak for each entry that lets the other in, with its actions, each once. */
function leaksOf(area: Area, other: IsolatedIdentity, found: readonly Trespass[]): readonly Leak[] {
  const leaks = new Map<CoveredPattern, Map<Through, Map<string, Trespass>>>();
  for (const one of found) {
    const byWay = leaks.get(one.pattern) ?? new Map<Through, Map<string, Trespass>>();
    const byAction = byWay.get(one.through) ?? new Map<string, Trespass>();
    leaks.set(one.pattern, byWay.set(one.through, byAction));
    if (!byAction.has(one.action.name)) byAction.set(one.action.name, one);
  }
  return [...leaks].flatMap(([pattern, byWay]) =>
    [...byWay].map(([through, byAction]) => ({
      ...area,
      other,
      through,
      allowedBy: pattern.statement.evidence,
      allowedPattern: pattern.text,
      actions: [...byAction.values()].map(({ action, reach, owner }) => ({
        name: action.name,
        accessLevel: action.accessLevel,
        reach,
        owner,
      })),
    })),
  );
}
