import type { ClaimChanges } from './change-claims.ts';
import { type ClaimValue, isTextList } from './claims.ts';
import { type ClaimObject, isClaimObject } from './trigger-answer.ts';
import type { LambdaVersion } from './user-pool.ts';

/** What an answer of the Pre Token Generation trigger says of the ID token, and of the other one. */
export interface PreTokenDetails extends ClaimChanges {
  /** Absent: the groups stay as they are. */
  readonly groups?: GroupOverride;
  /** Absent: the access token stays as it is, but for the groups. */
  readonly access?: AccessTokenChanges;
}

/** What it says of the access token; only from the second version on. */
export interface AccessTokenChanges extends ClaimChanges {
  readonly scopesToAdd: readonly string[];
  readonly scopesToSuppress: readonly string[];
}

interface GroupOverride {
  readonly groups: readonly string[];
  readonly roles: readonly string[];
  readonly preferredRole?: string;
  /** Whether it names some of the three and leaves out others. */
  readonly partial: boolean;
}

/** Absent where nothing is said. */
type Read<T> = T | undefined | 'malformed';

/** The member of the answer that each version of the event has. */
const members = {
  V1_0: ['claimsOverrideDetails', 'claimsAndScopeOverrideDetails'],
  V2_0: ['claimsAndScopeOverrideDetails', 'claimsOverrideDetails'],
  V3_0: ['claimsAndScopeOverrideDetails', 'claimsOverrideDetails'],
} as const satisfies Record<LambdaVersion, readonly [string, string]>;

/** Reads the `response` of the event; an answer in the shape of another version says nothing. */
export function readPreTokenResponse(
  response: ClaimValue | undefined,
  version: LambdaVersion,
): Read<PreTokenDetails | 'other-version'> {
  if (response === undefined || response === null) return undefined;
  if (!isClaimObject(response)) return 'malformed';
  const [own, other] = members[version];
  const details = memberOf(response, own);
  if (details !== undefined) {
    return isClaimObject(details) ? readDetails(details, version) : 'malformed';
  }
  return memberOf(response, other) === undefined ? undefined : 'other-version';
}

function readDetails(details: ClaimObject, version: LambdaVersion): Read<PreTokenDetails> {
  const first = version === 'V1_0';
  const token = first ? details : (memberOf(details, 'idTokenGeneration') ?? {});
  if (!isClaimObject(token)) return 'malformed';
  const changes = readChanges(token, first);
  const groups = readGroups(details);
  const access = first ? undefined : readAccess(memberOf(details, 'accessTokenGeneration'));
  if (changes === 'malformed' || groups === 'malformed' || access === 'malformed') {
    return 'malformed';
  }
  return { ...changes, ...(groups && { groups }), ...(access && { access }) };
}

function readChanges(token: ClaimObject, textsOnly: boolean): ClaimChanges | 'malformed' {
  const add = readAdded(memberOf(token, 'claimsToAddOrOverride'), textsOnly);
  const suppress = readNames(memberOf(token, 'claimsToSuppress'));
  if (add === 'malformed' || suppress === 'malformed') return 'malformed';
  return { add: add ?? new Map(), suppress: suppress ?? [] };
}

function readAccess(value: ClaimValue | undefined): Read<AccessTokenChanges> {
  if (value === undefined) return undefined;
  if (!isClaimObject(value)) return 'malformed';
  const changes = readChanges(value, false);
  const add = readNames(memberOf(value, 'scopesToAdd'));
  const suppress = readNames(memberOf(value, 'scopesToSuppress'));
  if (changes === 'malformed' || add === 'malformed' || suppress === 'malformed') {
    return 'malformed';
  }
  return { ...changes, scopesToAdd: add ?? [], scopesToSuppress: suppress ?? [] };
}

/** The first version has texts only. */
function readAdded(
  value: ClaimValue | undefined,
  textsOnly: boolean,
): Read<ReadonlyMap<string, ClaimValue>> {
  if (value === undefined) return undefined;
  if (!isClaimObject(value)) return 'malformed';
  const entries = Object.entries(value);
  if (textsOnly && entries.some(([, added]) => typeof added !== 'string')) return 'malformed';
  return new Map(entries);
}

function readNames(value: ClaimValue | undefined): Read<readonly string[]> {
  if (value === undefined) return undefined;
  return isTextList(value) ? value : 'malformed';
}

/** Present, it replaces all three claims, and with nothing in it removes them (rule 3). */
function readGroups(details: ClaimObject): Read<GroupOverride> {
  const value = Object.hasOwn(details, 'groupOverrideDetails')
    ? details['groupOverrideDetails']
    : undefined;
  if (value === undefined) return undefined;
  if (value === null) return { groups: [], roles: [], partial: false };
  if (!isClaimObject(value)) return 'malformed';
  const groups = readNames(memberOf(value, 'groupsToOverride'));
  const roles = readNames(memberOf(value, 'iamRolesToOverride'));
  const preferred = memberOf(value, 'preferredRole') ?? '';
  if (groups === 'malformed' || roles === 'malformed' || typeof preferred !== 'string') {
    return 'malformed';
  }
  const given = [groups, roles, preferred === '' ? undefined : preferred];
  const missing = given.filter((part) => part === undefined).length;
  return {
    groups: groups ?? [],
    roles: roles ?? [],
    ...(preferred !== '' && { preferredRole: preferred }),
    partial: missing > 0 && missing < given.length,
  };
}

/** A member with something in it: `null` says as little as absence, but for group overrides. */
function memberOf(value: ClaimObject, name: string): ClaimValue | undefined {
  return Object.hasOwn(value, name) ? (value[name] ?? undefined) : undefined;
}
