import type { Effect, PolicySlot } from '../policy/policy.ts';
import type { Range } from '../text/source.ts';

/** A verdict's name, in the words of IAM's EvalDecision, with `unknown` for incomplete input. */
export type Decision = 'allowed' | 'explicitDeny' | 'implicitDeny' | 'unknown';

/** The verdict with what it rests on. */
export type Evaluation = Allowed | ExplicitDeny | ImplicitDeny | Unknown;

export interface Allowed extends Considered {
  readonly decision: 'allowed';
  /** The Allow statements that applied; empty when no statement was needed (`because` says why). */
  readonly allowedBy: readonly MatchedStatement[];
  readonly because: 'policies' | 'rootUser' | 'unconditionalAction';
}

export interface ExplicitDeny extends Considered {
  readonly decision: 'explicitDeny';
  /** Every Deny statement that applied, in the order of clause 5.7. */
  readonly deniedBy: readonly MatchedStatement[];
}

export interface ImplicitDeny extends Considered {
  readonly decision: 'implicitDeny';
  /** The policy types whose Allow is missing, the first failing gate of clause 5.4 first. */
  readonly notAllowedBy: readonly PolicySlot[];
  readonly because: 'noAllow' | 'resourcePolicyNotSupplied' | 'otherPartition' | 'notForFederated';
}

export interface Unknown extends Considered {
  readonly decision: 'unknown';
  /** The verdicts that stay possible. */
  readonly possible: readonly Exclude<Decision, 'unknown'>[];
  /** For each key that could change this verdict, what some values of it would lead to. */
  readonly outcomes: readonly Outcome[];
  /** What is missing: context keys, who exactly the caller is, or the resource's policy. */
  readonly because: 'contextKeys' | 'principal' | 'resourcePolicyNotSupplied';
}

/** What every verdict tells. */
export interface Considered {
  /**
   * Context keys, as the policies write them, that statements matching this action and resource
   * asked for and that were neither supplied nor derived. On `unknown`: those that could change
   * this verdict.
   */
  readonly missingContextKeys: readonly string[];
  /** A rule that the service enforces whatever policies say; never part of the verdict (clause 12.14). */
  readonly serviceRule?: string;
}

export interface Outcome {
  readonly key: string;
  /** `null` is the key's absence. */
  readonly value: string | null;
  readonly decision: Decision;
}

/** A statement that applied, and where it stands. */
export interface MatchedStatement {
  readonly policyType: PolicySlot;
  /** The policy's name. */
  readonly policy: string;
  /** Position in its document, from 0. */
  readonly statement: number;
  readonly sid?: string;
  readonly effect: Effect;
  /** Lines and columns from 1; absent for policies that came as values. */
  readonly span?: Range;
  /** The level of a service or resource control policy, the organization root being 0. */
  readonly level?: number;
}
