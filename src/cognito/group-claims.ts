import type { Certainty } from './certainty.ts';
import type { Claims, ClaimValue } from './claims.ts';
import type { Group } from './user-pool.ts';

/** The claims that tell an identity pool of groups and their roles. */
export const groupClaimNames = [
  'cognito:groups',
  'cognito:roles',
  'cognito:preferred_role',
] as const;

/** What a user's groups put into the ID token (sections 1.5 and 2.4). */
export interface GroupClaims {
  /** Best precedence first; none: no claim. */
  readonly groups: readonly string[];
  /** Roles of the groups that have one, without repetition. */
  readonly roles: readonly string[];
  readonly preferredRole?: string;
  readonly certainty: Certainty;
}

/**
 * The claims of a user in these groups. The preferred role is the one of the best groups that have
 * a role, if they agree on it.
 */
export function groupClaims(groups: readonly Group[]): GroupClaims {
  const sorted = [...groups].sort((a, b) => comparePrecedence(rankOf(a), rankOf(b)));
  const best = sorted.find(({ roleArn }) => roleArn !== undefined);
  const bestRoles = best ? rolesOf(sorted.filter((group) => rankOf(group) === rankOf(best))) : [];
  const [preferredRole, ...rivals] = bestRoles;
  return {
    groups: sorted.map(({ groupName }) => groupName),
    roles: rolesOf(sorted),
    ...(preferredRole !== undefined && rivals.length === 0 && { preferredRole }),
    certainty: certaintyOf(sorted, best, bestRoles.length),
  };
}

/** The claims with what they said of groups replaced. */
export function withGroupClaims(
  claims: Claims,
  { groups, roles, preferredRole }: Omit<GroupClaims, 'certainty'>,
): Claims {
  const changed = new Map<string, ClaimValue>(claims);
  for (const name of groupClaimNames) changed.delete(name);
  if (groups.length > 0) changed.set('cognito:groups', groups);
  if (roles.length > 0) changed.set('cognito:roles', roles);
  if (preferredRole !== undefined) changed.set('cognito:preferred_role', preferredRole);
  return changed;
}

/** No precedence is worse than any number. */
function rankOf({ precedence }: Group): number {
  return precedence ?? Number.POSITIVE_INFINITY;
}

/** Not their difference: that of two infinities is no number. */
function comparePrecedence(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function rolesOf(groups: readonly Group[]): readonly string[] {
  return [...new Set(groups.flatMap(({ roleArn }) => roleArn ?? []))];
}

/**
 * Documented, except that groups without a role do not count where they would come first, and that
 * groups without precedence tie.
 */
function certaintyOf(
  sorted: readonly Group[],
  best: Group | undefined,
  bestRoles: number,
): Certainty {
  const bestRank = best ? rankOf(best) : Number.POSITIVE_INFINITY;
  const ignored = sorted.some((group) => group.roleArn === undefined && rankOf(group) <= bestRank);
  const tied = bestRank === Number.POSITIVE_INFINITY && bestRoles > 1;
  return ignored || tied ? 'inferred' : 'documented';
}
