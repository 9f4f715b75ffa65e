import { type Caller, type IamCaller, isIam, type RoleSession } from './caller.ts';
import { listOf, lower, type PrincipalDocument, type StatementDocument } from './scenario.ts';

/** How a statement's Principal names the caller (clause 2.5). */
export type Kind = 'LEAF' | 'WILDCARD' | 'SERVICE' | 'FEDERATED' | 'ISSUER' | 'ACCOUNT';

interface Entry {
  readonly group: string;
  readonly text: string;
}

/** A policy's Principal as a flat list; `"*"` and `{"AWS": "*"}` are the same (clause 1.4). */
function entriesOf(principal: PrincipalDocument): readonly Entry[] {
  if (principal === '*') return [{ group: 'AWS', text: '*' }];
  return Object.entries(principal).flatMap(([group, texts]) =>
    listOf(texts).map((text) => ({ group, text })),
  );
}

/**
 * Every kind in which a statement with principals names the caller; empty when it does not. The
 * caller carries a permissions boundary or not, which NotPrincipal asks for (clause 2.6).
 */
export function kindsOf(
  statement: StatementDocument,
  caller: Caller,
  boundary: boolean,
  lenient: boolean,
): ReadonlySet<Kind> {
  if (statement.Principal !== undefined) {
    const entries = entriesOf(statement.Principal);
    return new Set(entries.flatMap((entry) => entryKinds(entry, caller)));
  }
  if (statement.NotPrincipal === undefined) return new Set();
  const entries = entriesOf(statement.NotPrincipal);
  const applies =
    statement.Effect === 'Deny'
      ? !exempt(entries, caller, boundary, lenient)
      : entries.every((entry) => entryKinds(entry, caller).length === 0);
  return new Set(applies ? ['LEAF' as const] : []);
}

function entryKinds({ group, text }: Entry, caller: Caller): readonly Kind[] {
  if (group === 'AWS' && text === '*') {
    return caller.kind === 'federated' ? ['WILDCARD', 'FEDERATED'] : ['WILDCARD'];
  }
  if (group === 'Service') {
    // `{"Service": "*"}` names nobody (clause 12.5), and no service is called `*`.
    return caller.kind === 'service' && caller.name === text ? ['SERVICE'] : [];
  }
  if (group === 'Federated') {
    const named =
      caller.kind === 'federated' && (text === '*' || isProvider(text, caller.provider));
    return named ? ['FEDERATED'] : [];
  }
  return group === 'AWS' ? awsKinds(text, caller) : [];
}

/** An OIDC provider is told by its ARN or by the host that its ARN ends with (clause 1.4). */
function isProvider(text: string, provider: string | undefined): boolean {
  if (provider === undefined) return false;
  const ends = (arn: string, host: string) =>
    arn.startsWith('arn:') && !host.startsWith('arn:') && arn.endsWith(`:oidc-provider/${host}`);
  return text === provider || ends(text, provider) || ends(provider, text);
}

function awsKinds(text: string, caller: Caller): readonly Kind[] {
  if (!isIam(caller)) return [];
  const kinds: Kind[] = [];
  const root = `arn:${caller.partition}:iam::${caller.account}:root`;
  const { leaf, issuer } = layersOf(caller, text);
  if (leaf) kinds.push('LEAF');
  if (issuer) kinds.push('ISSUER');
  if (text === caller.account || text === root) {
    kinds.push(caller.kind === 'root' ? 'LEAF' : 'ACCOUNT');
  }
  return kinds;
}

/** Whether an entry names the identity itself, and whether it names who stands behind a session. */
function layersOf(caller: IamCaller, text: string): { leaf: boolean; issuer: boolean } {
  switch (caller.kind) {
    case 'root':
      return { leaf: false, issuer: false };
    case 'user':
      return { leaf: text === caller.arn || text === caller.uniqueId, issuer: false };
    case 'federatedUser':
      return { leaf: text === caller.arn, issuer: text === caller.userArn };
    case 'role':
      return { leaf: text === caller.sessionArn, issuer: namesRole(text, caller) };
  }
}

/** Complete ARNs where the role's path is known, else the name after the path (clause 2.5). */
function namesRole(text: string, caller: RoleSession): boolean {
  if (text === caller.uniqueId) return true;
  if (caller.roleArn !== undefined) return text === caller.roleArn;
  const prefix = `arn:${caller.partition}:iam::${caller.account}:role/`;
  if (!text.startsWith(prefix)) return false;
  return lower(text.slice(text.lastIndexOf('/') + 1)) === lower(caller.roleName);
}

/** Whether Deny + NotPrincipal passes the caller by (clauses 2.6, 12.6). */
function exempt(
  entries: readonly Entry[],
  caller: Caller,
  boundary: boolean,
  lenient: boolean,
): boolean {
  const kinds = new Set(entries.flatMap((entry) => entryKinds(entry, caller)));
  switch (caller.kind) {
    case 'anonymous':
      return kinds.has('WILDCARD');
    case 'service':
      return kinds.has('SERVICE');
    case 'federated':
      return kinds.has('FEDERATED');
    case 'root':
      return kinds.has('WILDCARD') || kinds.has('LEAF');
    case 'federatedUser':
      return kinds.has('WILDCARD') || layersListed(kinds, caller, lenient);
    default:
      return !boundary && (kinds.has('WILDCARD') || layersListed(kinds, caller, lenient));
  }
}

/** The leaf, who stands behind it where that is known, and the account; leniently the leaf alone. */
function layersListed(kinds: ReadonlySet<Kind>, caller: IamCaller, lenient: boolean): boolean {
  const bareRole = caller.kind === 'role' && caller.sessionArn === undefined;
  if (!kinds.has(bareRole ? 'ISSUER' : 'LEAF')) return false;
  const hasIssuer =
    caller.kind === 'role' || (caller.kind === 'federatedUser' && caller.userArn !== undefined);
  return lenient || ((!hasIssuer || kinds.has('ISSUER')) && kinds.has('ACCOUNT'));
}
