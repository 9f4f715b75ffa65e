import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { evaluate } from '../../src/evaluate/evaluate.ts';
import type { Decision, Evaluation } from '../../src/evaluate/evaluation.ts';
import { oracle } from '../oracle/oracle.ts';
import type { RequestDocument, Scenario } from '../oracle/scenario.ts';
import { now } from '../support/alphabets.ts';
import { scenarios } from '../support/arbitraries.ts';
import { law } from '../support/runs.ts';
import { subjectOf, verdictOf } from './engine.ts';

const threeValued = {
  now,
  unspecifiedKeys: 'unknown',
  resourcePolicyUnknown: 'implicitDeny',
} as const;

/** The verdicts that an evaluation leaves open. */
function possibleIn(evaluation: Evaluation): readonly Decision[] {
  return evaluation.decision === 'unknown' ? evaluation.possible : [evaluation.decision];
}

function withContext(scenario: Scenario, context: RequestDocument['context']): Scenario {
  return { ...scenario, request: { ...scenario.request, context: context ?? {} } };
}

/** Sessions carry a TokenIssueTime, which strict mode takes for absent (clauses 6.4.5, 12.17). */
function asksForIssueTime(scenario: Scenario): boolean {
  return /aws:TokenIssueTime|aws:userid/i.test(JSON.stringify(scenario.policies));
}

describe('three-valued evaluation', () => {
  law(
    'holds the strict verdict among the possible ones',
    scenarios().filter((scenario) => !asksForIssueTime(scenario)),
    (scenario) => {
      const strict = verdictOf(scenario, { now }).decision;
      expect(possibleIn(verdictOf(scenario, threeValued))).toContain(strict);
    },
    1500,
  );

  law(
    'holds the verdict of every completion among the possible ones',
    fc.tuple(
      scenarios().filter((scenario) => !asksForIssueTime(scenario)),
      fc.nat(6),
    ),
    ([scenario, dropped]) => {
      const known = Object.entries(scenario.request.context ?? {}).filter(
        (_, index) => index !== dropped % 7 && index !== 0,
      );
      const partial = withContext(scenario, Object.fromEntries(known));
      const { decision } = oracle(scenario, { now });
      expect(possibleIn(verdictOf(partial, threeValued))).toContain(decision);
    },
    1500,
  );

  law(
    'tells of a key no outcome that does not come true',
    scenarios(),
    (scenario) => {
      const { policies, request } = subjectOf(scenario);
      const evaluation = evaluate(request, policies, threeValued);
      if (evaluation.decision !== 'unknown') return;
      for (const { key, value, decision } of evaluation.outcomes) {
        const context = { ...scenario.request.context, [key]: value };
        expect(verdictOf(withContext(scenario, context), threeValued).decision).toBe(decision);
      }
    },
    1500,
  );

  law(
    'leaves nothing unknown when every key that it misses is told to be absent',
    scenarios(),
    (scenario) => {
      const evaluation = verdictOf(scenario, threeValued);
      const absent = evaluation.missingContextKeys.map((key) => [key, null] as const);
      const context = { ...scenario.request.context, ...Object.fromEntries(absent) };
      const told = verdictOf(withContext(scenario, context), threeValued);
      if (evaluation.decision === 'unknown') expect(absent).not.toEqual([]);
      expect(possibleIn(evaluation)).toContain(told.decision);
    },
    800,
  );
});
