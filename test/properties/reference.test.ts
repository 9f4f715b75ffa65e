import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { oracle } from '../oracle/oracle.ts';
import { now } from '../support/alphabets.ts';
import { optionSets, scenarios } from '../support/arbitraries.ts';
import { law } from '../support/runs.ts';
import { statementsOf, verdictOf } from './engine.ts';

describe('the engine', () => {
  law(
    'names the same decision and statements as the reference evaluator',
    scenarios(),
    (scenario) => {
      const evaluation = verdictOf(scenario, { now });
      expect(told(evaluation.decision, statementsOf(evaluation))).toEqual(
        told(...asPair(oracle(scenario, { now }))),
      );
    },
    4000,
  );

  law(
    'agrees with the reference evaluator under every option',
    fc.tuple(scenarios(), optionSets),
    ([scenario, options]) => {
      const evaluation = verdictOf(scenario, options);
      expect(told(evaluation.decision, statementsOf(evaluation))).toEqual(
        told(...asPair(oracle(scenario, options))),
      );
    },
    2000,
  );
});

function asPair({
  decision,
  statements,
}: ReturnType<typeof oracle>): [string, ReadonlySet<string>] {
  return [decision, statements];
}

function told(decision: string, statements: ReadonlySet<string>) {
  return { decision, statements: [...statements].sort() };
}
