import type { Arn } from '../../grammar/arn/arn.ts';
import type { ContextValue } from '../request/context.ts';
import { accountOf, lastName } from '../request/principal-of-arn.ts';
import type { AssumedRolePrincipal, Identity, Principal } from '../request/request.ts';
import { foldCase } from '../text/fold-case.ts';
import { ABSENT, type Derivation, listOf, one, type Subject } from './derivation.ts';

/** Keys about the caller (tables 3.6 and 6.1). */
export const principalKeys: readonly (readonly [name: string, Derivation])[] = [
  ['aws:PrincipalArn', ({ principal }) => named('aws:PrincipalArn', arnOf(principal))],
  ['aws:PrincipalAccount', principalAccount],
  ['aws:PrincipalOrgID', principalOrganization],
  ['aws:PrincipalOrgPaths', principalOrganizationPaths],
  ['aws:PrincipalIsAWSService', isService],
  ['aws:PrincipalServiceName', serviceName],
  ['aws:PrincipalServiceNamesList', serviceNames],
  ['aws:PrincipalType', ({ principal }) => named('aws:PrincipalType', typeNames[principal.kind])],
  ['aws:userid', userId],
  ['aws:username', userName],
  ['aws:FederatedProvider', federatedProvider],
  ['aws:AssumedRoot', ({ principal }) => (principal.kind === 'root' ? undefined : ABSENT)],
];

function named(name: string, text: string | undefined): ContextValue {
  return text === undefined ? ABSENT : one(name, text);
}

/** The ARN that `aws:PrincipalArn` holds: the role, never the session (clause 2.5). */
function arnOf(principal: Principal): string | undefined {
  if (principal.kind === 'assumedRole') return roleArnOf(principal);
  return 'arn' in principal ? principal.arn.text : undefined;
}

/** Without the role's ARN, the role is taken to have no path (clause 12.17). */
function roleArnOf({ roleArn, partition, account, roleName }: AssumedRolePrincipal): string {
  return roleArn?.text ?? `arn:${partition}:iam::${account}:role/${roleName}`;
}

/** Which account a service calls from is not documented. */
function principalAccount({ principal }: Subject): ContextValue | undefined {
  if (principal.kind === 'service') return undefined;
  if (principal.kind === 'anonymous') return one('aws:PrincipalAccount', 'anonymous');
  return named('aws:PrincipalAccount', accountOf(principal));
}

/** What is known beside the ARN; null for callers that have no account. */
function identityOf(principal: Principal): Identity | null {
  return 'arn' in principal || principal.kind === 'assumedRole' ? principal : null;
}

function principalOrganization({ principal }: Subject): ContextValue | undefined {
  const identity = identityOf(principal);
  if (!identity) return ABSENT;
  const id = identity.organization?.id;
  return id === undefined ? undefined : one('aws:PrincipalOrgID', id);
}

function principalOrganizationPaths({ principal }: Subject): ContextValue | undefined {
  const identity = identityOf(principal);
  if (!identity) return ABSENT;
  const paths = identity.organization?.paths;
  return paths && listOf('aws:PrincipalOrgPaths', paths);
}

const TAG_PREFIX = 'aws:principaltag/';

/** A tag of the caller; once its tags are known, the other tag keys are known to be absent. */
export function principalTag({ principal }: Subject, folded: string): ContextValue | undefined {
  if (!folded.startsWith(TAG_PREFIX)) return undefined;
  const identity = identityOf(principal);
  if (!identity || principal.kind === 'root') return ABSENT;
  if (!identity.tags) return undefined;
  const wanted = folded.slice(TAG_PREFIX.length);
  const tag = Object.entries(identity.tags).find(([key]) => foldCase(key) === wanted);
  return tag ? one(`aws:PrincipalTag/${tag[0]}`, tag[1]) : ABSENT;
}

function isService({ principal }: Subject): ContextValue {
  if (principal.kind === 'anonymous' || principal.kind === 'federated') return ABSENT;
  return one('aws:PrincipalIsAWSService', String(principal.kind === 'service'));
}

function serviceName({ principal }: Subject): ContextValue {
  return principal.kind === 'service' ? one('aws:PrincipalServiceName', principal.name) : ABSENT;
}

/** A service has regional names beside the one given, which are not known. */
function serviceNames({ principal }: Subject): ContextValue | undefined {
  return principal.kind === 'service' ? undefined : ABSENT;
}

const typeNames: Readonly<Record<Principal['kind'], string | undefined>> = {
  root: 'Account',
  user: 'User',
  federatedUser: 'FederatedUser',
  assumedRole: 'AssumedRole',
  anonymous: 'Anonymous',
  service: undefined,
  federated: undefined,
};

/** Unique ids are never invented: without one the key has a value that is not known. */
function userId(subject: Subject): ContextValue | undefined {
  const { principal } = subject;
  switch (principal.kind) {
    case 'root':
      return one('aws:userid', principal.arn.account);
    case 'user':
      return knownId(principal.uniqueId);
    case 'federatedUser':
      return one('aws:userid', `${principal.arn.account}:${lastName(principal.arn)}`);
    case 'assumedRole':
      return knownId(sessionId(principal.uniqueId, principal.sessionArn));
    case 'anonymous':
      return one('aws:userid', 'anonymous');
    case 'service':
    case 'federated':
      return ABSENT;
  }
}

function sessionId(roleId: string | undefined, session: Arn | undefined): string | undefined {
  return roleId && session ? `${roleId}:${lastName(session)}` : undefined;
}

function knownId(id: string | undefined): ContextValue | undefined {
  return id === undefined ? undefined : one('aws:userid', id);
}

function userName({ principal }: Subject): ContextValue {
  return named('aws:username', principal.kind === 'user' ? lastName(principal.arn) : undefined);
}

/** Roles may have been assumed with a web identity: only the caller knows. */
function federatedProvider({ principal }: Subject): ContextValue | undefined {
  if (principal.kind === 'assumedRole') return undefined;
  if (principal.kind !== 'federated') return ABSENT;
  return principal.provider === '' ? undefined : one('aws:FederatedProvider', principal.provider);
}
