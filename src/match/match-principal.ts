import type { Arn } from '../../grammar/arn/arn.ts';
import { readArn } from '../../grammar/arn/read-arn.ts';
import type { Effect } from '../policy/policy.ts';
import type { PrincipalElement, PrincipalKind } from '../policy/principal.ts';
import { accountOf } from '../request/principal-of-arn.ts';
import type {
  AssumedRolePrincipal,
  FederatedUserPrincipal,
  IamPrincipal,
  Principal,
} from '../request/request.ts';
import { foldCase } from '../text/fold-case.ts';
import { FALSE, TRUE, type Truth, UNKNOWN } from '../truth/truth.ts';

/**
 * In which capacity a policy names the caller, as a set of bits: what it names decides which
 * implicit denies a grant passes by (clause 2.5).
 */
export type NamedAs = number;

/** The caller's own ARN: a user, one session, root. */
export const LEAF = 1;
/** `*`: everyone. */
export const WILDCARD = 2;
export const SERVICE = 4;
export const FEDERATED = 8;
/** The role of a session, or the user behind a federated-user session. */
export const ISSUER = 16;
/** The caller's account. */
export const ACCOUNT = 32;

/** How an element names the caller: for certain, and if what is unknown turned out so. */
export interface PrincipalMatch {
  readonly certain: NamedAs;
  readonly possible: NamedAs;
}

export function principalTruth(match: PrincipalMatch): Truth {
  if (match.certain !== 0) return TRUE;
  return match.possible !== 0 ? UNKNOWN : FALSE;
}

/** What decides how a NotPrincipal is read, beside its entries. */
export interface PrincipalSetting {
  /** Whether the caller's user or role carries a permissions boundary (clause 2.6, step 1). */
  readonly hasBoundary: boolean;
  readonly notPrincipal: 'strict' | 'lenient';
}

/** Every match that is certain, and every one that is only possible, made once. */
const certainly: readonly PrincipalMatch[] = Array.from({ length: 64 }, (_, certain) => ({
  certain,
  possible: 0,
}));
const possibly: readonly PrincipalMatch[] = Array.from({ length: 64 }, (_, possible) => ({
  certain: 0,
  possible,
}));

function matchOf(certain: NamedAs, possible: NamedAs): PrincipalMatch {
  const made = possible === 0 ? certainly[certain] : certain === 0 ? possibly[possible] : undefined;
  return made ?? { certain, possible };
}

const NOBODY = matchOf(0, 0);
const EVERYONE = matchOf(WILDCARD, 0);
const EVERY_FEDERATED = matchOf(WILDCARD | FEDERATED, 0);
const BY_NOT_PRINCIPAL = matchOf(LEAF, 0);
const PERHAPS_BY_NOT_PRINCIPAL = matchOf(0, LEAF);

/** A Principal or NotPrincipal element whose entries have been read. */
export interface PrincipalMatcher {
  /** In which capacities the element covers the caller (clauses 2.5 and 2.6). */
  readonly matches: (caller: Principal, setting: PrincipalSetting) => PrincipalMatch;
  /** In which capacities the entries name the caller, read as a plain list. */
  readonly lists: (caller: Principal) => PrincipalMatch;
}

export function compilePrincipal(element: PrincipalElement, effect: Effect): PrincipalMatcher {
  const lists = compileList(element);
  if (!element.negated) return { lists, matches: lists };
  return {
    lists,
    matches: (caller, setting) =>
      effect === 'Allow'
        ? allowNotPrincipal(lists(caller))
        : denyNotPrincipal(lists(caller), caller, setting),
  };
}

/** Allow + NotPrincipal covers whoever has no layer in the list, and counts as naming it. */
function allowNotPrincipal(listed: PrincipalMatch): PrincipalMatch {
  if (listed.certain !== 0) return NOBODY;
  return listed.possible !== 0 ? PERHAPS_BY_NOT_PRINCIPAL : BY_NOT_PRINCIPAL;
}

/** Deny + NotPrincipal exempts a caller only when every layer of it is listed (clause 2.6). */
function denyNotPrincipal(
  listed: PrincipalMatch,
  caller: Principal,
  setting: PrincipalSetting,
): PrincipalMatch {
  const carrier = caller.kind === 'user' || caller.kind === 'assumedRole';
  if (carrier && setting.hasBoundary) return BY_NOT_PRINCIPAL;
  const exempt = setting.notPrincipal === 'lenient' ? leafListed : everyLayerListed;
  if (exempt(listed.certain, caller)) return NOBODY;
  const perhaps = exempt(listed.certain | listed.possible, caller);
  return perhaps ? PERHAPS_BY_NOT_PRINCIPAL : BY_NOT_PRINCIPAL;
}

/** Whether the list names the caller and each layer behind it (clause 2.6, steps 2 to 4). */
export function everyLayerListed(listed: NamedAs, caller: Principal): boolean {
  if (!leafListed(listed, caller)) return false;
  if (has(listed, WILDCARD) || caller.kind === 'service' || caller.kind === 'federated')
    return true;
  if (caller.kind === 'root' || caller.kind === 'anonymous') return true;
  const hasIssuer =
    caller.kind === 'assumedRole' ||
    (caller.kind === 'federatedUser' && caller.userArn !== undefined);
  return has(listed, ACCOUNT) && (!hasIssuer || has(listed, ISSUER));
}

/** Whether the list names the caller itself; a bare role stands for its sessions (clause 12.6). */
export function leafListed(listed: NamedAs, caller: Principal): boolean {
  // AWS says of services only that they must be listed by name; `*` is not a name.
  if (caller.kind === 'service') return has(listed, SERVICE);
  if (has(listed, WILDCARD)) return true;
  if (caller.kind === 'federated') return has(listed, FEDERATED);
  const bareRole = caller.kind === 'assumedRole' && caller.sessionArn === undefined;
  return has(listed, bareRole ? ISSUER : LEAF);
}

function has(set: NamedAs, capacity: number): boolean {
  return (set & capacity) !== 0;
}

type EntryMatcher = (caller: Principal) => PrincipalMatch;

const everyone: EntryMatcher = (caller) =>
  caller.kind === 'federated' ? EVERY_FEDERATED : EVERYONE;

function compileList({ principals }: PrincipalElement): EntryMatcher {
  if (principals === '*') return everyone;
  const entries = principals.flatMap(({ kind, entries: texts }) =>
    texts.map(({ text }) => compileEntry(kind, text)),
  );
  const [only] = entries;
  if (entries.length === 1 && only !== undefined) return only;
  return (caller) => {
    let certain = 0;
    let possible = 0;
    for (const entry of entries) {
      const match = entry(caller);
      certain |= match.certain;
      possible |= match.possible;
    }
    return matchOf(certain, possible);
  };
}

function compileEntry(kind: PrincipalKind, text: string): EntryMatcher {
  switch (kind) {
    case 'Service':
      return (caller) => surely(SERVICE, caller.kind === 'service' && caller.name === text);
    case 'Federated':
      return (caller) =>
        surely(FEDERATED, caller.kind === 'federated' && isProvider(text, caller.provider));
    case 'CanonicalUser':
      // The ID denotes some account, and nothing here tells which (clause 2.5).
      return (caller) => perhaps(ACCOUNT, isIam(caller));
    case 'AWS':
      return text === '*' ? everyone : compileAwsEntry(text);
  }
}

function surely(capacity: number, matches: boolean): PrincipalMatch {
  return matches ? matchOf(capacity, 0) : NOBODY;
}

function perhaps(capacity: number, matches: boolean): PrincipalMatch {
  return matches ? matchOf(0, capacity) : NOBODY;
}

export function isIam(caller: Principal): caller is IamPrincipal {
  return caller.kind !== 'anonymous' && caller.kind !== 'service' && caller.kind !== 'federated';
}

export function partitionOf(caller: IamPrincipal): string {
  return caller.kind === 'assumedRole' ? caller.partition : caller.arn.partition;
}

/** A provider may be given by its ARN or by the host that the ARN ends with. */
function isProvider(entry: string, provider: string): boolean {
  if (entry === '*' || entry === provider) return true;
  const marker = ':oidc-provider/';
  const hostOf = (text: string) => text.slice(text.indexOf(marker) + marker.length);
  if (entry.includes(marker) === provider.includes(marker)) return false;
  return entry.includes(marker) ? hostOf(entry) === provider : hostOf(provider) === entry;
}

/** An entry under `AWS`, which names by account, unique ID or ARN; wildcards in it are literal. */
function compileAwsEntry(text: string): EntryMatcher {
  if (/^\d{12}$/.test(text)) {
    return (caller) => (isIam(caller) ? asAccount(text === accountOf(caller), caller) : NOBODY);
  }
  if (/^A(?:IDA|ROA)[A-Z0-9]+$/.test(text)) {
    return (caller) =>
      isIam(caller)
        ? surely(caller.kind === 'assumedRole' ? ISSUER : LEAF, text === caller.uniqueId)
        : NOBODY;
  }
  const arn = readArn(text);
  if (arn === undefined) return () => NOBODY;
  return (caller) =>
    isIam(caller) && arn.account === accountOf(caller) && arn.partition === partitionOf(caller)
      ? matchArnEntry(arn, caller)
      : NOBODY;
}

/** The account's own entry is what names its root user; everybody else it only delegates to. */
function asAccount(matches: boolean, caller: IamPrincipal): PrincipalMatch {
  return surely(caller.kind === 'root' ? LEAF | ACCOUNT : ACCOUNT, matches);
}

/** An ARN of the caller's own account and partition. */
function matchArnEntry(arn: Arn, caller: IamPrincipal): PrincipalMatch {
  if (arn.service === 'iam' && arn.resource === 'root') return asAccount(true, caller);
  switch (caller.kind) {
    case 'root':
      return NOBODY;
    case 'user':
      return surely(LEAF, arn.text === caller.arn.text);
    case 'federatedUser':
      return matchFederatedUser(arn, caller);
    case 'assumedRole':
      return arn.service === 'sts'
        ? matchSession(arn, caller)
        : surely(ISSUER, arn.service === 'iam' && isRole(arn, caller));
  }
}

/** The session itself, or the user behind it; when that is not told, any user may be it. */
function matchFederatedUser(arn: Arn, caller: FederatedUserPrincipal): PrincipalMatch {
  if (arn.text === caller.arn.text) return surely(LEAF, true);
  if (caller.userArn !== undefined) return surely(ISSUER, arn.text === caller.userArn.text);
  return perhaps(ISSUER, arn.service === 'iam' && arn.resource.startsWith('user/'));
}

/** One named session; a caller without a known session name may be it (clause 2.5). */
function matchSession(arn: Arn, caller: AssumedRolePrincipal): PrincipalMatch {
  if (caller.sessionArn !== undefined) return surely(LEAF, arn.text === caller.sessionArn.text);
  return perhaps(LEAF, arn.resource.startsWith(`assumed-role/${caller.roleName}/`));
}

/**
 * A session's ARN does not tell the role's path: without the role's own ARN the name decides, and
 * role names are unique in an account whatever their case (clause 2.5).
 */
function isRole(arn: Arn, caller: AssumedRolePrincipal): boolean {
  if (caller.roleArn !== undefined) return arn.text === caller.roleArn.text;
  if (!arn.resource.startsWith('role/')) return false;
  const name = arn.resource.slice(arn.resource.lastIndexOf('/') + 1);
  return foldCase(name) === foldCase(caller.roleName);
}
