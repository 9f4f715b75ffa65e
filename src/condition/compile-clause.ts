import type { Template } from '../../grammar/template/template.ts';
import type { ContextKey } from '../catalog/context-key.ts';
import { matchesSequence, sequenceOf } from '../match/sequence.ts';
import { fillTemplate, variableKeys } from '../match/variables.ts';
import type { PatternPart } from '../match/wildcard.ts';
import type { ConditionBlock, ConditionClause, OperatorText } from '../policy/condition-block.ts';
import type { Effect, PolicyVersion } from '../policy/policy.ts';
import {
  type ContextValue,
  lookUp,
  type RequestContext,
  type SuppliedValue,
} from '../request/context.ts';
import { and, FALSE, not, TRUE, type Truth, truthOf } from '../truth/truth.ts';
import type { PolicyValues, Wanted } from './comparison.ts';
import { type Operand, readOperand } from './operand.ts';
import { type Operator, operatorOf } from './operators.ts';
import { type ClauseForm, quantify, type ValueTest, valueTest } from './quantify.ts';

/** What decides how a condition is read, beside its text. */
export interface ConditionSetting {
  readonly effect: Effect;
  readonly version: PolicyVersion;
  readonly options: ConditionOptions;
}

/** The open questions of section 10 that conditions depend on. */
export interface ConditionOptions {
  readonly unknownOperator: 'deny-safe' | 'no-match';
  readonly multiValueWithoutSetOperator: 'false' | 'any';
  readonly nullTreatsEmptyAsMissing: boolean;
}

/** One operator and key with their values, ready to be asked about requests. */
export type CompiledClause = ComparingClause | UnknownOperatorClause;

export interface ComparingClause extends AnyClause {
  readonly operator: Operator;
  readonly form: ClauseForm;
  readonly operands: readonly Operand[];
  /** The test of single values in this context, its variables replaced. */
  readonly testIn: (context: RequestContext) => ValueTest;
}

/** Its operator does not exist: true in a Deny and false in an Allow (clause 12.9). */
export interface UnknownOperatorClause extends AnyClause {
  readonly operator: undefined;
}

interface AnyClause {
  readonly written: OperatorText;
  readonly clause: ConditionClause;
  readonly setting: ConditionSetting;
  /** The key and the variables that the answer may depend on. */
  readonly keys: readonly ContextKey[];
  readonly holds: (context: RequestContext) => Truth;
}

/** All entries of a Condition element: every one must hold (clause 4.8). */
export interface CompiledCondition {
  /** In the order of the policy. */
  readonly clauses: readonly CompiledClause[];
  readonly holds: (context: RequestContext) => Truth;
}

export function compileCondition(
  blocks: readonly ConditionBlock[],
  setting: ConditionSetting,
): CompiledCondition {
  const clauses = blocks.flatMap((block) =>
    block.clauses.map((clause) => compileClause(block.operator, clause, setting)),
  );
  const [only] = clauses;
  if (clauses.length === 1 && only !== undefined) return { clauses, holds: only.holds };
  const cheapestFirst = clauses.toSorted((a, b) => a.keys.length - b.keys.length);
  return { clauses, holds: (context) => everyClause(cheapestFirst, context) };
}

/** FALSE ends the search, as nothing can repair it. */
function everyClause(clauses: readonly CompiledClause[], context: RequestContext): Truth {
  let result: Truth = TRUE;
  for (const clause of clauses) {
    result = and(result, clause.holds(context));
    if (result === FALSE) return FALSE;
  }
  return result;
}

/** Reads a clause's values once; what is left for each request is to look up and to compare. */
export function compileClause(
  written: OperatorText,
  clause: ConditionClause,
  setting: ConditionSetting,
): CompiledClause {
  const operator = operatorOf(written);
  if (operator === undefined) return unknownOperatorClause(written, clause, setting);
  const { options } = setting;
  const form: ClauseForm = {
    asks: operator.asks,
    quantifier: written.quantifier,
    ifExists: written.ifExists,
    negated: operator.negated,
    severalValues: options.multiValueWithoutSetOperator,
    emptyIsNull: options.nullTreatsEmptyAsMissing,
  };
  const operands = clause.values.map((value) => readOperand(value, operator, setting.version));
  const testIn = compileTest(operator, operands);
  const holdsFor = compileSingle(operator, operands);
  return {
    written,
    clause,
    setting,
    operator,
    form,
    operands,
    testIn,
    keys: consultedKeys(clause.key, operands),
    holds(context) {
      const value = lookUp(context, clause.key);
      const quick = isSingle(form, value) ? holdsFor(value.values[0], context) : undefined;
      return quick ?? quantify(form, value, testIn(context));
    },
  };
}

function unknownOperatorClause(
  written: OperatorText,
  clause: ConditionClause,
  setting: ConditionSetting,
): UnknownOperatorClause {
  const denySafe = setting.options.unknownOperator === 'deny-safe';
  const answer = truthOf(denySafe && setting.effect === 'Deny');
  return { written, clause, setting, operator: undefined, keys: [], holds: () => answer };
}

function compileTest(
  { comparison, negated }: Operator,
  operands: readonly Operand[],
): (context: RequestContext) => ValueTest {
  const templates = templatesOf(operands);
  const fixed = comparison.prepare(fixedParts(operands), []);
  if (templates.length > 0)
    return (context) => valueTest(negated, filled(fixed, templates, context));
  const test = valueTest(negated, fixed);
  return () => test;
}

/** Whether a clause is about a value of the request, and the request has one, as most do. */
function isSingle(form: ClauseForm, value: ContextValue): value is SingleValue {
  return (
    form.asks === 'value' &&
    value.state === 'supplied' &&
    value.values.length === 1 &&
    (form.quantifier === 'single' || value.values[0] !== '')
  );
}

type SingleValue = SuppliedValue & { readonly values: readonly [string] };

/** The test of one request value, which fills no template; nothing where only `testIn` can tell. */
type SingleTest = (given: string, context: RequestContext) => Truth | undefined;

function compileSingle(
  { comparison, negated }: Operator,
  operands: readonly Operand[],
): SingleTest {
  const fixed = comparison.prepare(fixedParts(operands), []);
  const templates = templatesOf(operands);
  if (templates.length === 0) return valueTest(negated, fixed).holds;
  const sequences = comparison.walksTexts ? templates.map(({ parts }) => sequenceOf(parts)) : [];
  const walked = sequences.filter((sequence) => sequence !== undefined);
  if (walked.length < templates.length) return () => undefined;
  return (given, context) => {
    let matched = fixed.matches(given);
    for (const sequence of walked) {
      if (matched === TRUE) break;
      matched = matchesSequence(sequence, given, context);
      if (matched === undefined) return undefined;
    }
    return matched === undefined || !negated ? matched : not(matched);
  };
}

function fixedParts(operands: readonly Operand[]): PolicyValues {
  return operands.flatMap((operand) => (operand.kind === 'fixed' ? [operand.parts] : []));
}

function templatesOf(operands: readonly Operand[]): readonly Template[] {
  return operands.flatMap((operand) => (operand.kind === 'template' ? [operand.template] : []));
}

/** A variable without value leaves its policy value out: nothing is equal to it (clause 3.4). */
function filled(fixed: Wanted, templates: readonly Template[], context: RequestContext): Wanted {
  const known: (readonly PatternPart[])[] = [];
  const possible: (readonly PatternPart[])[] = [];
  for (const template of templates) {
    const result = fillTemplate(template, context);
    if (result.state === 'filled') known.push(result.parts);
    else if (result.state === 'unknown') possible.push(result.parts);
  }
  return fixed.adding(known, possible);
}

function consultedKeys(key: ContextKey, operands: readonly Operand[]): readonly ContextKey[] {
  const keys = new Map([[key.folded, key]]);
  for (const operand of operands) {
    if (operand.kind === 'fixed') continue;
    for (const variable of variableKeys(operand.template)) {
      if (!keys.has(variable.folded)) keys.set(variable.folded, variable);
    }
  }
  return [...keys.values()];
}
