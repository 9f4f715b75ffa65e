import { isIam } from '../match/match-principal.ts';
import type { Policy, PolicySlot } from '../policy/policy.ts';
import type { Request } from '../request/request.ts';
import { type Change, type Grant, type Place, withChange } from './change.ts';
import { evaluate } from './evaluate.ts';
import type { Evaluation } from './evaluation.ts';
import { explain } from './explain.ts';
import { type PolicyExplanation, type StatementExplanation, statementsOf } from './explanation.ts';
import type { EvaluationOptions } from './options.ts';
import { type PolicySet, serviceControlLevels } from './policy-set.ts';
import { isRoleAssumption } from './situation.ts';

/** More edits than this are no longer a small change. */
const MOST_CHANGES = 8;

/**
 * The smallest change of the policies that would allow a denied request: for each gate that fails,
 * one more action or resource in the statement that came nearest, else one new statement; and
 * every Deny in the way removed. Undefined when the request is allowed or unknown, or when no
 * policy can allow it. What it returns was tried: with it, the request is allowed.
 */
export function suggestChange(
  request: Request,
  policies: PolicySet,
  options?: EvaluationOptions,
): readonly Change[] | undefined {
  const changes: Change[] = [];
  let changed = policies;
  while (changes.length <= MOST_CHANGES) {
    const evaluation = evaluate(request, changed, options);
    if (evaluation.decision === 'allowed') return changes.length > 0 ? changes : undefined;
    const next = nextChange(evaluation, request, changed, options);
    if (next === undefined) return undefined;
    changes.push(next);
    changed = withChange(changed, next);
  }
  return undefined;
}

function nextChange(
  evaluation: Exclude<Evaluation, { decision: 'allowed' }>,
  request: Request,
  policies: PolicySet,
  options?: EvaluationOptions,
): Change | undefined {
  switch (evaluation.decision) {
    case 'unknown':
      return undefined;
    case 'explicitDeny':
      return evaluation.deniedBy.map(
        (statement): Change => ({ kind: 'removeStatement', statement }),
      )[0];
    case 'implicitDeny': {
      if (evaluation.because === 'otherPartition' || evaluation.because === 'notForFederated') {
        return undefined;
      }
      const [slot] = evaluation.notAllowedBy;
      return slot && allowIn(slot, request, policies, options);
    }
  }
}

/** Makes one policy type allow: by the nearest statement if one lacks a single value. */
function allowIn(
  slot: PolicySlot,
  request: Request,
  policies: PolicySet,
  options?: EvaluationOptions,
): Change | undefined {
  const said = explain(request, policies, options)
    .layers.filter((layer) => layer.policyType === slot)
    .flatMap((layer) => layer.policies);
  const level = slot === 'serviceControl' ? silentLevel(policies, said) : undefined;
  const silent = said.filter((policy) => policy.level === level);
  for (const statement of silent.flatMap((policy) => policy.statements)) {
    const change = completing(statement, request);
    if (change !== undefined && appliesAfter(change, request, policies, options)) return change;
  }
  return newStatement(slot, request, policies, level);
}

/** The first level of service control policies that does not allow. */
function silentLevel(policies: PolicySet, said: readonly PolicyExplanation[]): number {
  return serviceControlLevels(policies).findIndex(
    (_policies, level) =>
      !said.some((policy) => policy.level === level && policy.result === 'allow'),
  );
}

/** The one value that an Allow statement lacks, when it lacks no more. */
function completing(statement: StatementExplanation, request: Request): Completion | undefined {
  if (statement.statement.effect !== 'Allow') return undefined;
  const { principal = 'yes', action, resource, condition } = statement.elements;
  if (principal !== 'yes' || condition !== 'yes') return undefined;
  if (action === 'no' && resource === 'yes') {
    return { kind: 'addAction', statement: statement.statement, value: request.action };
  }
  if (action === 'yes' && resource === 'no') {
    return { kind: 'addResource', statement: statement.statement, value: request.resource };
  }
  return undefined;
}

/** Whether the completed statement applies: the Not forms cannot be completed by adding. */
function appliesAfter(
  change: Completion,
  request: Request,
  policies: PolicySet,
  options?: EvaluationOptions,
): boolean {
  const { policyType, policy, statement, level } = change.statement;
  return statementsOf(explain(request, withChange(policies, change), options)).some(
    ({ statement: one, applies }) =>
      applies === 'yes' &&
      one.policyType === policyType &&
      one.policy === policy &&
      one.statement === statement &&
      one.level === level,
  );
}

type Completion = Extract<Change, { readonly value: string }>;

function newStatement(
  slot: PolicySlot,
  request: Request,
  policies: PolicySet,
  level?: number,
): Change {
  const policy = policyIn(slot, policies, level);
  const place: Place = {
    policyType: slot,
    ...(policy && { policy: policy.name }),
    ...(level !== undefined && { level }),
  };
  return { kind: 'addStatement', place, grant: grantFor(slot, request) };
}

function policyIn(slot: PolicySlot, policies: PolicySet, level = 0): Policy | undefined {
  switch (slot) {
    case 'identity':
    case 'session':
    case 'vpcEndpoint':
      return policies[slot]?.[0];
    case 'resource':
    case 'permissionsBoundary':
      return policies[slot] ?? undefined;
    case 'serviceControl':
    case 'resourceControl':
      return policies[slot]?.[level]?.[0];
  }
}

function grantFor(slot: PolicySlot, request: Request): Grant {
  const { action, resource } = request;
  switch (slot) {
    case 'resource': {
      const principal = principalOf(request);
      return isRoleAssumption(request) ? { action, principal } : { action, resource, principal };
    }
    case 'vpcEndpoint':
      return { action, resource, principal: '*' };
    case 'identity':
    case 'session':
    case 'permissionsBoundary':
    case 'serviceControl':
    case 'resourceControl':
      return { action, resource };
  }
}

/** How a resource policy names the caller: a session by its role, so that it outlives the session. */
function principalOf({ principal }: Request): NonNullable<Grant['principal']> {
  if (!isIam(principal)) {
    switch (principal.kind) {
      case 'service':
        return { kind: 'Service', text: principal.name };
      case 'federated':
        return { kind: 'Federated', text: principal.provider };
      default:
        return '*';
    }
  }
  if (principal.kind !== 'assumedRole') return { kind: 'AWS', text: principal.arn.text };
  const { partition, account, roleName, roleArn } = principal;
  return {
    kind: 'AWS',
    text: roleArn?.text ?? `arn:${partition}:iam::${account}:role/${roleName}`,
  };
}
