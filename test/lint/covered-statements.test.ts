import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../../src/evaluate/evaluate.ts';
import {
  type Covered,
  deniedAllows,
  shadowedStatements,
} from '../../src/lint/facts/covered-statements.ts';
import { coversAction, coversResource } from '../../src/lint/facts/inclusion.ts';
import { coversAction as matchesAction } from '../../src/match/match-action.ts';
import { compileResource } from '../../src/match/match-resource.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { readPolicy } from '../../src/policy/read-policy.ts';
import { readRequest } from '../../src/request/read-request.ts';

const name = fc.stringMatching(/^[ab?*]{0,4}$/);
const actions = fc.oneof(
  fc.constant('*'),
  name.map((text) => `s3:${text || '*'}`),
);
const resources = fc.oneof(
  fc.constant('*'),
  fc
    .tuple(fc.constantFrom('s3', '*', 's?'), fc.constantFrom('', '*'), name)
    .map(([service, region, text]) => `arn:aws:${service}:${region}::${text}`),
  name.map((text) => `arn:aws:s3:::${text}\${aws:username}`),
);
const requests = fc.record({
  principal: fc.constantFrom('arn:aws:iam::111122223333:user/a'),
  action: fc.stringMatching(/^[ab]{1,4}$/).map((text) => `s3:${text}`),
  resource: fc.stringMatching(/^[ab:]{0,5}$/).map((text) => `arn:aws:s3:::${text}`),
  context: fc.constantFrom({}, { 'aws:PrincipalTag/t': 'x' }, { 'aws:PrincipalTag/t': 'y' }),
});

describe('a pattern that covers another', () => {
  test('covers every action that the other covers', () => {
    fc.assert(
      fc.property(actions, actions, requests, (outer, inner, { action }) => {
        fc.pre(coversAction(outer, inner) && matchesAction(inner, action));
        expect(matchesAction(outer, action)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('covers every resource that the other covers, whether a star may pass a colon or not', () => {
    fc.assert(
      fc.property(
        resources,
        resources,
        requests,
        fc.boolean(),
        (outer, inner, request, crosses) => {
          const setting = {
            version: '2012-10-17',
            policyType: 'identity',
            resourceStarCrossesColon: crosses,
            padShortArns: true,
            arnCase: 'sensitive',
          } as const;
          const context = {
            entries: new Map([
              [
                'aws:username',
                { state: 'supplied', name: 'aws:username', values: ['a'], list: false } as const,
              ],
            ]),
            rest: 'absent',
          } as const;
          const matches = (pattern: string) =>
            compileResource(pattern, setting).matches(request.resource, context);
          fc.pre(coversResource(outer, inner));
          expect(matches(outer)).toBeGreaterThanOrEqual(matches(inner));
        },
      ),
      { numRuns: 2000 },
    );
  });
});

const statements = fc
  .record({
    effect: fc.constantFrom('Allow', 'Deny'),
    action: fc.array(actions, { minLength: 1, maxLength: 2 }),
    notAction: fc.boolean(),
    resource: fc.array(resources, { minLength: 1, maxLength: 2 }),
    notResource: fc.boolean(),
    condition: fc.constantFrom(
      undefined,
      undefined,
      { StringEquals: { 'aws:PrincipalTag/t': 'x' } },
      { StringEqualsIfExists: { 'aws:PrincipalTag/t': ['y'] } },
    ),
  })
  .map(({ effect, action, notAction, resource, notResource, condition }) => ({
    Effect: effect,
    [notAction ? 'NotAction' : 'Action']: action,
    [notResource ? 'NotResource' : 'Resource']: resource,
    ...(condition && { Condition: condition }),
  }));

describe.each([
  ['an Allow that is denied', deniedAllows],
  ['a statement that another one shadows', shadowedStatements],
])('%s', (_, find: (policy: Policy) => readonly Covered[]) => {
  test('can be removed without changing a verdict', () => {
    let found = 0;
    fc.assert(
      fc.property(
        fc.array(statements, { minLength: 2, maxLength: 4 }),
        fc.array(requests, { minLength: 20, maxLength: 20 }),
        (list, asked) => {
          const policy = policyOf(list);
          const covered = new Set(find(policy).map(({ statement }) => statement.index));
          fc.pre(covered.size > 0);
          found += 1;
          const rest = policyOf(list.filter((__, index) => !covered.has(index)));
          for (const one of asked) {
            expect(decision(rest, one)).toBe(decision(policy, one));
          }
        },
      ),
      { numRuns: 300, maxSkipsPerRun: 100 },
    );
    expect(found).toBe(300);
  });
});

function policyOf(list: readonly unknown[]): Policy {
  const { value } = readPolicy({ Version: '2012-10-17', Statement: list });
  if (!value) throw new Error('the generated policy is not one');
  return value;
}

function decision(policy: Policy, given: unknown): string {
  const { value } = readRequest(given);
  if (!value) throw new Error('the generated request is not one');
  return evaluate(value, { identity: [policy] }).decision;
}
