import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { prepare } from '../../src/evaluate/evaluate.ts';
import { oracle } from '../oracle/oracle.ts';
import {
  listOf,
  type OracleOptions,
  type Scenario,
  type StatementDocument,
} from '../oracle/scenario.ts';
import { type Family, now } from '../support/alphabets.ts';
import {
  about,
  actionPatterns,
  optionSets,
  resourcePatterns,
  scenariosAbout,
} from '../support/arbitraries.ts';
import { law } from '../support/runs.ts';
import { statementsOf, subjectOf } from './engine.ts';

/** Statements that share actions or resources with what is asked for, and never cover it. */
function strangers(family: Family): fc.Arbitrary<StatementDocument> {
  const Effect = fc.constantFrom('Allow', 'Deny');
  const resource = resourcePatterns(family);
  const elsewhere = fc
    .tuple(resource, fc.nat(30))
    .map(([pattern, index]) => `${pattern}/never-${index}`);
  return fc.oneof(
    fc.record({
      Effect,
      Action: fc.constantFrom('other:Read', 'other:*', ['other:A', 'more:B*']),
      Resource: resource,
    }),
    fc.record({ Effect, Action: actionPatterns(family), Resource: elsewhere }),
    fc.record({
      Effect,
      Action: actionPatterns(family),
      Resource: fc.array(elsewhere, { maxLength: 3 }),
    }),
  );
}

/** A scenario whose statements stand among so many others that they are looked up in an index. */
const crowded = about((caller, family) =>
  fc
    .record({
      scenario: scenariosAbout(caller, family),
      among: fc.oneof(
        fc.array(strangers(family), { minLength: 40, maxLength: 60 }),
        fc.array(strangers(family), { minLength: 130, maxLength: 150 }),
      ),
    })
    .map(({ scenario, among }): Scenario => {
      const own = listOf(scenario.policies.identity ?? []);
      const others = { Version: '2012-10-17', Statement: among } as const;
      return { ...scenario, policies: { ...scenario.policies, identity: [...own, others] } };
    }),
);

/** The first questions look at every statement, later ones at those that the index finds. */
function expectAgreement(scenario: Scenario, options: OracleOptions): void {
  const { request, policies } = subjectOf(scenario);
  const { decision, statements } = oracle(scenario, options);
  const ask = prepare(policies, options);
  for (let question = 0; question < 3; question += 1) {
    const evaluation = ask(request);
    expect({
      decision: evaluation.decision,
      quick: ask.decide(request),
      statements: [...statementsOf(evaluation)].sort(),
    }).toEqual({ decision, quick: decision, statements: [...statements].sort() });
  }
  expect(ask.explain(request).evaluation).toEqual(ask(request));
}

describe('among many statements the engine agrees with the reference evaluator', () => {
  law('in every scenario', crowded, (scenario) => expectAgreement(scenario, { now }), 600);

  law(
    'whatever is chosen where AWS leaves a question open',
    fc.tuple(crowded, optionSets),
    ([scenario, options]) => expectAgreement(scenario, options),
    300,
  );
});
