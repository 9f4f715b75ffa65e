import type { PatternElement, Policy, PolicySlot, Statement } from '../policy/policy.ts';
import type { PrincipalElement } from '../policy/principal.ts';
import type { MatchedStatement } from './evaluation.ts';
import type { PolicySet } from './policy-set.ts';

/** One edit of one policy. */
export type Change =
  | {
      readonly kind: 'addAction' | 'addResource';
      readonly statement: MatchedStatement;
      readonly value: string;
    }
  | { readonly kind: 'addStatement'; readonly place: Place; readonly grant: Grant }
  | { readonly kind: 'removeStatement'; readonly statement: MatchedStatement };

/** The policy that a new statement goes into. */
export interface Place {
  readonly policyType: PolicySlot;
  /** Absent when there is no such policy yet. */
  readonly policy?: string;
  readonly level?: number;
}

/** A new Allow statement. */
export interface Grant {
  readonly action: string;
  /** Absent in a trust policy, where the role itself is the resource. */
  readonly resource?: string;
  /** The caller, in policies that name principals. */
  readonly principal?:
    | { readonly kind: 'AWS' | 'Service' | 'Federated'; readonly text: string }
    | '*';
}

/** The policy set with the change made. */
export function withChange(policies: PolicySet, change: Change): PolicySet {
  switch (change.kind) {
    case 'addAction':
      return editStatement(policies, change.statement, (statement) => [
        { ...statement, action: adding(statement.action, change.value) },
      ]);
    case 'addResource':
      return editStatement(policies, change.statement, (statement) => [
        {
          ...statement,
          ...(statement.resource && { resource: adding(statement.resource, change.value) }),
        },
      ]);
    case 'removeStatement':
      return editStatement(policies, change.statement, () => []);
    case 'addStatement':
      return addStatement(policies, change.place, change.grant);
  }
}

function adding(element: PatternElement, text: string): PatternElement {
  return { ...element, patterns: [...element.patterns, { text }], list: true };
}

function editStatement(
  policies: PolicySet,
  target: MatchedStatement,
  edit: (statement: Statement) => readonly Statement[],
): PolicySet {
  const place = {
    policyType: target.policyType,
    policy: target.policy,
    ...(target.level !== undefined && { level: target.level }),
  };
  return editPolicies(policies, place, (policy) => ({
    ...policy,
    statements: policy.statements.flatMap((statement) =>
      statement.index === target.statement ? edit(statement) : [statement],
    ),
  }));
}

function addStatement(policies: PolicySet, place: Place, grant: Grant): PolicySet {
  if (place.policy === undefined) return addPolicy(policies, place, grant);
  return editPolicies(policies, place, (policy) => ({
    ...policy,
    statements: [...policy.statements, statementOf(grant, nextIndex(policy))],
  }));
}

function nextIndex(policy: Policy): number {
  return Math.max(-1, ...policy.statements.map((statement) => statement.index)) + 1;
}

function statementOf({ action, resource, principal }: Grant, index: number): Statement {
  return {
    index,
    effect: 'Allow',
    ...(principal !== undefined && { principal: principalElement(principal) }),
    action: { negated: false, patterns: [{ text: action }], list: false },
    ...(resource !== undefined && {
      resource: { negated: false, patterns: [{ text: resource }], list: false },
    }),
  };
}

function principalElement(principal: NonNullable<Grant['principal']>): PrincipalElement {
  return {
    negated: false,
    principals:
      principal === '*'
        ? '*'
        : [{ kind: principal.kind, entries: [{ text: principal.text }], list: false }],
  };
}

function addPolicy(policies: PolicySet, { policyType, level }: Place, grant: Grant): PolicySet {
  const policy: Policy = {
    name: policyType,
    type: policyType,
    version: '2012-10-17',
    stated: { version: '2012-10-17' },
    statements: [statementOf(grant, 0)],
    list: true,
  };
  switch (policyType) {
    case 'identity':
    case 'session':
    case 'vpcEndpoint':
      return { ...policies, [policyType]: [...(policies[policyType] ?? []), policy] };
    case 'resource':
    case 'permissionsBoundary':
      return { ...policies, [policyType]: policy };
    case 'serviceControl':
    case 'resourceControl':
      return {
        ...policies,
        [policyType]: policies[policyType]?.map((one, index) =>
          index === level ? [...one, policy] : one,
        ),
      };
  }
}

/** Edits the policies of one name in one place; the others stay as they are. */
function editPolicies(
  policies: PolicySet,
  { policyType, policy: name, level }: Place,
  edit: (policy: Policy) => Policy,
): PolicySet {
  const edited = (policy: Policy) => (policy.name === name ? edit(policy) : policy);
  switch (policyType) {
    case 'identity':
    case 'session':
    case 'vpcEndpoint':
      return { ...policies, [policyType]: policies[policyType]?.map(edited) };
    case 'resource':
    case 'permissionsBoundary': {
      const policy = policies[policyType];
      return policy ? { ...policies, [policyType]: edited(policy) } : policies;
    }
    case 'serviceControl':
    case 'resourceControl':
      return {
        ...policies,
        [policyType]: policies[policyType]?.map((one, index) =>
          index === level ? one.map(edited) : one,
        ),
      };
  }
}
