import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { oracle } from '../oracle/oracle.ts';
import type {
  Document,
  OracleOptions,
  RequestDocument,
  Scenario,
  StatementDocument,
} from '../oracle/scenario.ts';
import { home, now } from '../support/alphabets.ts';
import { conditionalScenarios, optionSets, scenarios } from '../support/arbitraries.ts';
import { law } from '../support/runs.ts';
import { statementsOf, verdictOf } from './engine.ts';

/** Both verdicts on a scenario must be the same, and rest on the same statements. */
function expectAgreement(scenario: Scenario, options: OracleOptions): void {
  const evaluation = verdictOf(scenario, options);
  const { decision, statements } = oracle(scenario, options);
  expect({
    decision: evaluation.decision,
    statements: [...statementsOf(evaluation)].sort(),
  }).toEqual({ decision, statements: [...statements].sort() });
}

describe('the engine agrees with the reference evaluator on the decision and the statements', () => {
  law('in every scenario', scenarios(), (scenario) => expectAgreement(scenario, { now }), 4000);

  law(
    'where all hangs on conditions',
    conditionalScenarios(),
    (scenario) => expectAgreement(scenario, { now }),
    6000,
  );

  law(
    'whatever is chosen where AWS leaves a question open',
    fc.tuple(fc.oneof(scenarios(), conditionalScenarios()), optionSets),
    ([scenario, options]) => expectAgreement(scenario, options),
    2000,
  );

  law(
    'for any pattern and any text',
    fc.record({
      position: fc.constantFrom(...Object.keys(positions)),
      pattern: textsOver(
        'a',
        'b',
        'é',
        ':',
        '/',
        '*',
        '*',
        '?',
        'aws',
        `\${${'*'}}`,
        `\${test:key}`,
      ),
      text: textsOver('a', 'a', 'b', 'é', ':', '/', '\u{1f600}'),
      version: fc.constantFrom('2012-10-17', '2008-10-17'),
    }),
    ({ position, pattern, text, version }) => {
      const { statement, request } = positions[position]?.(pattern, text) ?? {};
      const policy: Document = {
        Version: version,
        Statement: { Effect: 'Allow', Action: '*', Resource: '*', ...statement },
      };
      expectAgreement(
        {
          policies: { identity: policy },
          request: {
            principal: `arn:aws:iam::${home}:user/alice`,
            action: 's3:GetObject',
            resource: 'arn:aws:s3:::b',
            resourceAccount: home,
            context: { 'test:key': text },
            ...request,
          },
        },
        { now },
      );
    },
    13000,
  );
});

/** Where a pattern meets a text: what to put into the statement, and what into the request. */
const positions: Record<
  string,
  (
    pattern: string,
    text: string,
  ) => { statement?: Partial<StatementDocument>; request?: Partial<RequestDocument> }
> = {
  action: (pattern, text) => ({
    statement: { Action: `s3:${pattern}` },
    request: { action: `s3:${text}` },
  }),
  resource: (pattern, text) => ({
    statement: { Resource: `arn:aws:s3:::${pattern}` },
    request: { resource: `arn:aws:s3:::${text}` },
  }),
  anyField: (pattern, text) => ({
    statement: { Resource: `arn:aws:${pattern}` },
    request: { resource: `arn:aws:${text.replace(/[:/]/g, '')}:a:b:${text}` },
  }),
  stringLike: (pattern) => ({ statement: { Condition: { StringLike: { 'test:key': pattern } } } }),
  arnLike: (pattern, text) => ({
    statement: { Condition: { ArnLike: { 'test:key': `arn:aws:${pattern}` } } },
    request: { context: { 'test:key': `arn:aws:a:b:${text}` } },
  }),
};

/** Texts of a few parts; parts that stand twice come twice as often. */
function textsOver(...parts: readonly string[]): fc.Arbitrary<string> {
  return fc
    .array(fc.constantFrom(...parts), { minLength: 1, maxLength: 9 })
    .map((drawn) => drawn.join(''));
}
