import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readJson } from '../../grammar/json/read-json.ts';
import { evaluate } from '../../src/evaluate/evaluate.ts';
import { contradictionsIn } from '../../src/lint/facts/contradiction.ts';
import { readWritten } from '../../src/lint/read-written.ts';
import { readRequest } from '../../src/request/read-request.ts';
import { sourceText } from '../../src/text/source.ts';

interface Family {
  readonly key: string;
  readonly operators: readonly string[];
  readonly wanted: readonly string[];
  readonly given: readonly string[];
}

const texts = ['a', 'A', 'b', 'ab', ''];
const families: readonly Family[] = [
  {
    key: 'aws:PrincipalTag/t',
    operators: 'StringEquals StringNotEquals StringLike StringNotLike StringEqualsIgnoreCase'
      .split(' ')
      .concat('StringNotEqualsIgnoreCase', 'Null'),
    wanted: ['a', 'A', 'b', 'a*', '*b', '?', '*', 'true', 'false'],
    given: texts,
  },
  {
    key: 's3:max-keys',
    operators: 'NumericEquals NumericNotEquals NumericLessThan NumericLessThanEquals'
      .split(' ')
      .concat('NumericGreaterThan', 'NumericGreaterThanEquals', 'Null'),
    wanted: ['1', '2', '2.5', '3', 'true'],
    given: ['0', '1', '1.5', '2', '2.2', '2.5', '2.7', '3', '4'],
  },
  {
    key: 'aws:CurrentTime',
    operators: ['DateEquals', 'DateNotEquals', 'DateLessThan', 'DateGreaterThanEquals', 'Null'],
    wanted: ['1000', '2000', '1970-01-01T00:16:40Z', 'false'],
    given: ['999', '1000', '1001', '1500', '2000', '2001'],
  },
  {
    key: 'aws:SourceIp',
    operators: ['IpAddress', 'NotIpAddress', 'Null'],
    wanted: ['10.0.0.0/8', '10.1.0.0/16', '10.1.2.3', '11.0.0.0/8', 'true'],
    given: ['10.1.2.3', '10.1.9.9', '10.9.9.9', '11.0.0.1', '12.0.0.1'],
  },
  {
    key: 'aws:SecureTransport',
    operators: ['Bool', 'StringEquals', 'StringNotEquals', 'Null'],
    wanted: ['true', 'false', 'TRUE'],
    given: ['true', 'false', 'TRUE'],
  },
];

const conditions = fc.constantFrom(...families).chain(({ key, operators, wanted, given }) => {
  const operator = fc
    .tuple(fc.constantFrom(...operators), fc.boolean())
    .map(([name, ifExists]) => (ifExists && name !== 'Null' ? `${name}IfExists` : name));
  const clause = fc.tuple(
    operator,
    fc.array(fc.constantFrom(...wanted), { minLength: 1, maxLength: 2 }),
  );
  return fc.record({
    key: fc.constant(key),
    clauses: fc.array(clause, { minLength: 2, maxLength: 3 }),
    contexts: fc.constant([undefined, ...given]),
  });
});

test('no value of the key, and not its absence, fulfils two clauses that contradict each other', () => {
  let found = 0;
  fc.assert(
    fc.property(conditions, ({ key, clauses, contexts }) => {
      const condition = Object.fromEntries(
        clauses.map(([operator, values]) => [operator, { [key]: values }]),
      );
      const source = sourceText('policy.json', JSON.stringify(policyWith(condition)));
      const { value: node } = readJson(source);
      if (!node) throw new Error('the generated policy is not JSON');
      const written = readWritten(node, { type: 'identity', source, editable: true });
      const statement = written.statements[0];
      fc.pre(written.policy !== undefined && statement !== undefined);
      if (contradictionsIn(statement.clauses, '2012-10-17').length === 0) return;
      found += 1;
      for (const value of contexts) {
        expect(decision(written.policy, key, value), JSON.stringify(value)).toBe('implicitDeny');
      }
    }),
    { numRuns: 4000 },
  );
  expect(found).toBeGreaterThan(100);
});

function policyWith(condition: unknown): unknown {
  const statement = { Effect: 'Allow', Action: 's3:*', Resource: '*', Condition: condition };
  return { Version: '2012-10-17', Statement: [statement] };
}

function decision(
  policy: NonNullable<ReturnType<typeof readWritten>['policy']>,
  key: string,
  value: string | undefined,
): string {
  const { value: request } = readRequest({
    principal: 'arn:aws:iam::111122223333:user/a',
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::b/k',
    // `null` is a definite absence, also of keys that are derived otherwise.
    context: { [key]: value ?? null },
  });
  if (!request) throw new Error('the generated request is not one');
  return evaluate(request, { identity: [policy] }).decision;
}
