import type { SourceText } from '../text/source.ts';
import type { Span } from '../text/span.ts';
import type { ConditionBlock } from './condition-block.ts';
import type { PrincipalElement } from './principal.ts';

export type Effect = 'Allow' | 'Deny';

/** What a document is attached to decides which elements it must and may have (clause 1.3). */
export type PolicyType =
  | 'identity'
  | 'resource'
  | 'trust'
  | 'permissionsBoundary'
  | 'session'
  | 'serviceControl'
  | 'resourceControl'
  | 'vpcEndpoint';

/**
 * The place that a policy takes in a decision, and the word that verdicts use for it. A trust
 * policy takes the place of the resource's own policy.
 */
export type PolicySlot = Exclude<PolicyType, 'trust'>;

/** `2008-10-17` is also what an absent Version means: no policy variables (clause 1.5). */
export type PolicyVersion = '2012-10-17' | '2008-10-17';

/** A policy document that can be evaluated. Plain data; spans point into `source`. */
export interface Policy {
  /** The name that verdicts use: a file, a given name, or `identity[0]`. */
  readonly name: string;
  readonly type: PolicyType;
  readonly version: PolicyVersion;
  /** The elements as written, for printing back; absent ones are absent. */
  readonly stated: { readonly version?: PolicyVersion; readonly id?: string };
  readonly statements: readonly Statement[];
  /** Whether `Statement` was written as a list. */
  readonly list: boolean;
  readonly span?: Span;
  readonly source?: SourceText;
}

export interface Statement {
  /** Position in the document, from 0. */
  readonly index: number;
  readonly sid?: string;
  readonly effect: Effect;
  readonly principal?: PrincipalElement;
  readonly action: PatternElement;
  readonly resource?: PatternElement;
  /** Absent when there is no `Condition` element; blocks and clauses are AND-ed (clause 4.8). */
  readonly condition?: readonly ConditionBlock[];
  readonly span?: Span;
}

/** `Action`, `NotAction`, `Resource` or `NotResource`. */
export interface PatternElement {
  /** Whether it is the Not form. */
  readonly negated: boolean;
  readonly patterns: readonly TextPattern[];
  /** Whether it was written as a list. */
  readonly list: boolean;
  readonly span?: Span;
}

/** A pattern as it stands in the policy; what it matches is told by `match`. */
export interface TextPattern {
  readonly text: string;
  readonly span?: Span;
}
