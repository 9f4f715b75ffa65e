import type { ContextKey } from '../catalog/context-key.ts';
import type { Span } from '../text/span.ts';

/** How a clause treats several request values (clause 4.1). */
export type Quantifier = 'single' | 'forAllValues' | 'forAnyValue';

/** One operator of a Condition element with its keys, as written. */
export interface ConditionBlock {
  readonly operator: OperatorText;
  readonly clauses: readonly ConditionClause[];
  readonly span?: Span;
}

/** An operator's name taken apart: `[ForAllValues:|ForAnyValue:] base [IfExists]` (clause 4.1). */
export interface OperatorText {
  /** As written. */
  readonly text: string;
  readonly quantifier: Quantifier;
  /** The base name as written; whether an operator of that name exists is told by `condition`. */
  readonly base: string;
  readonly ifExists: boolean;
  readonly span?: Span;
}

/** One key under an operator with the values it is compared with (OR, or NOR when negated). */
export interface ConditionClause {
  readonly key: ContextKey;
  readonly values: readonly ConditionValue[];
  /** Whether the values were written as a list. */
  readonly list: boolean;
  readonly span?: Span;
}

export interface ConditionValue {
  /** The value as text: a number keeps its lexeme, `true` is `'true'` (clause 1.1). */
  readonly text: string;
  readonly written: 'string' | 'number' | 'boolean';
  readonly span?: Span;
}

/** Cuts an operator's name into its parts; prefixes and suffix in any case (clause 1.2). */
export function readOperatorText(text: string, span?: Span): OperatorText {
  const parts = /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/is.exec(text);
  const prefix = parts?.[1]?.toLowerCase();
  const quantifier =
    prefix === 'forallvalues'
      ? 'forAllValues'
      : prefix === 'foranyvalue'
        ? 'forAnyValue'
        : 'single';
  return {
    text,
    quantifier,
    base: parts?.[2] ?? text,
    ifExists: parts?.[3] !== undefined,
    ...(span && { span }),
  };
}
