import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Scalar, Scenario, StatementDocument } from '../oracle/scenario.ts';
import { type Family, home, now } from '../support/alphabets.ts';
import { about, actionPatterns, resourcePatterns } from '../support/arbitraries.ts';
import { contexts, stringClauses } from '../support/arbitrary-conditions.ts';
import { law } from '../support/runs.ts';
import { verdictOf } from './engine.ts';

const alice = `arn:aws:iam::${home}:user/alice`;

/** Whether one Allow statement in alice's identity policy applies: nothing else could allow. */
function applies(request: Scenario['request'], statement: Omit<StatementDocument, 'Effect'>) {
  const policy = { Version: '2012-10-17', Statement: { Effect: 'Allow' as const, ...statement } };
  const { decision } = verdictOf({ policies: { identity: policy }, request }, { now });
  return decision === 'allowed';
}

/** What alice asks for, and patterns for it. */
function requestWith<T>(draw: (family: Family) => fc.Arbitrary<T>) {
  return about((_, family) =>
    fc.record({
      request: fc.record({
        principal: fc.constant(alice),
        action: fc.constantFrom(...family.actions),
        resource: fc.constantFrom(...family.resources),
        resourceAccount: fc.constant(home),
        context: contexts(),
      }),
      patterns: draw(family),
    }),
  ).filter(
    ({ request: { action, resource } }) =>
      action !== 'sts:GetCallerIdentity' &&
      !/:role\/|:key\/|^arn:aws-cn:/.test(resource) &&
      !action.startsWith('sts:'),
  );
}

describe('the Not forms', () => {
  law(
    'NotAction is the complement of Action',
    requestWith((family) => fc.array(actionPatterns(family), { maxLength: 3 })),
    ({ request, patterns }) => {
      const plain = applies(request, { Action: patterns, Resource: '*' });
      expect(applies(request, { NotAction: patterns, Resource: '*' })).toBe(!plain);
    },
    600,
  );

  law(
    'NotResource is the complement of Resource, variables without value included',
    requestWith((family) => fc.array(resourcePatterns(family), { maxLength: 3 })),
    ({ request, patterns }) => {
      const plain = applies(request, { Action: '*', Resource: patterns });
      expect(applies(request, { Action: '*', NotResource: patterns })).toBe(!plain);
    },
    600,
  );
});

/** A key's request values with the policy's values, and a key that no request carries by itself. */
const clauses = requestWith(() => stringClauses());
const pairs = [
  ['StringEquals', 'StringNotEquals'],
  ['StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'],
  ['StringLike', 'StringNotLike'],
] as const;

function holds(
  request: Scenario['request'],
  key: string,
  values: readonly Scalar[],
  operator: string,
  policyValues: readonly Scalar[],
): boolean {
  return applies(
    { ...request, context: { ...request.context, [key]: values } },
    { Action: '*', Resource: '*', Condition: { [operator]: { [key]: policyValues } } },
  );
}

describe('negated string operators', () => {
  law(
    'on one value, a negated operator is the complement of the plain one',
    clauses,
    ({ request, patterns: { values, policyValues } }) => {
      const one = values.slice(0, 1);
      for (const [positive, negative] of pairs) {
        const plain = holds(request, 'test:key', one, positive, policyValues);
        expect(holds(request, 'test:key', one, negative, policyValues)).toBe(!plain);
      }
    },
    400,
  );

  law(
    'ForAllValues with a negated operator is what ForAnyValue with the plain one is not',
    clauses,
    ({ request, patterns: { values, policyValues } }) => {
      for (const [positive, negative] of pairs) {
        const some = holds(request, 'test:key', values, `ForAnyValue:${positive}`, policyValues);
        const none = holds(request, 'test:key', values, `ForAllValues:${negative}`, policyValues);
        expect(none).toBe(!some);
      }
    },
    400,
  );

  law(
    'ForAnyValue with a negated operator is what ForAllValues with the plain one is not',
    clauses,
    ({ request, patterns: { values, policyValues } }) => {
      for (const [positive, negative] of pairs) {
        const all = holds(request, 'test:key', values, `ForAllValues:${positive}`, policyValues);
        const differs = holds(request, 'test:key', values, `ForAnyValue:${negative}`, policyValues);
        expect(differs).toBe(!all);
      }
    },
    400,
  );

  law(
    'IfExists changes nothing on a negated operator',
    clauses,
    ({ request, patterns: { values, policyValues } }) => {
      for (const [, negative] of pairs) {
        for (const given of [[], values.slice(0, 1), values]) {
          const plain = holds(request, 'test:key', given, negative, policyValues);
          expect(holds(request, 'test:key', given, `${negative}IfExists`, policyValues)).toBe(
            plain,
          );
        }
      }
    },
    200,
  );
});
