import type { ContextKey } from '../catalog/context-key.ts';
import type { ConditionValue, OperatorText } from '../policy/condition-block.ts';
import type { ContextValue } from '../request/context.ts';
import type { Truth } from '../truth/truth.ts';

/** Why a clause holds, or does not, or cannot be told for one request. */
export interface ClauseExplanation {
  readonly written: OperatorText;
  /** The operator in AWS's spelling; absent when there is none of that name. */
  readonly operator?: string;
  readonly key: ContextKey;
  readonly result: Truth;
  readonly because: ClauseReason;
  /** What the request says of the key. */
  readonly request: ContextValue;
  /** What was compared of the request, those values first that decided; see `leftOut`. */
  readonly given: readonly ExplainedGiven[];
  /** The policy's values, those first that matched or cannot match; see `leftOut`. */
  readonly wanted: readonly ExplainedWanted[];
  /** How many values of long lists are not shown. */
  readonly leftOut: { readonly given: number; readonly wanted: number };
  readonly notes: readonly ConditionNote[];
}

/** Which rule of clause 4.6 gave the answer. */
export type ClauseReason =
  | 'unknownOperator'
  /** The operator asks whether the key is there. */
  | 'presence'
  | 'keyMissing'
  /** The key is there, or may be there, and its value is not known. */
  | 'keyNotKnown'
  /** A set operator takes empty texts for no values. */
  | 'onlyEmptyTexts'
  /** A plain operator met several values. */
  | 'severalValues'
  | 'comparison';

export interface ExplainedGiven {
  readonly text: string;
  /** Whether this value passes the operator, negation included. */
  readonly holds: Truth;
  /** How it compares with each value of `wanted`, negation left aside. */
  readonly outcomes: readonly ComparisonOutcome[];
}

/** `notComparable`: one of the two is not of the operator's kind, or a variable has no value. */
export type ComparisonOutcome = 'matches' | 'differs' | 'unknown' | 'notComparable';

export interface ExplainedWanted {
  readonly value: ConditionValue;
  readonly state: 'filled' | 'unreadable' | 'unknown' | 'noValue';
  /** The text that was compared, variables replaced; absent without it. */
  readonly text?: string;
  /** The variable that has no value or is not known. */
  readonly key?: ContextKey;
}

/** What a note is about; each code is explained once in the documentation. */
export type ConditionNoteCode =
  | 'SET_OPERATOR_REQUIRED'
  | 'MULTI_VALUE_DENY'
  | 'TYPE_ERROR'
  | 'OPERATOR_AGAINST_TYPE'
  | 'VARIABLE_WITHOUT_VALUE'
  | 'VARIABLE_IN_2008_VERSION'
  | 'VARIABLE_VALUE_HAS_WILDCARD'
  | 'WRONG_CASE'
  | 'UNKNOWN_OPERATOR';

/** Something worth telling about how a clause was decided: what, why, and what to do. */
export interface ConditionNote {
  readonly code: ConditionNoteCode;
  /** One line, lower case, the user's text in backticks. */
  readonly message: string;
  readonly why?: string;
  readonly help?: string;
}
