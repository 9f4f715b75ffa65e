import {
  listed,
  type PolicyDocument,
  type StatementDocument,
  statementsOf,
} from '../workloads/workload.ts';

/**
 * IAM policies as Cedar policies, in the form that is best for Cedar: actions are resolved ahead to
 * those that the requests use, and wildcards become `like`. Nearly the same, as Cedar has no `?`:
 * differences in decisions are printed.
 */
export function cedarPolicies(
  documents: readonly PolicyDocument[],
  actions: readonly string[],
): string {
  return documents
    .flatMap(statementsOf)
    .flatMap((statement) => policyOf(statement, actions))
    .join('\n');
}

function policyOf(statement: StatementDocument, actions: readonly string[]): readonly string[] {
  const asked = actions.filter((action) => isAbout(statement, action));
  if (asked.length === 0) return [];
  const tests = [
    ...principalTests(statement),
    ...resourceTests(statement),
    ...Object.entries(statement.Condition ?? {}).flatMap(([operator, block]) =>
      Object.entries(block).map(([key, values]) => condition(operator, key, listed(values))),
    ),
  ];
  const scope =
    asked.length === actions.length
      ? 'action'
      : `action in [${asked.map((action) => `Action::${quoted(action)}`).join(', ')}]`;
  const when = tests.length === 0 ? '' : ` when { ${tests.join(' && ')} }`;
  const effect = statement.Effect === 'Allow' ? 'permit' : 'forbid';
  return [`${effect}(principal, ${scope}, resource)${when};`];
}

function isAbout({ Action, NotAction }: StatementDocument, action: string): boolean {
  const named = listed(Action ?? NotAction ?? []).some((pattern) => matches(action, pattern));
  return NotAction === undefined ? named : !named;
}

function matches(text: string, pattern: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`, 'i').test(text);
}

function principalTests({ Principal }: StatementDocument): readonly string[] {
  if (Principal === undefined || Principal === '*') return [];
  return [`context.role == ${quoted(Object.values(Object(Principal)).flat().join())}`];
}

function resourceTests({ Resource, NotResource }: StatementDocument): readonly string[] {
  const patterns = listed(Resource ?? NotResource ?? '*');
  if (patterns.includes('*')) return [];
  const some = anyOf(patterns.map((pattern) => like('context.arn', pattern)));
  return [NotResource === undefined ? some : `!${some}`];
}

/** `Stringlike` and `==` as the pattern needs; a variable is an attribute that is computed ahead. */
function like(attribute: string, pattern: string): string {
  const variable = /^(.*)\/?\$\{([^}]+)\}\/\*$/.exec(pattern);
  if (variable) {
    const [, before = '', key = ''] = variable;
    const folder = `context.folder == ${attributeOf(key)}`;
    const start = `${attribute} like ${quoted(`${before}*`)}`;
    return before === '' ? folder : `(${start} && ${folder})`;
  }
  if (!/[*?]/.test(pattern)) return `${attribute} == ${quoted(pattern)}`;
  return `${attribute} like ${quoted(pattern.replaceAll('?', '*'))}`;
}

type Test = (attribute: string, values: readonly string[]) => string;

const equals: Test = (attribute, values) =>
  anyOf(values.map((value) => `${attribute} == ${quoted(value)}`));
const alike: Test = (attribute, values) => anyOf(values.map((value) => like(attribute, value)));
const ordered =
  (sign: string): Test =>
  (attribute, [value = '']) =>
    /^\d+$/.test(value)
      ? `${attribute} ${sign} ${value}`
      : `datetime(${quoted(value)}) ${mirrored[sign] ?? sign} ${attribute}`;
const mirrored: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };
const inRange: Test = (attribute, values) =>
  anyOf(values.map((value) => `${attribute}.isInRange(ip(${quoted(value)}))`));

/** By IAM's operator, what Cedar has that comes nearest. */
const tests: Readonly<Record<string, Test>> = {
  StringEquals: equals,
  StringEqualsIgnoreCase: (attribute, values) =>
    equals(
      attribute,
      values.map((value) => value.toLowerCase()),
    ),
  StringLike: alike,
  BinaryEquals: equals,
  ArnEquals: alike,
  ArnLike: alike,
  Bool: (attribute, [value]) => `${attribute} == ${value}`,
  NumericEquals: ordered('=='),
  NumericLessThan: ordered('<'),
  NumericGreaterThanEquals: ordered('>='),
  DateGreaterThan: ordered('>'),
  DateLessThanEquals: ordered('<='),
  IpAddress: inRange,
};

function condition(written: string, key: string, values: readonly string[]): string {
  const attribute = attributeOf(key);
  const has = `context has ${quoted(key)}`;
  const ifExists = written.endsWith('IfExists');
  const [, quantifier, operator = ''] = /^(?:(.*):)?(.*?)(?:IfExists)?$/.exec(written) ?? [];
  if (operator === 'Null') return values[0] === 'true' ? `!(${has})` : has;
  if (quantifier) return `(${has} && ${ofSet(quantifier, attribute, values)})`;
  const positive = tests[operator];
  if (positive) {
    const test = positive(attribute, values);
    return ifExists ? `(!(${has}) || ${test})` : `(${has} && ${test})`;
  }
  const test = tests[operator.replace('Not', '')];
  if (!test) throw new Error(`\`${written}\` cannot be said in Cedar`);
  return `(!(${has}) || !(${test(attribute, values)}))`;
}

function ofSet(quantifier: string, attribute: string, values: readonly string[]): string {
  const set = `[${values.map(quoted).join(', ')}]`;
  return quantifier === 'ForAllValues'
    ? `${set}.containsAll(${attribute})`
    : `${attribute}.containsAny(${set})`;
}

function anyOf(alternatives: readonly string[]): string {
  return `(${alternatives.join(' || ')})`;
}

function attributeOf(key: string): string {
  return `context[${quoted(key)}]`;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
