import type { Arn } from '../../grammar/arn/arn.ts';
import { kindOf, type Members, quoted, sortMembers } from '../../grammar/json/members.ts';
import type { JsonNode, JsonObject } from '../../grammar/json/tree.ts';
import { foldCase } from '../text/fold-case.ts';
import { accountOf, principalOfArn } from './principal-of-arn.ts';
import { readOrganization } from './read-organization.ts';
import { checkAccount, readObject, readString, reportType } from './read-values.ts';
import type {
  AssumedRolePrincipal,
  FederatedUserPrincipal,
  IamPrincipal,
  Identity,
  Principal,
} from './request.ts';
import { type Path, type Report, reportStray } from './request-faults.ts';

/**
 * Reads a caller: an ARN, `"anonymous"`, `{"service"}`, `{"federated"}`, or the long form that adds
 * to an ARN what it does not say.
 */
export function readPrincipal(report: Report, node: JsonNode, path: Path): Principal | undefined {
  if (node.kind === 'string') {
    const principal: Principal | undefined =
      node.value === 'anonymous'
        ? { kind: 'anonymous' }
        : readPrincipalArn(report, node, node.value, path);
    if (principal) reportRolePath(report, principal, node, path);
    return principal;
  }
  if (node.kind !== 'object') {
    reportType(report, node, path, 'an ARN, `"anonymous"` or an object');
    return undefined;
  }
  const names = node.members.map(({ key }) => key);
  if (names.includes('service')) return readOutsider(report, node, 'service', path);
  if (names.includes('federated')) return readOutsider(report, node, 'federated', path);
  return readLongForm(report, node, path);
}

function readPrincipalArn(
  report: Report,
  node: JsonNode,
  text: string,
  path: Path,
): IamPrincipal | undefined {
  const named = principalOfArn(text);
  if (!('principal' in named)) {
    report({ code: 'request/principal', at: node, path, ...named });
    return undefined;
  }
  checkAccount(report, accountOf(named.principal) ?? '', node, path);
  return named.principal;
}

/** A service, or an identity of a provider: callers outside every account. */
function readOutsider(
  report: Report,
  object: JsonObject,
  kind: 'service' | 'federated',
  path: Path,
): Principal | undefined {
  const sorted = sortMembers(object, [kind]);
  reportStray(report, sorted, path, `a ${kind} principal`);
  const node = sorted.known.get(kind)?.value;
  const text = node && readString(report, node, [...path, kind]);
  if (!node || text === undefined) return undefined;
  if (text === '' || /[*?]/.test(text)) {
    report({
      code: 'request/principal',
      at: node,
      path: [...path, kind],
      message: `${quoted(text)} does not name one ${kind === 'service' ? 'service' : 'provider'}`,
    });
    return undefined;
  }
  return kind === 'service' ? { kind, name: text } : { kind, provider: text };
}

const longFormMembers = ['arn', 'roleArn', 'userArn', 'uniqueId', 'tags', 'organization'] as const;

type LongForm = Members<(typeof longFormMembers)[number]>;

function readLongForm(report: Report, object: JsonObject, path: Path): Principal | undefined {
  const sorted = sortMembers(object, longFormMembers);
  reportStray(report, sorted, path, 'a principal');
  const node = sorted.known.get('arn')?.value;
  if (!node) {
    report({
      code: 'request/missing-member',
      at: object,
      path,
      message: 'the principal has no `arn`',
      help: 'give `arn`, `service` or `federated`',
    });
    return undefined;
  }
  const at = [...path, 'arn'];
  const text = readString(report, node, at);
  const named = text === undefined ? undefined : readPrincipalArn(report, node, text, at);
  const identity = readIdentity(report, sorted, path);
  if (!named) return undefined;
  const principal = withIssuer(report, named, sorted, path);
  reportRolePath(report, principal, node, at);
  return { ...principal, ...identity };
}

function readIdentity(report: Report, { known }: LongForm, path: Path): Identity {
  const uniqueId = known.get('uniqueId')?.value;
  const tags = known.get('tags')?.value;
  const organization = known.get('organization')?.value;
  const id = uniqueId && readUniqueId(report, uniqueId, [...path, 'uniqueId']);
  const tagValues = tags && readTags(report, tags, [...path, 'tags']);
  const member = organization && readOrganization(report, organization, [...path, 'organization']);
  return {
    ...(id !== undefined && { uniqueId: id }),
    ...(tagValues && { tags: tagValues }),
    ...(member && { organization: member }),
  };
}

function readUniqueId(report: Report, node: JsonNode, path: Path): string | undefined {
  const text = readString(report, node, path);
  if (text === undefined || /^\w+$/.test(text)) return text;
  report({
    code: 'request/unique-id',
    at: node,
    path,
    message: `${quoted(text)} is not a unique id`,
    help: 'it looks like `AIDACKCEVSQ6C2EXAMPLE`, or `AROA…` for a role, without the session',
  });
  return undefined;
}

function readTags(
  report: Report,
  node: JsonNode,
  path: Path,
): Readonly<Record<string, string>> | undefined {
  const object = readObject(report, node, path);
  if (!object) return undefined;
  const seen = new Set<string>();
  const tags: (readonly [string, string])[] = [];
  for (const { key, keySpan, value } of object.members) {
    const text = readString(report, value, [...path, key]);
    if (text !== undefined) tags.push([key, text]);
    if (seen.has(foldCase(key))) {
      report({
        code: 'request/duplicate-tag',
        at: { span: keySpan },
        path: [...path, key],
        message: `the tag ${quoted(key)} occurs twice`,
        why: 'the keys of principal tags ignore case',
      });
    }
    seen.add(foldCase(key));
  }
  // Own properties throughout: `__proto__` is a key like any other.
  return Object.fromEntries(tags);
}

/** Adds the role of a session, or the user behind a federated user, after checking that they fit. */
function withIssuer(
  report: Report,
  principal: IamPrincipal,
  { known }: LongForm,
  path: Path,
): IamPrincipal {
  const role = known.get('roleArn')?.value;
  const user = known.get('userArn')?.value;
  let result = principal;
  if (role) result = withRole(report, principal, role, [...path, 'roleArn']);
  if (user) result = withUser(report, result, user, [...path, 'userArn']);
  return result;
}

function withRole(
  report: Report,
  principal: IamPrincipal,
  node: JsonNode,
  path: Path,
): IamPrincipal {
  const named = readIssuer(report, node, path);
  if (!named) return principal;
  const roleArn = named.kind === 'assumedRole' ? named.roleArn : undefined;
  if (principal.kind === 'assumedRole' && roleArn && isRoleOf(roleArn, named, principal)) {
    return { ...principal, roleArn };
  }
  mismatch(report, node, path, principal, 'the role of this principal');
  return principal;
}

/** Role names are unique in an account, whatever their case (clause 2.5). */
function isRoleOf(roleArn: Arn, role: IamPrincipal, session: AssumedRolePrincipal): boolean {
  return (
    role.kind === 'assumedRole' &&
    role.partition === session.partition &&
    role.account === session.account &&
    foldCase(role.roleName) === foldCase(session.roleName) &&
    (session.roleArn === undefined || session.roleArn.text === roleArn.text)
  );
}

function withUser(
  report: Report,
  principal: IamPrincipal,
  node: JsonNode,
  path: Path,
): IamPrincipal {
  const named = readIssuer(report, node, path);
  if (!named) return principal;
  if (principal.kind === 'federatedUser' && named.kind === 'user') {
    if (isUserOf(named.arn, principal)) return { ...principal, userArn: named.arn };
  }
  mismatch(report, node, path, principal, 'the user who asked for this federated user');
  return principal;
}

function isUserOf(user: Arn, { arn }: FederatedUserPrincipal): boolean {
  return user.partition === arn.partition && user.account === arn.account;
}

function readIssuer(report: Report, node: JsonNode, path: Path): IamPrincipal | undefined {
  const text = readString(report, node, path);
  return text === undefined ? undefined : readPrincipalArn(report, node, text, path);
}

function mismatch(
  report: Report,
  node: JsonNode,
  path: Path,
  principal: IamPrincipal,
  claim: string,
): void {
  const subject = principal.kind === 'assumedRole' ? principal.sessionArn : principal.arn;
  const text = node.kind === 'string' ? quoted(node.value) : kindOf(node);
  report({
    code: 'request/principal-mismatch',
    at: node,
    path,
    message: `${text} is not ${claim}`,
    ...(subject && { why: `the principal is ${quoted(subject.text)}` }),
  });
}

/** A session's ARN leaves out the role's path, which `aws:PrincipalArn` has (clause 12.17). */
function reportRolePath(report: Report, principal: Principal, node: JsonNode, path: Path): void {
  if (principal.kind !== 'assumedRole' || principal.roleArn) return;
  report({
    code: 'request/role-path',
    at: node,
    path,
    message: 'the role is taken to have no path: a session ARN does not tell it',
    help: 'give the role as well: `{"arn": "…", "roleArn": "…"}`',
  });
}
