import { type Caller, ownersOrganization } from './caller.ts';
import {
  listOf,
  lower,
  type OracleOptions,
  type OrganizationDocument,
  type RequestDocument,
} from './scenario.ts';
import { ownerNamedBy } from './services.ts';
import { type Decimal, instantOf } from './values.ts';

/** The request's context; a key that is not there is absent (clause 6.4). */
export type Context = readonly ContextEntry[];

interface ContextEntry {
  readonly name: string;
  readonly values: readonly string[];
}

/** Keys typed as lists: they never fill a variable (clauses 3.3, 6, 12.8). */
const listKeys = new Set([
  'aws:tagkeys',
  'aws:calledvia',
  'aws:principalorgpaths',
  'aws:principalservicenameslist',
  'aws:resourceorgpaths',
  'aws:sourceorgpaths',
  'aws:vpceorgpaths',
]);

/** Derived keys first, then what the caller says, which always wins (clause 6.4.1). */
export function contextOf(
  request: RequestDocument,
  caller: Caller,
  options: OracleOptions,
): Context {
  const derived: ContextEntry[] = [];
  const set: SetKey = (name, value) => {
    if (value === undefined) return;
    derived.push({ name, values: typeof value === 'string' ? [value] : value });
  };
  principalKeys(caller, set);
  resourceKeys(request, caller, set);
  set('aws:SecureTransport', 'true');
  timeKeys(request, options, set);
  requestKeys(request, set);
  const said = new Set(Object.keys(request.context ?? {}).map(lower));
  return [...suppliedBy(request), ...derived.filter(({ name }) => !said.has(lower(name)))];
}

/** What the caller says is there; `null` says that a key is absent (clause 6.4.1). */
function suppliedBy(request: RequestDocument): Context {
  return Object.entries(request.context ?? {}).flatMap(([name, value]) =>
    value === null ? [] : [{ name, values: listOf(value).map(String) }],
  );
}

/** A key's values, none when it is absent; of tag keys that differ in case the exact one (4.9). */
export function valuesOf(context: Context, key: string): readonly string[] {
  const spellings = context.filter(({ name }) => lower(name) === lower(key));
  return (spellings.find(({ name }) => name === key) ?? spellings[0])?.values ?? [];
}

type SetKey = (key: string, value: string | readonly string[] | undefined) => void;

/** Tables 3.6 and 6.1. */
function principalKeys(caller: Caller, set: SetKey): void {
  if (caller.kind === 'federated') {
    set('aws:FederatedProvider', caller.provider);
    return;
  }
  set('aws:PrincipalType', principalTypes[caller.kind]);
  if (caller.kind === 'anonymous') {
    set('aws:PrincipalAccount', 'anonymous');
    set('aws:userid', 'anonymous');
    return;
  }
  set('aws:PrincipalIsAWSService', String(caller.kind === 'service'));
  if (caller.kind === 'service') {
    set('aws:PrincipalServiceName', caller.name);
    return;
  }
  set('aws:PrincipalAccount', caller.account);
  for (const [tag, value] of Object.entries(caller.tags ?? {})) {
    set(`aws:PrincipalTag/${tag}`, value);
  }
  organizationKeys('Principal', caller.organization, set);
  if (caller.kind === 'root') {
    set('aws:PrincipalArn', caller.arn);
    set('aws:userid', caller.account);
  } else if (caller.kind === 'user') {
    set('aws:PrincipalArn', caller.arn);
    set('aws:userid', caller.uniqueId);
    set('aws:username', caller.arn.slice(caller.arn.lastIndexOf('/') + 1));
  } else if (caller.kind === 'federatedUser') {
    set('aws:PrincipalArn', caller.arn);
    set('aws:userid', `${caller.account}:${caller.arn.slice(caller.arn.indexOf('/') + 1)}`);
  } else {
    set('aws:PrincipalArn', caller.roleArn ?? caller.pathlessRoleArn);
    if (caller.uniqueId !== undefined && caller.sessionName !== undefined) {
      set('aws:userid', `${caller.uniqueId}:${caller.sessionName}`);
    }
  }
}

const principalTypes = {
  anonymous: 'Anonymous',
  root: 'Account',
  user: 'User',
  federatedUser: 'FederatedUser',
  role: 'AssumedRole',
  service: undefined,
} as const;

function organizationKeys(
  who: 'Principal' | 'Resource',
  organization: OrganizationDocument | undefined,
  set: SetKey,
): void {
  set(`aws:${who}OrgID`, organization?.id);
  set(`aws:${who}OrgPaths`, organization?.paths);
}

/** Clauses 6.3, 12.17: the ARN's account or the stated owner, never the default. */
function resourceKeys(request: RequestDocument, caller: Caller, set: SetKey): void {
  const owner = ownerNamedBy(request);
  set('aws:ResourceAccount', owner);
  organizationKeys('Resource', ownersOrganization(request, caller, owner), set);
  const region = request.resource.split(':')[3] ?? '';
  const service = lower(request.action).split(':')[0] ?? '';
  const global = ['iam', 'route53', 'cloudfront', 'organizations'].includes(service);
  set('aws:RequestedRegion', global ? 'us-east-1' : region === '' ? undefined : region);
}

/** Clause 12.17: the clock's two keys follow whichever of them is supplied. */
function timeKeys(request: RequestDocument, options: OracleOptions, set: SetKey): void {
  const supplied = suppliedBy(request);
  const [text] = [...valuesOf(supplied, 'aws:CurrentTime'), ...valuesOf(supplied, 'aws:EpochTime')];
  const instant = text === undefined ? undefined : instantOf(text);
  const now = text === undefined ? options.now : instant && millisecondsOf(instant);
  if (now === undefined) return;
  set('aws:CurrentTime', new Date(now).toISOString());
  set('aws:EpochTime', String(Math.floor(now / 1000)));
}

function millisecondsOf({ digits, scale }: Decimal): number {
  return Number((digits * 1000n) / 10n ** BigInt(scale));
}

/** Keys that follow from others that the caller supplied (clauses 6.3, 12.17). */
function requestKeys(request: RequestDocument, set: SetKey): void {
  const via = valuesOf(suppliedBy(request), 'aws:CalledVia');
  set('aws:ViaAWSService', String(via.length > 0));
  set('aws:CalledViaFirst', via[0]);
  set('aws:CalledViaLast', via.at(-1));
  const prefix = 'aws:requesttag/';
  const tags = Object.entries(request.context ?? {})
    .filter(([key, value]) => value !== null && lower(key).startsWith(prefix))
    .map(([key]) => key.slice(prefix.length));
  set('aws:TagKeys', tags.length > 0 ? tags : undefined);
}

/** What a key puts in the place of a variable (clause 3.3). */
export function variableValue(context: Context, key: string): string | undefined {
  const values = valuesOf(context, key);
  const [value] = values;
  if (listKeys.has(lower(key)) || values.length !== 1 || value === '') return undefined;
  return value;
}
