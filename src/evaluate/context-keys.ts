import { readArn } from '../../grammar/arn/read-arn.ts';
import { globalConditionKey } from '../catalog/global-condition-keys.ts';
import {
  actionsWithoutResourceOwner,
  globalServiceRegion,
  globalServices,
  servicesWithoutResourceOwner,
} from '../catalog/service-facts.ts';
import { hasIsoForm, isoFormOf, readInstant } from '../condition/values/date.ts';
import { serviceOf } from '../match/match-action.ts';
import type { ContextValue, RequestContext } from '../request/context.ts';
import { accountOf } from '../request/principal-of-arn.ts';
import type { Organization, Principal, Request } from '../request/request.ts';
import { foldCase } from '../text/fold-case.ts';
import { callerOf, ownerOf } from './caller.ts';
import { ABSENT, type Derivation, listOf, one, PRESENT, type Subject } from './derivation.ts';
import type { EvaluationOptions } from './options.ts';
import { principalKeys, principalTag } from './principal-keys.ts';

/**
 * What conditions and variables are tested against: what the request supplies, and what follows
 * from its principal, its resource and the clock (clauses 6.4, 12.17). Supplied values win.
 */
export function requestContext(
  request: Request,
  options: Pick<EvaluationOptions, 'unspecifiedKeys' | 'now'>,
): RequestContext {
  let subject: Subject | undefined;
  return {
    entries: request.context,
    derived: (folded) => {
      subject ??= { request, principal: callerOf(request), now: options.now };
      return derive(subject, folded);
    },
    rest: options.unspecifiedKeys === 'unknown' ? 'unspecified' : 'absent',
  };
}

/** A two-valued context that is filled again for each request, where nobody keeps it. */
export function reusableContext(options: Pick<EvaluationOptions, 'now'>): {
  readonly context: RequestContext;
  readonly fill: (request: Request, caller: Principal) => void;
} {
  const nobody: Principal = { kind: 'anonymous' };
  const subject: { -readonly [Name in keyof Subject]: Subject[Name] } = {
    request: { principal: nobody, action: '', resource: '*', context: new Map() },
    principal: nobody,
    now: options.now,
  };
  const context = {
    entries: subject.request.context,
    derived: (folded: string) => derive(subject, folded),
    rest: 'absent' as const,
  };
  return {
    context,
    fill(request, caller) {
      subject.request = request;
      subject.principal = caller;
      context.entries = request.context;
    },
  };
}

function derive(subject: Subject, folded: string): ContextValue | undefined {
  const derivation = derivations.get(folded);
  if (derivation) return derivation(subject) ?? withoutIdentity(subject, folded);
  return principalTag(subject, folded) ?? withoutIdentity(subject, folded);
}

/** Anonymous and web-identity callers have no other keys about principals and sessions (6.4, 12.17). */
function withoutIdentity(
  { principal: { kind } }: Subject,
  folded: string,
): ContextValue | undefined {
  if (kind !== 'anonymous' && kind !== 'federated') return undefined;
  const group = globalConditionKey(folded)?.group;
  const isProvider = kind === 'federated' && folded === 'aws:federatedprovider';
  return (group === 'principal' || group === 'session') && !isProvider ? ABSENT : undefined;
}

/** Keys about the resource and the call (table 6.3). */
const requestKeys: readonly (readonly [name: string, Derivation])[] = [
  ['aws:ResourceAccount', resourceAccount],
  ['aws:ResourceOrgID', resourceOrganization],
  ['aws:ResourceOrgPaths', resourceOrganizationPaths],
  ['aws:TagKeys', tagKeys],
  ['aws:CalledViaFirst', (subject) => calledVia(subject, 'aws:CalledViaFirst', 0)],
  ['aws:CalledViaLast', (subject) => calledVia(subject, 'aws:CalledViaLast', -1)],
  ['aws:ViaAWSService', viaService],
  ['aws:SecureTransport', () => SECURE_TRANSPORT],
  ['aws:CurrentTime', currentTime],
  ['aws:EpochTime', epochTime],
  ['aws:RequestedRegion', requestedRegion],
];

const SECURE_TRANSPORT = one('aws:SecureTransport', 'true');

const derivations: ReadonlyMap<string, Derivation> = new Map(
  [...principalKeys, ...requestKeys].map(([name, derivation]) => [foldCase(name), derivation]),
);

/** The keys that need not be supplied where their source is known, in AWS's spelling. */
export const derivedKeyNames: readonly string[] = [
  ...principalKeys.map(([name]) => name),
  'aws:PrincipalTag/*',
  ...requestKeys.map(([name]) => name),
];

function hidesOwner({ action }: Request): boolean {
  const folded = foldCase(action);
  return (
    actionsWithoutResourceOwner.has(folded) || servicesWithoutResourceOwner.has(serviceOf(folded))
  );
}

function resourceAccount({ request }: Subject): ContextValue | undefined {
  if (hidesOwner(request)) return ABSENT;
  const owner = ownerOf(request);
  return owner === undefined ? undefined : one('aws:ResourceAccount', owner);
}

/** The stated organization; within one account, the principal's. */
function organizationOf({ request, principal }: Subject): Organization | undefined {
  if (request.resourceOrganization) return request.resourceOrganization;
  const owner = ownerOf(request);
  const sameAccount = owner !== undefined && owner === accountOf(principal);
  return sameAccount && 'organization' in principal ? principal.organization : undefined;
}

function resourceOrganization(subject: Subject): ContextValue | undefined {
  if (hidesOwner(subject.request)) return ABSENT;
  const id = organizationOf(subject)?.id;
  return id === undefined ? undefined : one('aws:ResourceOrgID', id);
}

function resourceOrganizationPaths(subject: Subject): ContextValue | undefined {
  if (hidesOwner(subject.request)) return ABSENT;
  const paths = organizationOf(subject)?.paths;
  return paths && listOf('aws:ResourceOrgPaths', paths);
}

const REQUEST_TAG = 'aws:requesttag/';

/** The keys of the tags that the request passes, when it was told which. */
function tagKeys({ request: { context } }: Subject): ContextValue | undefined {
  const keys: string[] = [];
  for (const [folded, value] of context) {
    if (value.state !== 'supplied' || !folded.startsWith(REQUEST_TAG)) continue;
    keys.push(value.name.slice(REQUEST_TAG.length));
  }
  return keys.length === 0 ? undefined : listOf('aws:TagKeys', keys);
}

/** The services that called in each other's name: the first, or the last. */
function calledVia(
  { request: { context } }: Subject,
  name: string,
  index: 0 | -1,
): ContextValue | undefined {
  const services = context.get('aws:calledvia');
  if (services?.state === 'absent') return ABSENT;
  if (services?.state !== 'supplied') return undefined;
  const service = services.values.at(index);
  return service === undefined ? ABSENT : one(name, service);
}

function viaService({ request: { context } }: Subject): ContextValue {
  const services = context.get('aws:calledvia');
  const called = services?.state === 'supplied' && services.values.length > 0;
  return one('aws:ViaAWSService', String(called));
}

/** Both clock keys tell one instant: that of the other key when supplied, else the given one. */
function secondsFrom(subject: Subject, otherKey: string): number | undefined {
  const other = subject.request.context.get(otherKey);
  if (other?.state !== 'supplied') {
    return subject.now === undefined ? undefined : Math.floor(subject.now / 1000);
  }
  const whole = readInstant(other.values[0] ?? '')?.seconds;
  return whole && Number(`${whole.negative ? '-' : ''}${whole.whole || '0'}`);
}

/** Every request carries the time, so that it is known to be there even when it is not told. */
function currentTime(subject: Subject): ContextValue {
  const seconds = secondsFrom(subject, 'aws:epochtime');
  return seconds !== undefined && hasIsoForm(seconds)
    ? one('aws:CurrentTime', isoFormOf(seconds))
    : PRESENT;
}

function epochTime(subject: Subject): ContextValue {
  const seconds = secondsFrom(subject, 'aws:currenttime');
  return seconds !== undefined && hasIsoForm(seconds)
    ? one('aws:EpochTime', String(seconds))
    : PRESENT;
}

/** The ARN's region; services with one endpoint report its region (clause 12.17). */
function requestedRegion(subject: Subject): ContextValue | undefined {
  const { action, resource } = subject.request;
  const arn = readArn(resource);
  const region = globalServices.has(serviceOf(foldCase(action)))
    ? globalRegion(arn?.partition)
    : arn?.region;
  const known = region !== undefined && /^[a-z0-9-]+$/.test(region);
  return known ? one('aws:RequestedRegion', region) : undefined;
}

/** Other partitions have their own, which the guide does not list. */
function globalRegion(partition: string | undefined): string | undefined {
  return partition === undefined || partition === 'aws' ? globalServiceRegion : undefined;
}
