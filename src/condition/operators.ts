import type { OperatorText } from '../policy/condition-block.ts';
import { foldCase } from '../text/fold-case.ts';
import {
  type Comparison,
  comparing,
  comparingOrder,
  comparingTexts,
  type Order,
} from './comparison.ts';
import { arn, coversArn } from './values/arn.ts';
import { binary } from './values/binary.ts';
import { boolean } from './values/boolean.ts';
import { compareInstants, date } from './values/date.ts';
import { ip, isInNetwork } from './values/ip.ts';
import { compareDecimals, number } from './values/number.ts';
import { coversText, pattern } from './values/pattern.ts';
import { text } from './values/text.ts';
import { textIgnoringCase } from './values/text-ignoring-case.ts';

/** One base operator (clause 4.2; IAM User Guide, "Condition operators"). */
export interface Operator {
  /** In AWS's spelling. */
  readonly name: string;
  /** Whether it is about the key's value or about the key being there. */
  readonly asks: 'value' | 'presence';
  readonly comparison: Comparison;
  /** Whether it holds when the value matches none of the policy's values. */
  readonly negated: boolean;
  /** Whether policy variables are replaced in its values (table 3.2). */
  readonly variables: boolean;
  /** One line of documentation: what must be so of the request's value. */
  readonly summary: string;
}

const sameText = comparingTexts(text);
const sameTextIgnoringCase = comparingTexts(textIgnoringCase);
const sameBytes = comparingTexts(binary);
const likePattern = comparing(pattern, 'coveredBy', coversText);
const likeArn = comparing(arn, 'coveredBy', coversArn);
const inNetwork = comparing(ip, 'coveredBy', isInNetwork);
const sameBoolean = comparing(boolean, 'equals', (given, wanted) => given === wanted);
const numbers = (relation: Order) => comparingOrder(number, relation, compareDecimals);
const dates = (relation: Order) => comparingOrder(date, relation, compareInstants);

function is(name: string, comparison: Comparison, summary: string): Operator {
  const { variables } = comparison.kind;
  return { name, asks: 'value', comparison, negated: false, variables, summary };
}

function not(name: string, comparison: Comparison, summary: string): Operator {
  return { ...is(name, comparison, summary), negated: true };
}

/** The table of operators: adding one is adding a row. */
// biome-ignore format: a table reads best with one row a line
export const operators: readonly Operator[] = [
  is('StringEquals', sameText, 'is exactly one of the texts, letter case included'),
  not('StringNotEquals', sameText, 'is none of the texts, letter case included'),
  is('StringEqualsIgnoreCase', sameTextIgnoringCase, 'is one of the texts in any letter case'),
  not('StringNotEqualsIgnoreCase', sameTextIgnoringCase, 'is none of the texts in any letter case'),
  is('StringLike', likePattern, 'fits one of the patterns, in which `*` and `?` are wildcards'),
  not('StringNotLike', likePattern, 'fits none of the patterns, in which `*` and `?` are wildcards'),
  is('NumericEquals', numbers('equals'), 'is one of the numbers'),
  not('NumericNotEquals', numbers('equals'), 'is none of the numbers'),
  is('NumericLessThan', numbers('lessThan'), 'is below one of the numbers'),
  is('NumericLessThanEquals', numbers('lessThanEquals'), 'is one of the numbers or below one'),
  is('NumericGreaterThan', numbers('greaterThan'), 'is above one of the numbers'),
  is('NumericGreaterThanEquals', numbers('greaterThanEquals'), 'is one of the numbers or above one'),
  is('DateEquals', dates('equals'), 'is the same moment as one of the dates'),
  not('DateNotEquals', dates('equals'), 'is the same moment as none of the dates'),
  is('DateLessThan', dates('lessThan'), 'is earlier than one of the dates'),
  is('DateLessThanEquals', dates('lessThanEquals'), 'is at one of the dates or earlier than one'),
  is('DateGreaterThan', dates('greaterThan'), 'is later than one of the dates'),
  is('DateGreaterThanEquals', dates('greaterThanEquals'), 'is at one of the dates or later than one'),
  is('Bool', sameBoolean, 'is this truth value'),
  is('BinaryEquals', sameBytes, 'holds the same bytes as one of the base64 texts'),
  is('IpAddress', inNetwork, 'lies in one of the address ranges'),
  not('NotIpAddress', inNetwork, 'lies in none of the address ranges'),
  is('ArnEquals', likeArn, 'fits one of the ARNs, component by component; the same as `ArnLike`'),
  is('ArnLike', likeArn, 'fits one of the ARN patterns, component by component'),
  not('ArnNotEquals', likeArn, 'fits none of the ARNs; the same as `ArnNotLike`'),
  not('ArnNotLike', likeArn, 'fits none of the ARN patterns, component by component'),
  { ...is('Null', sameBoolean, 'is missing (`true`) or there (`false`)'), asks: 'presence', variables: false },
];

export const operatorNames: readonly string[] = operators.map(({ name }) => name);

const byFoldedName: ReadonlyMap<string, Operator> = new Map(
  operators.map((operator) => [foldCase(operator.name), operator]),
);

/** The operator of that base name, in any letter case (question 14). */
export function findOperator(base: string): Operator | undefined {
  return byFoldedName.get(foldCase(base));
}

/** The operator that a text means; `Null` takes neither `IfExists` nor a set operator (clause 12.9). */
export function operatorOf(written: OperatorText): Operator | undefined {
  const operator = findOperator(written.base);
  const bare = written.quantifier === 'single' && !written.ifExists;
  return operator?.asks === 'presence' && !bare ? undefined : operator;
}
