import type { PolicySlot, PolicyType } from '../../src/policy/policy.ts';
import { type Caller, isIam, isServiceLinked, ownersOrganization } from './caller.ts';
import { conditionHolds } from './condition.ts';
import { type Context, variableValue } from './context.ts';
import { actionMatches } from './pattern.ts';
import { type Kind, kindsOf } from './principal.ts';
import { resourceMatches } from './resource.ts';
import {
  listOf,
  type NamedDocument,
  named,
  type OneOrMany,
  type OracleOptions,
  type PolicyDocument,
  type RequestDocument,
  type ScenarioPolicies,
  type StatementDocument,
} from './scenario.ts';
import { isTrust, ownerNamedBy, rcpCovers } from './services.ts';

/** Everything that statements are tested against. */
export interface World {
  readonly policies: ScenarioPolicies;
  readonly request: RequestDocument;
  readonly caller: Caller;
  readonly context: Context;
  readonly options: OracleOptions;
  /** Whether a permissions boundary applies to the caller. */
  readonly bounded: boolean;
}

/** A policy type that applies, with one result a level; one level where there are no levels. */
export interface Slot {
  readonly name: PolicySlot;
  readonly levels: readonly Result[];
}

/** What the policies of one level say to the request (clause 0.2). */
export interface Result {
  readonly denies: readonly string[];
  readonly allows: readonly Grant[];
}

/** An Allow statement that applies, and how it names the caller. */
export interface Grant {
  readonly id: string;
  readonly kinds: ReadonlySet<Kind>;
}

/** The policy types that apply to this caller and resource (clause 5.2), each evaluated. */
export function slotsOf(world: World): readonly Slot[] {
  const { policies, request } = world;
  const slots: Slot[] = [];
  const add = (name: PolicySlot, levels: readonly OneOrMany<PolicyDocument>[]): void => {
    if (!applies(name, world)) return;
    const type = name === 'resource' && isTrust(request) ? 'trust' : name;
    const results = levels.map((level, index) => {
      const position = name.endsWith('Control') ? `${name}[${index}]` : name;
      return resultOf(named(level, position), type, world);
    });
    slots.push({ name, levels: results });
  };
  if (policies.serviceControl) add('serviceControl', policies.serviceControl);
  if (policies.resourceControl) add('resourceControl', policies.resourceControl);
  // Empty: the endpoint's default policy, which allows everything (clause 12.12).
  if (listOf(policies.vpcEndpoint).length > 0) add('vpcEndpoint', [policies.vpcEndpoint ?? []]);
  if (policies.resource) add('resource', [policies.resource]);
  if (policies.permissionsBoundary) add('permissionsBoundary', [policies.permissionsBoundary]);
  if (policies.session) add('session', [policies.session]);
  add('identity', [policies.identity ?? []]);
  return slots;
}

/** Table 5.2. */
function applies(name: PolicySlot, world: World): boolean {
  const { caller, request, options, bounded } = world;
  const iam = isIam(caller);
  switch (name) {
    case 'serviceControl':
      return iam && !isServiceLinked(caller) && caller.organization?.managementAccount !== true;
    case 'resourceControl':
      return !isServiceLinked(caller) && !ownedByManagement(world) && rcpCovers(request, options);
    case 'identity':
      return iam && caller.kind !== 'root';
    case 'permissionsBoundary':
      return bounded;
    case 'session':
      return iam && (caller.kind === 'role' || caller.kind === 'federatedUser');
    case 'vpcEndpoint':
    case 'resource':
      return true;
  }
}

/** Organizations leave their management account alone (clause 5.2). */
function ownedByManagement({ request, caller }: World): boolean {
  const owner = ownerNamedBy(request) ?? (isIam(caller) ? caller.account : undefined);
  return ownersOrganization(request, caller, owner)?.managementAccount === true;
}

export function carriesBoundary(caller: Caller): boolean {
  return isIam(caller) && caller.kind !== 'root' && !isServiceLinked(caller);
}

function resultOf(documents: readonly NamedDocument[], type: PolicyType, world: World): Result {
  const applying = documents.flatMap(({ name, policy }) => {
    const variables = policy.Version === '2012-10-17';
    return listOf(policy.Statement).flatMap((statement, index) => {
      const kinds = principalKinds(statement, type, world);
      const matched = kinds.size > 0 && matches(statement, variables, type, world);
      return matched ? [{ id: `${name}#${index}`, effect: statement.Effect, kinds }] : [];
    });
  });
  return {
    denies: applying.filter(({ effect }) => effect === 'Deny').map(({ id }) => id),
    allows: applying.filter(({ effect }) => effect === 'Allow'),
  };
}

/** How a statement names the caller; in the types without Principal it speaks of the caller alone. */
function principalKinds(
  statement: StatementDocument,
  type: PolicyType,
  { caller, bounded, options }: World,
): ReadonlySet<Kind> {
  switch (type) {
    case 'resource':
    case 'trust':
    case 'vpcEndpoint':
    case 'resourceControl':
      return kindsOf(statement, caller, bounded, options.notPrincipal === 'lenient');
    default:
      return new Set(['LEAF' as const]);
  }
}

/** Whether action, resource and condition of a statement match (clauses 2.2, 2.3, 4). */
function matches(
  statement: StatementDocument,
  variables: boolean,
  policyType: PolicyType,
  { request, context, options }: World,
): boolean {
  const variable = (key: string): string | undefined => variableValue(context, key);
  const action = (pattern: string): boolean => actionMatches(pattern, request.action);
  const { resource } = request;
  const covers = (pattern: string): boolean =>
    resourceMatches({ pattern, resource, policyType, variables, variable, options });
  return (
    anyOrNone(statement.Action, statement.NotAction, action) &&
    anyOrNone(statement.Resource, statement.NotResource, covers) &&
    conditionHolds({ statement, variables, context, variable, options })
  );
}

/** The plain form needs a match, the Not form none; without either the element matches. */
function anyOrNone(
  plain: OneOrMany<string> | undefined,
  not: OneOrMany<string> | undefined,
  match: (pattern: string) => boolean,
): boolean {
  if (plain !== undefined) return listOf(plain).some(match);
  return !listOf(not).some(match);
}
