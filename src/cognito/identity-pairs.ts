import { foldCase } from '../text/fold-case.ts';
import type { RoleDescription } from './cognito-scenario.ts';
import { type CoveredPattern, coveredPatterns, narrowings } from './granted-patterns.ts';
import type { IdentityPool } from './identity-pool.ts';
import type { Login } from './login.ts';
import type { PoolToken } from './pool-token.ts';
import type { ProbeOptions } from './probe-options.ts';
import { type ProbedSession, probeSession } from './probed-session.ts';
import { type Seek, seeker } from './reach.ts';

/** An identity of the pool with the tags that its login brings. */
export interface IsolatedIdentity {
  readonly identityId: string;
  /** By tag key; without it, the tags of the scenario's login. */
  readonly tags?: ReadonlyMap<string, string>;
}

export type IdentityPair = readonly [IsolatedIdentity, IsolatedIdentity];

/** An identity in its session. */
export interface Member {
  readonly identity: IsolatedIdentity;
  readonly session: ProbedSession;
  readonly seek: Seek;
  readonly patterns: readonly CoveredPattern[];
  readonly narrowings: readonly CoveredPattern[];
  /** The context keys, in lower case, whose values tell one identity of the pool from another. */
  readonly personalKeys: ReadonlySet<string>;
}

/**
 * Pairs worth trying. Two identities have different tags, one the beginning of the other's, and a
 * user may lack the claims that tags are made of: then the role's own tags show through, and
 * conditions on an absent key decide (section 4.3).
 */
export function pairsOf(pool: IdentityPool, token: PoolToken): readonly IdentityPair[] {
  const region = pool.id.split(':')[0] ?? '';
  const first = token.identityId ?? `${region}:00000000-0000-4000-8000-000000000001`;
  const second = `${region}:00000000-0000-4000-8000-000000000002`;
  const ids = [first, first === second ? `${second.slice(0, -1)}3` : second] as const;
  const mapped = [...new Set([...token.tags.tags.keys(), ...token.tags.absent])];
  const tagged = (suffix: string, keys: readonly string[]) =>
    new Map(keys.map((key) => [key, tagValueOf(pool, token, key, suffix)] as const));
  const [one, other] = [tagged('', mapped), tagged('2', mapped)];
  const always = mapped.filter((key) => claimsOf(pool, key).every((claim) => isAlwaysThere(claim)));
  const [bareOne, bareOther] = [tagged('', always), tagged('2', always)];
  const pair = (mine: ReadonlyMap<string, string>, yours: ReadonlyMap<string, string>) =>
    [
      { identityId: ids[0], tags: mine },
      { identityId: ids[1], tags: yours },
    ] as const;
  return always.length === mapped.length
    ? [pair(one, other)]
    : [pair(one, other), pair(bareOne, bareOther), pair(one, bareOther)];
}

/** The claims that a tag is made of, whatever the provider. */
function claimsOf({ principalTags }: IdentityPool, tag: string): readonly string[] {
  return [...principalTags.values()].flatMap((map) => {
    if (map.useDefaults) return tag === 'client' ? ['aud'] : ['sub'];
    const claim = map.principalTags.get(tag);
    return claim === undefined ? [] : [claim];
  });
}

/** Claims without which no pool takes a token; of these only `sub` differs between users. */
function isAlwaysThere(claim: string): boolean {
  return claim === 'sub' || isOfClient(claim);
}

function isOfClient(claim: string): boolean {
  return claim === 'aud' || claim === 'iss';
}

function tagValueOf(pool: IdentityPool, token: PoolToken, tag: string, suffix: string): string {
  const value = token.tags.tags.get(tag) ?? 'someone';
  const claims = claimsOf(pool, tag);
  return claims.length > 0 && claims.every(isOfClient) ? value : `${value}${suffix}`;
}

/** What two identities share: the role that their login gets. */
export interface Shared {
  readonly role: RoleDescription;
  readonly login: Login;
  readonly token: PoolToken;
  readonly options: ProbeOptions;
}

/** Opens the role's session for an identity, to be told from `other`; undefined without a role's ARN. */
export function memberOf(
  identity: IsolatedIdentity,
  other: IsolatedIdentity,
  { role, login, token, options }: Shared,
): Member | undefined {
  const own = tagsOf(identity, token);
  const others = tagsOf(other, token);
  const mapped = [
    ...new Set([...token.tags.tags.keys(), ...token.tags.absent, ...own.keys(), ...others.keys()]),
  ];
  const absent = mapped.filter((key) => !own.has(key));
  const tags = { ...token.tags, tags: own, absent };
  const { identityId } = identity;
  const session = probeSession(role, login, { ...token, identityId, tags }, options);
  if (session === undefined) return undefined;
  // A value that both logins bring is no secret between the two; one that the role brings is.
  const telling = mapped.filter((key) => !own.has(key) || own.get(key) !== others.get(key));
  return {
    identity: { identityId, tags: own },
    session,
    seek: seeker(session),
    patterns: session.grants.flatMap((statement) => coveredPatterns(session, statement)),
    narrowings: narrowings(session),
    personalKeys: new Set([
      ...token.service.keyPrefixes.map((prefix) => foldCase(`${prefix}:sub`)),
      ...[...telling, ...token.tags.open].map((key) => foldCase(`aws:PrincipalTag/${key}`)),
    ]),
  };
}

function tagsOf({ tags }: IsolatedIdentity, token: PoolToken): ReadonlyMap<string, string> {
  return tags ?? token.tags.tags;
}
