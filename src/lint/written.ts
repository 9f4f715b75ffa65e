import type { JsonNode, JsonObject } from '../../grammar/json/tree.ts';
import type { Operator } from '../condition/operators.ts';
import type { OperatorText } from '../policy/condition-block.ts';
import type { Effect, Policy, PolicyType, PolicyVersion } from '../policy/policy.ts';
import type { Path } from '../policy/policy-faults.ts';
import type { PrincipalKind } from '../policy/principal.ts';
import type { SourceText } from '../text/source.ts';
import type { Span } from '../text/span.ts';

// A policy as it was written, which rules look at: it holds what cannot be evaluated as well, and
// everything in it knows its place. What is of the wrong JSON type is left out of the lists here;
// `node` has it.

/** Where something stands: in the document, and in the file's text. */
export interface Place {
  readonly path: Path;
  readonly span?: Span;
}

export interface WrittenText extends Place {
  readonly text: string;
}

export interface WrittenPolicy extends Place {
  readonly type: PolicyType;
  readonly node: JsonNode;
  readonly source: SourceText;
  /** What it is attached to, where that is known: `AWS::S3::Bucket`. */
  readonly resourceType?: string;
  /** Policies of one owner apply to one principal together. */
  readonly owner?: string;
  /** Whether `span`s are those of the document's own text, so that fixes can be applied. */
  readonly editable: boolean;
  /** What an absent or unknown `Version` means, too. */
  readonly version: PolicyVersion;
  readonly statements: readonly WrittenStatement[];
  /** The policy that can be evaluated; absent when the reader refuses it or a part is unresolved. */
  readonly policy: Policy | undefined;
}

export interface WrittenStatement extends Place {
  /** Position in the document, from 0. */
  readonly index: number;
  readonly node: JsonObject;
  readonly effect?: Effect;
  readonly sid?: WrittenText;
  /** `Action`, or `NotAction` where that stands alone. */
  readonly action?: WrittenElement;
  readonly resource?: WrittenElement;
  readonly principal?: WrittenPrincipal;
  /** One for each key under each operator, in source order; all must hold. */
  readonly clauses: readonly WrittenClause[];
  /** Whether `Condition` has something that `clauses` has not: unresolved, or of a wrong type. */
  readonly conditionHidden: boolean;
}

/** `Action`, `NotAction`, `Resource` or `NotResource`. */
export interface WrittenElement extends Place {
  /** Whether it is the Not form. */
  readonly negated: boolean;
  readonly name: string;
  readonly keySpan?: Span;
  readonly node: JsonNode;
  readonly entries: readonly WrittenText[];
  /** Whether an entry is unresolved: what is not in `entries` may be there all the same. */
  readonly partial: boolean;
}

export interface WrittenPrincipal extends Place {
  readonly negated: boolean;
  readonly name: 'Principal' | 'NotPrincipal';
  readonly keySpan?: Span;
  readonly node: JsonNode;
  /** Whether it is the bare string `*`. */
  readonly everyone: boolean;
  readonly entries: readonly WrittenPrincipalEntry[];
  readonly partial: boolean;
}

export interface WrittenPrincipalEntry extends WrittenText {
  readonly kind: PrincipalKind;
}

export interface WrittenClause extends Place {
  /** As written and taken apart. */
  readonly operator: OperatorText;
  /** The row of the operator table; absent when there is no such operator. */
  readonly row?: Operator;
  readonly operatorPlace: Place;
  /** As written, and in lower case for looking it up. */
  readonly key: string;
  readonly folded: string;
  readonly keySpan?: Span;
  readonly node: JsonNode;
  readonly values: readonly WrittenValue[];
  readonly partial: boolean;
}

export interface WrittenValue extends WrittenText {
  readonly written: 'string' | 'number' | 'boolean';
}
