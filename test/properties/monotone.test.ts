import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Decision } from '../../src/evaluate/evaluation.ts';
import { slots } from '../../src/evaluate/policy-set.ts';
import type { PolicySlot } from '../../src/policy/policy.ts';
import type { Scenario, StatementDocument } from '../oracle/scenario.ts';
import { type Family, now } from '../support/alphabets.ts';
import { about, resourceTypeIn, scenariosAbout, statements } from '../support/arbitraries.ts';
import { law } from '../support/runs.ts';
import { verdictOf } from './engine.ts';
import { withPolicies, withStatement } from './scenario-edits.ts';

/** A scenario, and a statement with this effect for one of its policies. */
interface Addition {
  readonly scenario: Scenario;
  readonly slot: PolicySlot;
  readonly statement: StatementDocument;
}

const additions = (effect: 'Allow' | 'Deny'): fc.Arbitrary<Addition> =>
  about((caller, family) =>
    fc.constantFrom(...slots).chain((slot) =>
      fc.record({
        scenario: scenariosAbout(caller, family),
        slot: fc.constant(slot),
        statement: statements(typeOf(slot, family), family, caller).map((statement) => ({
          ...statement,
          Effect: effect,
        })),
      }),
    ),
  );

function typeOf(slot: PolicySlot, family: Family) {
  return slot === 'resource' ? resourceTypeIn(family) : slot;
}

function decisionsAround({ scenario, slot, statement }: Addition): [Decision, Decision] {
  const before = verdictOf(scenario, { now }).decision;
  return [before, verdictOf(withStatement(scenario, slot, statement), { now }).decision];
}

describe('a statement more', () => {
  law(
    'an Allow added to a policy that is there turns no verdict but an implicit deny into allowed',
    additions('Allow'),
    (addition) => {
      const [before, after] = decisionsAround(addition);
      if (before === 'implicitDeny') expect(['implicitDeny', 'allowed']).toContain(after);
      else expect(after).toBe(before);
    },
    1200,
  );

  law(
    'a Deny added to a policy that is there leaves a verdict as it is or makes it an explicit deny',
    additions('Deny'),
    (addition) => {
      const [before, after] = decisionsAround(addition);
      expect([before, 'explicitDeny']).toContain(after);
    },
    1200,
  );

  law(
    'a Deny of everything by the resource or the network always wins, but for calls that need no permission',
    fc.tuple(
      about((caller, family) =>
        fc.tuple(scenariosAbout(caller, family), fc.constant(resourceTypeIn(family))),
      ),
      fc.constantFrom('resource', 'vpcEndpoint'),
    ),
    ([[scenario, resourceType], slot]) => {
      const statement: StatementDocument = {
        Effect: 'Deny',
        Principal: '*',
        Action: '*',
        ...(slot === 'resource' && resourceType === 'trust' ? {} : { Resource: '*' }),
      };
      const denied = withPolicies(scenario, { [slot]: { Statement: statement } });
      const expected =
        scenario.request.action === 'sts:GetCallerIdentity' && isIamArn(scenario)
          ? 'allowed'
          : 'explicitDeny';
      expect(verdictOf(denied, { now }).decision).toBe(expected);
    },
    600,
  );
});

function isIamArn({ request }: Scenario): boolean {
  const { principal } = request;
  return typeof principal === 'string' ? principal !== 'anonymous' : 'arn' in principal;
}
