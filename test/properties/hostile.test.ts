import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { nodeFromValue } from '../../grammar/json/from-value.ts';
import { evaluate } from '../../src/evaluate/evaluate.ts';
import { explain } from '../../src/evaluate/explain.ts';
import { parsePolicy } from '../../src/parse/parse-policy.ts';
import type { PolicyType } from '../../src/policy/policy.ts';
import { readPolicy } from '../../src/policy/read-policy.ts';
import { readRequest } from '../../src/request/read-request.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import type { Diagnostic, Parsed } from '../../src/text/diagnostic.ts';
import { now } from '../support/alphabets.ts';
import { scenarios } from '../support/arbitraries.ts';
import { anyJson, damaged } from '../support/arbitrary-json.ts';
import { law } from '../support/runs.ts';

const types = ['identity', 'resource', 'trust', 'serviceControl', 'resourceControl'] as const;

/** A value or an error that says why there is none, in one line. */
function expectValueOrError<T>({ value, diagnostics }: Parsed<T>): void {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (value === undefined) expect(errors).not.toEqual([]);
  else expect(errors).toEqual([]);
  for (const { message } of diagnostics) expect(message).not.toMatch(/[\n\r]/);
}

const typed = fc.constantFrom<PolicyType>(...types);
const anything = fc.oneof(
  { weight: 3, arbitrary: anyJson },
  { weight: 1, arbitrary: fc.jsonValue() },
  { weight: 1, arbitrary: fc.anything({ withBigInt: true, withDate: true, withMap: true }) },
);

describe('whatever is given', () => {
  law(
    'readPolicy answers with a policy or with errors',
    fc.tuple(anything, typed),
    ([value, type]) => expectValueOrError(readPolicy(value, { type })),
    800,
  );

  law(
    'parsePolicy answers with a policy or with errors',
    fc.tuple(
      fc.oneof(
        anyJson.map((value) => JSON.stringify(value)),
        fc.string({ unit: 'binary' }),
        cutTexts(),
      ),
      typed,
    ),
    ([text, type]) => expectValueOrError(parsePolicy(text, { type })),
    800,
  );

  law(
    'readRequest answers with a request or with errors',
    anything,
    (value) => expectValueOrError(readRequest(value)),
    800,
  );

  law(
    'a scenario that was damaged is decided and explained, or refused with errors',
    fc.oneof({ weight: 4, arbitrary: damaged(scenarios()) }, { weight: 1, arbitrary: anything }),
    (value) => {
      const { value: scenario, diagnostics } = readScenario(nodeFromValue(value));
      const findings: Diagnostic[] = [...diagnostics];
      for (const question of scenario?.questions ?? []) {
        findings.push(...question.findings);
        if (!question.subject) continue;
        const { request, policies } = question.subject;
        const { decision } = evaluate(request, policies, { now });
        expect(explain(request, policies, { now }).evaluation.decision).toBe(decision);
      }
      const decided = scenario?.questions.some(({ subject }) => subject !== undefined);
      if (!decided) expect(findings.map(({ severity }) => severity)).toContain('error');
    },
    1000,
  );
});

/** The text of a scenario's document, broken off somewhere. */
function cutTexts(): fc.Arbitrary<string> {
  return fc
    .tuple(scenarios(), fc.nat(600))
    .map(([{ policies }, length]) =>
      JSON.stringify(Object.values(policies)[0] ?? {}).slice(0, length),
    );
}
