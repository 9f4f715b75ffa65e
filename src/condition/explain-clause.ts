import { type ContextValue, lookUp, type RequestContext } from '../request/context.ts';
import { FALSE, TRUE, type Truth } from '../truth/truth.ts';
import type {
  ClauseExplanation,
  ClauseReason,
  ComparisonOutcome,
  ExplainedGiven,
  ExplainedWanted,
} from './clause-explanation.ts';
import { clauseNotes, unknownOperatorNote, type WantedSide } from './clause-notes.ts';
import type { ComparingClause, CompiledClause } from './compile-clause.ts';
import { fillOperand, type Operand } from './operand.ts';
import { isNull } from './quantify.ts';
import { textOf } from './values/text.ts';

/** How many values of either side an explanation shows. */
const SHOWN = 20;

/** The same walk as `holds`, keeping what was compared with what. */
export function explainClause(
  compiled: CompiledClause,
  context: RequestContext,
): ClauseExplanation {
  const request = lookUp(context, compiled.clause.key);
  const { written, clause } = compiled;
  const base = { written, key: clause.key, request, result: compiled.holds(context) };
  if (compiled.operator === undefined) {
    return {
      ...base,
      because: 'unknownOperator',
      given: [],
      wanted: [],
      leftOut: { given: 0, wanted: 0 },
      notes: [unknownOperatorNote(compiled)],
    };
  }
  const compared = compareAll(compiled, context, request, base.result);
  return {
    ...base,
    operator: compiled.operator.name,
    because: reasonOf(compiled, request),
    given: compared.given,
    wanted: compared.sides.map(explainedWanted),
    leftOut: compared.leftOut,
    notes: clauseNotes({ compiled, context, request, ...compared }),
  };
}

interface Compared {
  readonly given: readonly ExplainedGiven[];
  readonly sides: readonly WantedSide[];
  readonly leftOut: ClauseExplanation['leftOut'];
}

function compareAll(
  compiled: ComparingClause,
  context: RequestContext,
  request: ContextValue,
  result: Truth,
): Compared {
  const { holds } = compiled.testIn(context);
  const texts = comparedTexts(compiled, request);
  const judged = texts.map((text) => ({ text, holds: holds(text) }));
  const given = foremost(judged, (value) => value.holds === result);
  const all = compiled.operands.map((operand) => wantedSide(compiled, operand, context));
  const telling = (side: WantedSide) => given.some(({ text }) => outcome(side, text) !== 'differs');
  const sides = foremost(all, telling);
  return {
    given: given.map(({ text, holds: passes }) => ({
      text,
      holds: passes,
      outcomes: sides.map((side) => outcome(side, text)),
    })),
    sides,
    leftOut: { given: texts.length - given.length, wanted: all.length - sides.length },
  };
}

/** The texts that the policy's values are compared with. */
function comparedTexts({ form }: ComparingClause, request: ContextValue): readonly string[] {
  if (form.asks === 'value') return request.state === 'supplied' ? request.values : [];
  switch (request.state) {
    case 'absent':
      return ['true'];
    case 'present':
      return ['false'];
    case 'unspecified':
      return ['true', 'false'];
    case 'supplied':
      return [String(isNull(request.values, form.emptyIsNull))];
  }
}

/** As many as are shown, the preferred ones before the others. */
function foremost<T>(items: readonly T[], preferred: (item: T) => boolean): readonly T[] {
  if (items.length <= SHOWN) return items;
  const first = items.filter(preferred);
  const others = first.length < SHOWN ? items.filter((item) => !preferred(item)) : [];
  return [...first, ...others].slice(0, SHOWN);
}

function wantedSide(
  { operator: { comparison } }: ComparingClause,
  unfilled: Operand,
  context: RequestContext,
): WantedSide {
  const operand = fillOperand(unfilled, context);
  if (operand.state === 'noValue') return { operand };
  const values = [operand.parts];
  const known = operand.state === 'filled';
  return { operand, wanted: comparison.prepare(known ? values : [], known ? [] : values) };
}

function outcome({ wanted }: WantedSide, text: string): ComparisonOutcome {
  const matched = wanted?.unreadable ? undefined : wanted?.matches(text);
  if (matched === undefined) return 'notComparable';
  if (matched === TRUE) return 'matches';
  return matched === FALSE ? 'differs' : 'unknown';
}

function explainedWanted({ operand, wanted }: WantedSide): ExplainedWanted {
  const { value } = operand;
  switch (operand.state) {
    case 'noValue':
    case 'unknown':
      return { value, state: operand.state, key: operand.key };
    case 'filled':
      return {
        value,
        state: wanted?.unreadable ? 'unreadable' : 'filled',
        text: textOf(operand.parts),
      };
  }
}

function reasonOf({ form }: ComparingClause, request: ContextValue): ClauseReason {
  if (form.asks === 'presence') return 'presence';
  if (request.state === 'absent') return 'keyMissing';
  if (request.state !== 'supplied') return 'keyNotKnown';
  const { values } = request;
  if (values.length === 0) return 'keyMissing';
  if (form.quantifier !== 'single') {
    return values.every((value) => value === '') ? 'onlyEmptyTexts' : 'comparison';
  }
  return values.length > 1 && form.severalValues === 'false' ? 'severalValues' : 'comparison';
}
