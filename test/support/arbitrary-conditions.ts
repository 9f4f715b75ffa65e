import fc from 'fast-check';
import type { OneOrMany, RequestDocument, Scalar, StatementDocument } from '../oracle/scenario.ts';
import { oneOrMany } from './one-or-many.ts';

type Condition = NonNullable<StatementDocument['Condition']>;
type ContextDocument = NonNullable<RequestDocument['context']>;

/** Keys and values of one kind: what policies say stands close to what requests carry. */
interface Theme {
  readonly keys: readonly string[];
  readonly operators: readonly string[];
  readonly policyValues: readonly Scalar[];
  readonly requestValues: readonly Scalar[];
}

const v = (key: string): string => `\${${key}}`;
const role = 'arn:aws:iam::111122223333:role/app';

const strings: Theme = {
  keys: [
    's3:prefix',
    'aws:PrincipalTag/team',
    'aws:RequestTag/env',
    'aws:TagKeys',
    'aws:CalledVia',
    'accounts.google.com:sub',
  ],
  operators: [
    'StringEquals',
    'StringNotEquals',
    'StringEqualsIgnoreCase',
    'StringNotEqualsIgnoreCase',
    'StringLike',
    'StringNotLike',
    'stringlike',
  ],
  policyValues: [
    '',
    'red',
    'RED',
    'r?d',
    'r*',
    '*',
    'é',
    'alice/x',
    'env',
    v('aws:username'),
    `${v('aws:username')}/*`,
    v("aws:PrincipalTag/team , 'r*'"),
    v('AWS:PrincipalTag/TEAM'),
    v('aws:TagKeys'),
    v('s3:prefix'),
    v('*'),
    `r${v('?')}d`,
    `${v('$')}{red}`,
    `\${aws:username`,
    v('aws:username, red'),
    true,
    10,
  ],
  requestValues: [
    '',
    'red',
    'Red',
    'r?d',
    'r*',
    '*',
    'É',
    'é',
    'alice',
    'alice/x',
    'env',
    '\u{1f600}',
  ],
};

/** Keys that are derived from the caller and the resource (clause 6). */
const derived: Theme = {
  keys: [
    'aws:PrincipalAccount',
    'aws:PrincipalType',
    'aws:PrincipalOrgID',
    'aws:PrincipalOrgPaths',
    'aws:PrincipalIsAWSService',
    'aws:PrincipalServiceName',
    'aws:username',
    'aws:userid',
    'aws:ResourceAccount',
    'aws:ResourceOrgID',
    'aws:RequestedRegion',
    'aws:ViaAWSService',
    'aws:CalledViaFirst',
    'aws:CalledViaLast',
    'aws:FederatedProvider',
    'aws:MultiFactorAuthPresent',
    'aws:TokenIssueTime',
  ],
  operators: ['StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike', 'Null'],
  policyValues: [
    '111122223333',
    '4444*',
    'User',
    'AssumedRole',
    'A*',
    'anonymous',
    'o-1',
    'o-1/*',
    'true',
    'false',
    '*.amazonaws.com',
    'alice',
    'AIDAALICE',
    'AROAAPP:s1',
    '*:fed',
    'us-east-1',
    'accounts.google.com',
    v('aws:PrincipalAccount'),
    v('aws:ResourceAccount'),
  ],
  requestValues: [],
};

const numbers: Theme = {
  keys: ['s3:max-keys', 'aws:MultiFactorAuthAge'],
  operators: [
    'NumericEquals',
    'NumericNotEquals',
    'NumericLessThan',
    'NumericLessThanEquals',
    'NumericGreaterThan',
    'NumericGreaterThanEquals',
  ],
  policyValues: [10, 9.5, '10', '10.0', '+10', '-0', '010', '1e1', '10abc', '', v('s3:max-keys')],
  requestValues: [10, 9, '9.50', '-1', '0', '10.0', '10abc', '', '123456789012345678901'],
};

const dates: Theme = {
  keys: ['aws:CurrentTime', 'aws:EpochTime'],
  operators: [
    'DateEquals',
    'DateNotEquals',
    'DateLessThan',
    'DateLessThanEquals',
    'DateGreaterThan',
    'DateGreaterThanEquals',
  ],
  policyValues: [
    '2025-06',
    '2025-06-01',
    '2025-06-01T00:00Z',
    '2025-06-01T02:00:00+02:00',
    '2025-06-01T00:00:00.500Z',
    '2025-13-01',
    '1748736000',
    1748736000,
    '2024',
    '',
    'tomorrow',
  ],
  requestValues: ['2025-06-01T00:00:00Z', '2025-05-31T22:00:00-02:00', '1748736000'],
};

/** Times that the request does not carry by itself: they may be anything. */
const issueTimes: Theme = {
  ...dates,
  keys: ['aws:TokenIssueTime'],
  requestValues: [...dates.requestValues, '2025-06-01T00:00:00.5Z', 'now', ''],
};

const addresses: Theme = {
  keys: ['aws:SourceIp', 'aws:VpcSourceIp'],
  operators: ['IpAddress', 'NotIpAddress'],
  policyValues: [
    '203.0.113.0/24',
    '203.0.113.7/30',
    '203.0.113.7',
    '0.0.0.0/0',
    '::/0',
    '2001:db8::/32',
    '2001:DB8:0:0::1',
    '203.0.113.0/024',
    '203.0.113',
    '*',
    v('aws:SourceIp'),
  ],
  requestValues: [
    '203.0.113.7',
    '203.0.113.8',
    '2001:db8::1',
    '::ffff:203.0.113.7',
    '203.0.113.07',
    '203.0.113.0/24',
    'nowhere',
    '',
  ],
};

const arns: Theme = {
  keys: ['aws:SourceArn', 'aws:PrincipalArn'],
  operators: ['ArnEquals', 'ArnNotEquals', 'ArnLike', 'ArnNotLike'],
  policyValues: [
    role,
    'arn:aws:iam::111122223333:role/*',
    'arn:aws:iam::*:role/team/app',
    'arn:*:iam::1111*:*',
    'arn:aws:iam:*:app',
    'arn:aws:iam::111122223333:user/?lice',
    `arn:aws:iam::${v('aws:PrincipalAccount')}:user/${v('aws:username')}`,
    `arn:aws:s3:::b/${v('aws:PrincipalTag/team')}`,
    '*',
    '**',
    'arn:aws:s3',
    'arn:aws:s3:::b',
    '',
  ],
  requestValues: [
    role,
    'arn:aws:s3:::b',
    'arn:aws:s3:::b/red',
    'arn:aws:iam::1:a:app',
    'arn:x',
    '',
  ],
};

const booleans: Theme = {
  keys: ['aws:SecureTransport', 'aws:MultiFactorAuthPresent', 'aws:ViaAWSService'],
  operators: ['Bool'],
  policyValues: [true, false, 'true', 'FALSE', 'yes', '', v('aws:SecureTransport')],
  requestValues: [true, false, 'True', 'yes', ''],
};

const bytes: Theme = {
  keys: ['kms:Nonce'],
  operators: ['BinaryEquals'],
  policyValues: ['YQ==', 'YWI=', 'YQ', 'YWI-', '', '*'],
  requestValues: ['YQ==', 'YWI=', 'YQ', 'a', ''],
};

const themes = [
  strings,
  strings,
  strings,
  derived,
  numbers,
  dates,
  issueTimes,
  addresses,
  arns,
  booleans,
  bytes,
];
const everyKey = [...new Set(themes.flatMap(({ keys }) => keys))];
const everyOperator = [...new Set(themes.flatMap(({ operators }) => operators)), 'StringLikes'];
const everyValue = [...new Set(themes.flatMap(({ policyValues }) => policyValues))];

const operatorOf = (base: string): fc.Arbitrary<string> =>
  base === 'Null'
    ? fc.constant(base)
    : fc
        .tuple(
          fc.constantFrom('', '', '', 'ForAllValues:', 'ForAnyValue:', 'foranyvalue:'),
          fc.constantFrom('', '', '', 'IfExists'),
        )
        .map(([quantifier, ifExists]) => `${quantifier}${base}${ifExists}`);

const clausesOf = (theme: Theme): fc.Arbitrary<Condition> =>
  fc
    .record({
      operator: fc.constantFrom(...theme.operators).chain(operatorOf),
      keys: fc.uniqueArray(cased(theme.keys), {
        minLength: 1,
        maxLength: 2,
        selector: (key) => key.toLowerCase(),
      }),
      values: fc.array(oneOrMany(fc.constantFrom(...theme.policyValues), 0, 3), {
        minLength: 2,
        maxLength: 2,
      }),
    })
    .map(({ operator, keys, values }) => ({
      [operator]: Object.fromEntries(keys.map((key, index) => [key, values[index] ?? []])),
    }));

/** Keys in a case of their own now and then: lookups ignore case (clause 1.2). */
function cased(keys: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...keys), fc.constantFrom(0, 0, 0, 1))
    .map(([key, upper]) => (upper === 1 ? key.toUpperCase() : key));
}

const nulls: Theme = {
  keys: everyKey,
  operators: ['Null'],
  policyValues: [true, false, 'true', 'False', 'maybe'],
  requestValues: [],
};
const anything: Theme = {
  keys: everyKey,
  operators: everyOperator,
  policyValues: everyValue,
  requestValues: [],
};

const oneOperator = fc.oneof(...[...themes, nulls, anything].map(clausesOf));

/** A Condition of one or two operators, sometimes empty (clause 4.8). */
const someConditions = fc
  .oneof(
    { weight: 1, arbitrary: fc.constant<Condition[]>([{}]) },
    { weight: 12, arbitrary: fc.array(oneOperator, { minLength: 1, maxLength: 2 }) },
  )
  .map((blocks) => ({ Condition: Object.assign({}, ...blocks) as Condition }));

export function conditions(): fc.Arbitrary<{ readonly Condition: Condition }> {
  return someConditions;
}

const contextEntry: fc.Arbitrary<readonly [string, OneOrMany<Scalar> | null]> = fc
  .constantFrom(...themes.filter(({ requestValues }) => requestValues.length > 0))
  .chain((theme) =>
    fc.tuple(
      cased(theme.keys),
      fc.oneof(
        { weight: 7, arbitrary: fc.constantFrom(...theme.requestValues) },
        {
          weight: theme === dates ? 0 : 2,
          arbitrary: oneOrMany(fc.constantFrom(...theme.requestValues), 0, 3),
        },
        { weight: 1, arbitrary: fc.constant(null) },
      ),
    ),
  );

const someContexts: fc.Arbitrary<ContextDocument> = fc
  .uniqueArray(contextEntry, { maxLength: 6, selector: ([key]) => key.toLowerCase() })
  .map((entries) => Object.fromEntries(entries));

/** What a request says of its context: some keys, one value or several, or definitely none. */
export function contexts(): fc.Arbitrary<ContextDocument> {
  return someContexts;
}

/** Request values, none of them empty, and policy values for a string operator to compare. */
export function stringClauses() {
  const text = fc.constantFrom(...strings.requestValues.filter((value) => value !== ''));
  return fc.record({
    values: fc.array(text, { minLength: 1, maxLength: 3 }),
    policyValues: fc.array(fc.constantFrom(...strings.policyValues), { maxLength: 3 }),
  });
}
