import type { Quantifier } from '../policy/condition-block.ts';
import type { ContextValue } from '../request/context.ts';
import { every, FALSE, not, or, some, TRUE, type Truth, truthOf, UNKNOWN } from '../truth/truth.ts';
import type { Wanted } from './comparison.ts';

/** What of a clause decides how the tests of single values make one answer. */
export interface ClauseForm {
  readonly asks: 'value' | 'presence';
  readonly quantifier: Quantifier;
  readonly ifExists: boolean;
  readonly negated: boolean;
  /** A plain operator on several request values: never true, or true for any (question 4). */
  readonly severalValues: 'false' | 'any';
  /** Whether `Null` takes `""` for a missing value (question 7). */
  readonly emptyIsNull: boolean;
}

/** The test that each request value is put to, `test(v)` of clause 4.6. */
export interface ValueTest {
  readonly holds: (given: string) => Truth;
  /** Whether any value at all could pass. */
  readonly canHold: boolean;
}

const NEVER: ValueTest = { holds: () => FALSE, canHold: false };

/**
 * The test of an operator: a value of the wrong kind fails it, negated or not, on the request's
 * side always and on the policy's side when negated (clause 4.6).
 */
export function valueTest(negated: boolean, wanted: Wanted): ValueTest {
  if (negated && wanted.unreadable) return NEVER;
  return {
    canHold: negated || !wanted.empty,
    holds(given) {
      const matched = wanted.matches(given);
      if (matched === undefined) return FALSE;
      return negated ? not(matched) : matched;
    },
  };
}

/** Whether a clause holds for what the context says of its key (clause 4.6, table 4.7). */
export function quantify(form: ClauseForm, value: ContextValue, test: ValueTest): Truth {
  if (form.asks === 'presence') return ofPresence(form, value, test);
  switch (value.state) {
    case 'supplied':
      return value.values.length === 0 ? ofMissing(form) : ofValues(form, value.values, test);
    case 'absent':
      return ofMissing(form);
    case 'present':
      return ofAnyValue(form, test);
    case 'unspecified':
      return ofEither(ofMissing(form), ofAnyValue(form, test));
  }
}

function ofMissing({ quantifier, ifExists, negated }: ClauseForm): Truth {
  if (quantifier === 'forAllValues') return TRUE;
  if (quantifier === 'forAnyValue') return FALSE;
  return truthOf(ifExists || negated);
}

/** The set operators take `""` for no value; a plain operator takes it as it is. */
function ofValues(form: ClauseForm, values: readonly string[], { holds }: ValueTest): Truth {
  switch (form.quantifier) {
    case 'forAllValues':
      return values.every(isEmpty) ? TRUE : every(values, holds);
    case 'forAnyValue':
      return someFull(values, holds);
    case 'single':
      return values.length > 1 && form.severalValues === 'false' ? FALSE : some(values, holds);
  }
}

function isEmpty(value: string): boolean {
  return value === '';
}

function someFull(values: readonly string[], holds: ValueTest['holds']): Truth {
  let result: Truth = FALSE;
  for (const value of values) {
    if (value !== '') result = or(result, holds(value));
  }
  return result;
}

/** There is a value and nobody knows which; under ForAllValues it may be the empty text. */
function ofAnyValue(form: ClauseForm, test: ValueTest): Truth {
  return form.quantifier === 'forAllValues' || test.canHold ? UNKNOWN : FALSE;
}

function ofPresence(form: ClauseForm, value: ContextValue, { holds }: ValueTest): Truth {
  switch (value.state) {
    case 'absent':
      return holds('true');
    case 'present':
      return holds('false');
    case 'unspecified':
      return ofEither(holds('true'), holds('false'));
    case 'supplied':
      return holds(String(isNull(value.values, form.emptyIsNull)));
  }
}

/** Whether the operator `Null` takes these values for a missing key (question 7). */
export function isNull(values: readonly string[], emptyIsNull: boolean): boolean {
  return emptyIsNull ? values.every(isEmpty) : values.length === 0;
}

/** What holds whichever of two cases it is. */
function ofEither(one: Truth, other: Truth): Truth {
  return one === other ? one : UNKNOWN;
}
