import { quoted } from '../../grammar/json/members.ts';
import { readTemplate } from '../../grammar/template/read-template.ts';
import type { TemplatePart } from '../../grammar/template/template.ts';
import type { ContextKey } from '../catalog/context-key.ts';
import { wildcardValued } from '../match/variables.ts';
import type { PatternPart } from '../match/wildcard.ts';
import { type ContextValue, lookUp, type RequestContext } from '../request/context.ts';
import { nearest } from '../text/suggest.ts';
import { TRUE } from '../truth/truth.ts';
import type { ConditionNote, ExplainedGiven } from './clause-explanation.ts';
import type { Wanted } from './comparison.ts';
import type { ComparingClause, UnknownOperatorClause } from './compile-clause.ts';
import type { FilledOperand } from './operand.ts';
import { findOperator, type Operator, operatorNames } from './operators.ts';
import { date } from './values/date.ts';
import { text as textKind, textOf } from './values/text.ts';
import { textIgnoringCase } from './values/text-ignoring-case.ts';

/** A policy value with what it can be compared by. */
export interface WantedSide {
  readonly operand: FilledOperand;
  /** Absent when a variable has no value. */
  readonly wanted?: Wanted;
}

/** A clause that was compared with a request, as far as an explanation shows it. */
export interface ComparedClause {
  readonly compiled: ComparingClause;
  readonly context: RequestContext;
  readonly request: ContextValue;
  readonly given: readonly ExplainedGiven[];
  readonly sides: readonly WantedSide[];
}

/** What is worth telling about a clause, the request's side first. */
export function clauseNotes(compared: ComparedClause): readonly ConditionNote[] {
  const { given, sides } = compared;
  return [
    ...setOperatorNotes(compared),
    ...given.flatMap(({ text }) => [...requestTypeNotes(compared.compiled.operator, text)]),
    ...sides.flatMap((side) => [...policyValueNotes(compared, side)]),
    ...given.flatMap((value) => [...wrongCaseNotes(compared, value)]),
  ];
}

/** Told of an operator that does not exist, or that may not be combined so (clause 12.9). */
export function unknownOperatorNote({ written, setting }: UnknownOperatorClause): ConditionNote {
  const why =
    setting.options.unknownOperator === 'no-match'
      ? 'a statement whose condition cannot be evaluated does not apply'
      : 'a Deny must not be lost by a slip of the pen: in it the entry counts as true, in an Allow as false';
  if (findOperator(written.base) !== undefined) {
    const message = '`Null` takes neither `IfExists` nor a set operator';
    return { code: 'UNKNOWN_OPERATOR', message, why, help: 'write `Null`' };
  }
  const meant = nearest(written.base, operatorNames);
  return {
    code: 'UNKNOWN_OPERATOR',
    message: `there is no condition operator ${quoted(written.base)}`,
    why,
    ...(meant !== undefined && { help: `did you mean \`${meant}\`?` }),
  };
}

function* setOperatorNotes({ compiled, request }: ComparedClause): Generator<ConditionNote> {
  const { form, operator, clause, setting } = compiled;
  if (form.asks === 'presence' || form.quantifier !== 'single') return;
  if (request.state !== 'supplied') return;
  const several = request.values.length > 1;
  if (!several && !request.list) return;
  const key = quoted(clause.key.name);
  yield {
    code: 'SET_OPERATOR_REQUIRED',
    message: several
      ? `${key} has ${request.values.length} values, \`${operator.name}\` compares a single one`
      : `${key} is a list, \`${operator.name}\` compares a single value`,
    ...(several && { why: severalValuesMean(form.severalValues) }),
    help: `write \`ForAllValues:${operator.name}\` or \`ForAnyValue:${operator.name}\``,
  };
  if (!several || form.severalValues === 'any' || setting.effect === 'Allow') return;
  yield {
    code: 'MULTI_VALUE_DENY',
    message: `this Deny does not apply when ${key} has several values`,
    why: severalValuesMean(form.severalValues),
    help: `\`ForAnyValue:${operator.name}\` applies as soon as one value passes`,
  };
}

function severalValuesMean(severalValues: 'false' | 'any'): string {
  return severalValues === 'any'
    ? 'as the options have it, one value that passes is enough'
    : 'without a set operator the entry is then false, negated or not';
}

function* requestTypeNotes({ comparison }: Operator, text: string): Generator<ConditionNote> {
  if (comparison.prepare([], []).matches(text) !== undefined) return;
  yield {
    code: 'TYPE_ERROR',
    message: `the request's value ${quoted(text)} is not ${comparison.kind.noun}`,
    why: 'a value of another type fails the operator, negated or not',
  };
}

function* policyValueNotes(
  { compiled, context }: ComparedClause,
  { operand, wanted }: WantedSide,
): Generator<ConditionNote> {
  const { operator } = compiled;
  if (operand.state === 'noValue') yield variableWithoutValue(operator, operand.key, context);
  if (operand.state === 'filled' && wanted?.unreadable) {
    yield {
      code: 'TYPE_ERROR',
      message: `the policy's value ${quoted(textOf(operand.parts))} is not ${operator.comparison.kind.noun}`,
      why: operator.negated
        ? 'a negated operator with a value of another type never holds'
        : 'a value of another type matches nothing',
    };
  }
  yield* againstType(operator, operand.value.text);
  yield* variableNotes(compiled, operand.value.text, context);
}

function variableWithoutValue(
  { negated }: Operator,
  key: ContextKey,
  context: RequestContext,
): ConditionNote {
  return {
    code: 'VARIABLE_WITHOUT_VALUE',
    message: `the variable \`\${${key.name}}\` has no value: ${whyNoValue(lookUp(context, key))}`,
    why: negated
      ? 'every value differs from a variable without value, so a negated operator matches'
      : 'nothing is equal to a variable without value',
    help: `a default can stand in: \`\${${key.name}, 'text'}\``,
  };
}

function whyNoValue(value: ContextValue): string {
  if (value.state !== 'supplied' || value.values.length === 0) {
    return 'the request does not carry the key';
  }
  const isList = value.list || value.values.length > 1;
  return isList ? 'a key with a list of values fills no variable' : 'the value is empty';
}

/** Values that look as if another operator was meant. */
function* againstType(operator: Operator, text: string): Generator<ConditionNote> {
  const { name, negated, variables, comparison } = operator;
  if (!variables && text.includes('${')) {
    yield {
      code: 'OPERATOR_AGAINST_TYPE',
      message: `\`${name}\` takes no policy variables, ${quoted(text)} is read as it stands`,
    };
  }
  const { kind } = comparison;
  const isText = kind === textKind || kind === textIgnoringCase;
  if (isText && readTemplate(text, true).template.parts.some(isWildcard)) {
    yield {
      code: 'OPERATOR_AGAINST_TYPE',
      message: `\`*\` and \`?\` are no wildcards under \`${name}\`, ${quoted(text)} is read as it stands`,
      help: `\`${negated ? 'StringNotLike' : 'StringLike'}\` reads patterns`,
    };
  }
  if (kind === date && /^\d+$/.test(text)) yield* oddSeconds(text);
}

function isWildcard(part: TemplatePart): boolean {
  return part.kind === 'star' || part.kind === 'question';
}

/** UNIX times outside 1973 to 5138 are more likely years, or milliseconds (clause 4.4). */
function* oddSeconds(text: string): Generator<ConditionNote> {
  const seconds = Number(text);
  if (seconds >= 1e8 && seconds <= 1e11) return;
  yield {
    code: 'OPERATOR_AGAINST_TYPE',
    message: `${quoted(text)} is a number of seconds since 1970`,
    why: seconds < 1e8 ? 'digits alone are never a year' : 'milliseconds are not understood',
    help:
      seconds < 1e8 ? 'write a date with dashes: `2030-01-01`' : 'leave out the last three digits',
  };
}

function* variableNotes(
  { operator, setting }: ComparingClause,
  text: string,
  context: RequestContext,
): Generator<ConditionNote> {
  if (!operator.variables || !text.includes('${')) return;
  if (setting.version === '2008-10-17') {
    yield {
      code: 'VARIABLE_IN_2008_VERSION',
      message: `${quoted(text)} is read as it stands, its variables are not replaced`,
      why: 'policy variables need `"Version": "2012-10-17"`',
    };
    return;
  }
  if (!operator.comparison.kind.wildcards) return;
  for (const { name } of wildcardValued(readTemplate(text, true).template, context)) {
    yield {
      code: 'VARIABLE_VALUE_HAS_WILDCARD',
      message: `a wildcard in the value of \`\${${name}}\` stands for itself`,
      why: 'wildcards count only where the policy writes them, never in the text of a variable',
    };
  }
}

/** Told of a value that matches nothing and would if letter case did not count. */
function* wrongCaseNotes(
  { compiled, sides }: ComparedClause,
  { text, outcomes }: ExplainedGiven,
): Generator<ConditionNote> {
  const { comparison } = compiled.operator;
  if (!comparison.kind.caseMatters || outcomes.includes('matches')) return;
  const near = sides.find(({ operand }) => {
    if (operand.state !== 'filled') return false;
    return (
      comparison.prepare([operand.parts.map(inLowerCase)], []).matches(text.toLowerCase()) === TRUE
    );
  });
  if (near === undefined) return;
  yield {
    code: 'WRONG_CASE',
    message: `${quoted(text)} and ${quoted(near.operand.value.text)} differ in letter case`,
    why: `\`${compiled.operator.name}\` tells upper from lower case`,
  };
}

function inLowerCase(part: PatternPart): PatternPart {
  return part.kind === 'literal' ? { kind: 'literal', text: part.text.toLowerCase() } : part;
}
