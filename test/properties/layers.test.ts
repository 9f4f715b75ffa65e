import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { evaluate, prepare } from '../../src/evaluate/evaluate.ts';
import { explain } from '../../src/evaluate/explain.ts';
import { type Document, listOf, type Scenario } from '../oracle/scenario.ts';
import { now } from '../support/alphabets.ts';
import { optionSets, scenarios } from '../support/arbitraries.ts';
import { law } from '../support/runs.ts';
import { statementsOf, subjectOf, verdictOf } from './engine.ts';
import { withPolicies } from './scenario-edits.ts';

const allowAll: Document = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
};

function excludesPrincipals({ policies }: Scenario): boolean {
  return JSON.stringify([policies.resource, policies.vpcEndpoint]).includes('"NotPrincipal"');
}

function without(scenario: Scenario, slot: keyof Scenario['policies']): Scenario {
  const { [slot]: _, ...policies } = scenario.policies;
  return { ...scenario, policies };
}

function expectEqualVerdicts(scenario: Scenario, other: Scenario): void {
  const [verdict, otherVerdict] = [verdictOf(scenario, { now }), verdictOf(other, { now })];
  expect(otherVerdict.decision).toBe(verdict.decision);
  expect(statementsOf(otherVerdict)).toEqual(statementsOf(verdict));
}

describe('policy types that only limit', () => {
  law(
    'a permissions boundary that allows everything is no boundary, unless a NotPrincipal asks for one',
    scenarios().filter((scenario) => !excludesPrincipals(scenario)),
    (scenario) => {
      expectEqualVerdicts(
        without(scenario, 'permissionsBoundary'),
        withPolicies(scenario, { permissionsBoundary: allowAll }),
      );
    },
    600,
  );

  law(
    'a level of service control policies that allows everything changes nothing',
    scenarios(),
    (scenario) => {
      const levels = scenario.policies.serviceControl ?? [];
      expectEqualVerdicts(
        scenario,
        withPolicies(scenario, { serviceControl: [...levels, allowAll] }),
      );
    },
    400,
  );

  law(
    'an endpoint whose policy allows everything to everyone is an endpoint without a policy',
    scenarios(),
    (scenario) => {
      const open = {
        Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' },
      } as const;
      expectEqualVerdicts(
        withPolicies(scenario, { vpcEndpoint: [] }),
        withPolicies(scenario, { vpcEndpoint: open }),
      );
    },
    400,
  );

  law(
    'the levels of service control policies commute',
    scenarios(),
    (scenario) => {
      const levels = scenario.policies.serviceControl;
      if (!levels) return;
      const named = levels.map((level, index) =>
        listOf(level).map((entry, position) => ({
          name: `${index}.${position}`,
          policy: 'policy' in entry ? entry.policy : entry,
        })),
      );
      expectEqualVerdicts(
        withPolicies(scenario, { serviceControl: named }),
        withPolicies(scenario, { serviceControl: named.toReversed() }),
      );
    },
    800,
  );
});

describe('a prepared policy set', () => {
  law(
    'answers as often as asked what evaluate answers',
    fc.tuple(fc.array(scenarios(), { minLength: 2, maxLength: 2 }), optionSets),
    ([[first, second], options]) => {
      if (!first || !second) return;
      const { policies, request } = subjectOf(first);
      const answer = prepare(policies, options);
      const expected = evaluate(request, policies, options);
      expect(answer(request)).toEqual(expected);
      const other = { ...first, request: second.request };
      answer(subjectOf({ ...other, policies: {} }).request);
      expect(answer(request)).toEqual(expected);
    },
    400,
  );

  law(
    'has the same verdict as its explanation',
    fc.tuple(scenarios(), optionSets),
    ([scenario, options]) => {
      const { policies, request } = subjectOf(scenario);
      const expected = evaluate(request, policies, options);
      expect(explain(request, policies, options).evaluation).toEqual(expected);
    },
    500,
  );
});
