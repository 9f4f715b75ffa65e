import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { evaluate } from '../../src/evaluate/evaluate.ts';
import type { Decision, Evaluation } from '../../src/evaluate/evaluation.ts';
import { oracle } from '../oracle/oracle.ts';
import type { RequestDocument, Scenario } from '../oracle/scenario.ts';
import { families, home, now } from '../support/alphabets.ts';
import { conditionalScenarios, scenarios, scenariosAbout } from '../support/arbitraries.ts';
import { law } from '../support/runs.ts';
import { subjectOf, verdictOf } from './engine.ts';

const threeValued = {
  now,
  unspecifiedKeys: 'unknown',
  resourcePolicyUnknown: 'implicitDeny',
} as const;

/** Most hang on a condition, where an unknown key tells. */
const drawn = fc.oneof(
  { weight: 2, arbitrary: conditionalScenarios() },
  { weight: 1, arbitrary: scenarios() },
);

/** The verdicts that an evaluation leaves open. */
function possibleIn(evaluation: Evaluation): readonly Decision[] {
  return evaluation.decision === 'unknown' ? evaluation.possible : [evaluation.decision];
}

function withContext(scenario: Scenario, context: RequestDocument['context']): Scenario {
  return { ...scenario, request: { ...scenario.request, context: context ?? {} } };
}

/** Keys that follow from nothing else: left out, they may be anything. */
const underivable =
  /^(s3:|kms:|accounts|aws:(SourceIp|VpcSourceIp|SourceArn|MultiFactor|RequestTag))/i;

describe('three-valued evaluation', () => {
  law(
    'holds the strict verdict among the possible ones',
    drawn,
    (scenario) => {
      const strict = verdictOf(scenario, { now }).decision;
      expect(possibleIn(verdictOf(scenario, threeValued))).toContain(strict);
    },
    1500,
  );

  law(
    'holds the verdict of every completion among the possible ones',
    fc.tuple(drawn, fc.nat(6)),
    ([scenario, kept]) => {
      const { context = {} } = scenario.request;
      const told = Object.entries(context).filter(
        ([key], index) => index === kept || !underivable.test(key),
      );
      const partial = withContext(scenario, Object.fromEntries(told));
      const { decision } = oracle(scenario, { now });
      expect(possibleIn(verdictOf(partial, threeValued))).toContain(decision);
    },
    1500,
  );

  law(
    'tells of a key no outcome that does not come true',
    drawn,
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
    drawn,
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

/** Callers told only in part, with who they might be. */
const vagueCallers = [
  {
    vague: `arn:aws:iam::${home}:role/team/app`,
    perhaps: ['s1', 's2'].map((session) => ({
      arn: `arn:aws:sts::${home}:assumed-role/app/${session}`,
      roleArn: `arn:aws:iam::${home}:role/team/app`,
    })),
  },
  {
    vague: `arn:aws:sts::${home}:federated-user/fed`,
    perhaps: ['alice', 'bob'].map((user) => ({
      arn: `arn:aws:sts::${home}:federated-user/fed`,
      userArn: `arn:aws:iam::${home}:user/${user}`,
    })),
  },
] as const;

describe('a caller who is told only in part', () => {
  law(
    'may get the verdict of everybody who it might be, where no NotPrincipal takes it by its word',
    fc
      .tuple(fc.constantFrom(...vagueCallers), fc.constantFrom(...Object.values(families)))
      .chain(([callers, family]) =>
        fc.record({
          callers: fc.constant(callers),
          scenario: scenariosAbout(callers.perhaps[0] ?? callers.vague, family),
        }),
      )
      .filter(({ scenario }) => !JSON.stringify(scenario.policies).includes('"NotPrincipal"')),
    ({ callers: { vague, perhaps }, scenario }) => {
      const by = (principal: RequestDocument['principal']): Scenario => ({
        ...scenario,
        request: { ...scenario.request, principal },
      });
      const possible = possibleIn(verdictOf(by(vague), { now }));
      for (const principal of perhaps) {
        expect(possible).toContain(oracle(by(principal), { now }).decision);
      }
    },
    1000,
  );
});
