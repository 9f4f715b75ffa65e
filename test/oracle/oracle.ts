import { type Caller, callerOf, type IamCaller, isIam } from './caller.ts';
import { contextOf } from './context.ts';
import type { Kind } from './principal.ts';
import type { OracleOptions, RequestDocument, Scenario } from './scenario.ts';
import {
  isOpenToTokens,
  isStrict,
  managesOwnPolicy,
  ownerNamedBy,
  unconditional,
} from './services.ts';
import { carriesBoundary, type Grant, type Slot, slotsOf, type World } from './slots.ts';

export interface OracleVerdict {
  readonly decision: 'allowed' | 'explicitDeny' | 'implicitDeny';
  /** `<policy>#<statement>`: every Deny, or the Allows of the identity and resource slots. */
  readonly statements: ReadonlySet<string>;
}

/** The verdict of clauses 5 and 12, worked out from the plain documents. */
export function oracle(scenario: Scenario, options: OracleOptions = {}): OracleVerdict {
  const { request, policies } = scenario;
  const caller = callerOf(request);
  return decide({
    policies,
    request,
    caller,
    context: contextOf(request, caller, options),
    options,
    bounded: policies.permissionsBoundary !== undefined && carriesBoundary(caller),
  });
}

/** Clauses 5.4 and 5.5 in their order. */
function decide(world: World): OracleVerdict {
  const { request, caller } = world;
  const authenticated = isIam(caller) || caller.kind === 'service';
  if (authenticated && unconditional(request.action)) return verdict('allowed');

  const slots = slotsOf(world);
  const denying = slots.filter(({ name }) => !(name === 'resource' && escapesLockout(world)));
  const denies = denying.flatMap((slot) => slot.levels.flatMap((level) => level.denies));
  if (denies.length > 0) return verdict('explicitDeny', denies);
  if (partitionsDiffer(caller, request)) return verdict('implicitDeny');
  if (silent(slots, 'serviceControl') || silent(slots, 'vpcEndpoint')) {
    return verdict('implicitDeny');
  }
  if (!grantsAccess(world, slots)) return verdict('implicitDeny');
  return verdict('allowed', grantingStatements(world, slots));
}

/**
 * Every Allow of identity policies, and of the resource's policy those that can grant: naming the
 * account alone grants nothing inside it, unless the service is strict (clause 5.4).
 */
function grantingStatements({ caller, request }: World, slots: readonly Slot[]): readonly string[] {
  const inside = isIam(caller) && isSameAccount(caller, request) && !isStrict(request);
  const allowsOf = (name: Slot['name']): readonly Grant[] =>
    slots.filter((slot) => slot.name === name).flatMap((slot) => slot.levels[0]?.allows ?? []);
  const counts = ({ kinds }: Grant): boolean =>
    !inside || [...kinds].some((kind) => kind !== 'ACCOUNT');
  return [...allowsOf('identity'), ...allowsOf('resource').filter(counts)].map(({ id }) => id);
}

function isSameAccount(caller: IamCaller, request: RequestDocument): boolean {
  return (ownerNamedBy(request) ?? caller.account) === caller.account;
}

function verdict(
  decision: OracleVerdict['decision'],
  statements: readonly string[] = [],
): OracleVerdict {
  return { decision, statements: new Set(statements) };
}

/** Option `rootLockoutEscape`: the owner's root can always repair the policy (clause 12.14). */
function escapesLockout({ caller, request, options }: World): boolean {
  if (options.rootLockoutEscape !== true || caller.kind !== 'root') return false;
  return isSameAccount(caller, request) && managesOwnPolicy(request.action);
}

/** Clauses 5.5 and 12.13: only when both partitions are known. */
function partitionsDiffer(caller: Caller, request: RequestDocument): boolean {
  const [prefix, partition] = request.resource.split(':');
  return isIam(caller) && prefix === 'arn' && partition !== caller.partition;
}

/** Result `i`: the policy type applies, and one of its levels allows nothing (clause 5.3). */
function silent(slots: readonly Slot[], name: Slot['name']): boolean {
  const slot = slots.find((candidate) => candidate.name === name);
  return slot?.levels.some((level) => level.allows.length === 0) ?? false;
}

/** Result `A`. */
function allows(slots: readonly Slot[], name: Slot['name']): boolean {
  return slots.some((slot) => slot.name === name) && !silent(slots, name);
}

/** From line 5 of clause 5.4 on: nothing denies, and no organization or endpoint is silent. */
function grantsAccess({ caller, request }: World, slots: readonly Slot[]): boolean {
  const resource = slots.find((slot) => slot.name === 'resource')?.levels[0]?.allows ?? [];
  const grants = new Set(resource.flatMap(({ kinds }) => [...kinds]));
  const open = grants.has('LEAF') || grants.has('WILDCARD');
  switch (caller.kind) {
    case 'federated':
      // The trust policy alone, and a token opens no other call (clauses 5.6, 12.15).
      return isOpenToTokens(request) && grants.has('FEDERATED');
    case 'anonymous':
      return open;
    case 'service':
      return open || grants.has('SERVICE');
    default: {
      const decision = isSameAccount(caller, request) ? sameAccount : crossAccount;
      return decision(caller, grants, slots, isStrict(request));
    }
  }
}

/** Clause 5.4, lines 5 and 8 to 12. */
function sameAccount(
  caller: IamCaller,
  grants: ReadonlySet<Kind>,
  slots: readonly Slot[],
  strict: boolean,
): boolean {
  const opened = !strict || grants.size > 0;
  if (caller.kind === 'root') return opened;
  if (grants.has('LEAF') || grants.has('WILDCARD')) return true;
  if (!limitsPass(caller, slots)) return false;
  return grants.has('ISSUER') || (opened && allows(slots, 'identity'));
}

/** Clause 5.5: both sides must allow; the root user needs no identity policy. */
function crossAccount(
  caller: IamCaller,
  grants: ReadonlySet<Kind>,
  slots: readonly Slot[],
): boolean {
  if (grants.size === 0) return false;
  return caller.kind === 'root' || (allows(slots, 'identity') && limitsPass(caller, slots));
}

/** Boundary and session in {A, -}; a federated user's session must be A (clauses 5.4, 12.13). */
function limitsPass(caller: IamCaller, slots: readonly Slot[]): boolean {
  if (silent(slots, 'permissionsBoundary')) return false;
  return caller.kind === 'federatedUser' ? allows(slots, 'session') : !silent(slots, 'session');
}
