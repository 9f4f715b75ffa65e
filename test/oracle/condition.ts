import { type Context, valuesOf } from './context.ts';
import {
  covers,
  fieldsOf,
  fill,
  literal,
  piecesOf,
  type Token,
  textOf,
  type ValueOf,
} from './pattern.ts';
import { listOf, lower, type OracleOptions, type StatementDocument } from './scenario.ts';
import {
  addressOf,
  booleanOf,
  bytesOf,
  compareDecimals,
  type Decimal,
  decimalOf,
  instantOf,
  rangeOfAddresses,
} from './values.ts';

/** What one base operator does with one request value and one policy value (clause 4.2). */
interface Comparison {
  readonly variables: boolean;
  readonly readsRequest: (value: string) => boolean;
  readonly readsPolicy: (value: readonly Token[]) => boolean;
  readonly matches: (value: string, policy: readonly Token[]) => boolean;
}

function comparing<R, P>(
  variables: boolean,
  readRequest: (value: string) => R | undefined,
  readPolicy: (value: readonly Token[]) => P | undefined,
  compare: (value: R, policy: P) => boolean,
): Comparison {
  return {
    variables,
    readsRequest: (value) => readRequest(value) !== undefined,
    readsPolicy: (value) => readPolicy(value) !== undefined,
    matches: (value, policy) => {
      const left = readRequest(value);
      const right = readPolicy(policy);
      return left !== undefined && right !== undefined && compare(left, right);
    },
  };
}

const asIs = (value: string): string => value;
const number = (compare: (order: number) => boolean): Comparison =>
  comparing(
    false,
    decimalOf,
    (policy) => decimalOf(textOf(policy)),
    (a: Decimal, b: Decimal) => compare(compareDecimals(a, b)),
  );
const date = (compare: (order: number) => boolean): Comparison =>
  comparing(
    false,
    instantOf,
    (policy) => instantOf(textOf(policy)),
    (a: Decimal, b: Decimal) => compare(compareDecimals(a, b)),
  );

const stringEquals = comparing(true, asIs, textOf, (a, b) => a === b);
const ignoreCase = comparing(true, asIs, textOf, (a, b) => a.toLowerCase() === b.toLowerCase());
const stringLike = comparing(
  true,
  asIs,
  (policy) => policy,
  (value, policy) => covers(policy, value),
);
const bool = comparing(
  true,
  booleanOf,
  (policy) => booleanOf(textOf(policy)),
  (a, b) => a === b,
);
const binary = comparing(
  false,
  bytesOf,
  (policy) => bytesOf(textOf(policy)),
  (a, b) => a.equals(b),
);
const ip = comparing(
  false,
  addressOf,
  (policy) => rangeOfAddresses(textOf(policy)),
  (a, b) => a.family === b.family && a.prefix.startsWith(b.prefix),
);

/** Six components of an ARN value (clause 12.4). */
function arnFields(value: string): readonly string[] | undefined {
  const fields = fieldsOf(Array.from(value), (character) => character === ':');
  return value.startsWith('arn:') && fields.length === 6
    ? fields.map((field) => field.join(''))
    : undefined;
}

function arnPattern(policy: readonly Token[]): readonly (readonly Token[])[] | undefined {
  if (policy.length === 1 && policy[0]?.kind === 'star') return [];
  const isColon = (token: Token): boolean => token.kind === 'character' && token.character === ':';
  const fields = fieldsOf(policy, isColon);
  return fields.length === 6 ? fields : undefined;
}

const arn = comparing(true, arnFields, arnPattern, (fields, patterns) =>
  patterns.every((pattern, index) => covers(pattern, fields[index] ?? '')),
);

const positive: Readonly<Record<string, Comparison>> = {
  stringequals: stringEquals,
  stringequalsignorecase: ignoreCase,
  stringlike: stringLike,
  numericequals: number((order) => order === 0),
  numericlessthan: number((order) => order < 0),
  numericlessthanequals: number((order) => order <= 0),
  numericgreaterthan: number((order) => order > 0),
  numericgreaterthanequals: number((order) => order >= 0),
  dateequals: date((order) => order === 0),
  datelessthan: date((order) => order < 0),
  datelessthanequals: date((order) => order <= 0),
  dategreaterthan: date((order) => order > 0),
  dategreaterthanequals: date((order) => order >= 0),
  bool,
  binaryequals: binary,
  ipaddress: ip,
  arnequals: arn,
  arnlike: arn,
};
const negative: Readonly<Record<string, Comparison>> = {
  stringnotequals: stringEquals,
  stringnotequalsignorecase: ignoreCase,
  stringnotlike: stringLike,
  numericnotequals: number((order) => order === 0),
  datenotequals: date((order) => order === 0),
  notipaddress: ip,
  arnnotequals: arn,
  arnnotlike: arn,
};

export interface ConditionQuestion {
  readonly statement: StatementDocument;
  readonly variables: boolean;
  readonly context: Context;
  readonly variable: ValueOf;
  readonly options: OracleOptions;
}

/** Whether every entry of a statement's Condition holds (clause 4.8). */
export function conditionHolds(question: ConditionQuestion): boolean {
  return Object.entries(question.statement.Condition ?? {}).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) =>
      entryHolds(operator, key, listOf(values).map(String), question),
    ),
  );
}

function entryHolds(
  operator: string,
  key: string,
  values: readonly string[],
  question: ConditionQuestion,
): boolean {
  const request = valuesOf(question.context, key);
  if (lower(operator) === 'null') return nullHolds(request, values, question.options);

  const { quantifier, base, ifExists } = partsOf(lower(operator));
  const negated = Object.hasOwn(negative, base);
  const comparison = { ...positive, ...negative }[base];
  if (comparison === undefined || !(negated || Object.hasOwn(positive, base))) {
    return question.statement.Effect === 'Deny' && question.options.unknownOperator !== 'no-match';
  }

  const test = testOf(comparison, negated, values, question);
  const nonEmpty = request.filter((value) => value !== '');
  if (quantifier === 'forallvalues:') return nonEmpty.length === 0 || request.every(test);
  if (quantifier === 'foranyvalue:') return nonEmpty.some(test);
  if (request.length === 0) return ifExists || negated;
  if (request.length === 1) return request.every(test);
  return question.options.multiValueWithoutSetOperator === 'any' && request.some(test);
}

/** Clause 4.1. */
function partsOf(operator: string): { quantifier: string; base: string; ifExists: boolean } {
  const quantifier =
    ['forallvalues:', 'foranyvalue:'].find((prefix) => operator.startsWith(prefix)) ?? '';
  const rest = operator.slice(quantifier.length);
  const ifExists = rest.endsWith('ifexists');
  return { quantifier, ifExists, base: ifExists ? rest.slice(0, -'ifexists'.length) : rest };
}

/** `test(v)` of clause 4.6: values are OR-ed, NOR-ed when negated; what cannot be read fails both. */
function testOf(
  comparison: Comparison,
  negated: boolean,
  values: readonly string[],
  { variables, variable }: ConditionQuestion,
): (value: string) => boolean {
  // A variable without value fills nothing: it equals nothing, and is no type error (clause 3.4).
  const policies = values
    .map((text) =>
      comparison.variables ? fill(piecesOf(text, variables), variable) : literal(text),
    )
    .filter((tokens) => tokens !== undefined);
  return (value) => {
    if (!comparison.readsRequest(value)) return false;
    if (negated && !policies.every(comparison.readsPolicy)) return false;
    const matched = policies.some((policy) => comparison.matches(value, policy));
    return negated ? !matched : matched;
  };
}

function nullHolds(
  request: readonly string[],
  values: readonly string[],
  options: OracleOptions,
): boolean {
  const emptyCounts = options.nullTreatsEmptyAsMissing !== false;
  const isNull = emptyCounts ? request.every((value) => value === '') : request.length === 0;
  return values.some((value) => lower(value) === String(isNull));
}
