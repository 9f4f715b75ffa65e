import { nodeFromValue } from '../../grammar/json/from-value.ts';
import { explain } from '../../src/evaluate/explain.ts';
import type { Explanation } from '../../src/evaluate/explanation.ts';
import type { EvaluationOptions } from '../../src/evaluate/options.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import type { Subject } from '../../src/scenario/scenario.ts';

/** What a scenario, written as a plain value, asks. */
export function subjectOf(scenario: unknown): Subject {
  const [question] = readScenario(nodeFromValue(scenario)).value?.questions ?? [];
  if (!question?.subject) throw new Error(JSON.stringify(question?.findings));
  return question.subject;
}

/** The derivation of a scenario's only request. */
export function derive(scenario: unknown, options: EvaluationOptions = {}): Explanation {
  const { request, policies } = subjectOf(scenario);
  return explain(request, policies, options);
}
