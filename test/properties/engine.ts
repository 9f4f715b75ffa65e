import { nodeFromValue } from '../../grammar/json/from-value.ts';
import type { Evaluation, MatchedStatement } from '../../src/evaluate/evaluation.ts';
import type { EvaluationOptions } from '../../src/evaluate/options.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import type { Subject } from '../../src/scenario/scenario.ts';
import type { Scenario } from '../oracle/scenario.ts';
import { throughBothDoors } from '../support/both-doors.ts';

/** The engine's own reading of a scenario; a scenario that it refuses fails the law. */
export function subjectOf(scenario: Scenario): Subject {
  const [question] = readScenario(nodeFromValue(scenario)).value?.questions ?? [];
  if (question?.subject) return question.subject;
  const problems = question?.findings.filter(({ severity }) => severity === 'error');
  throw new Error(`the scenario cannot be read: ${JSON.stringify(problems)}`);
}

export function verdictOf(scenario: Scenario, options?: EvaluationOptions): Evaluation {
  const { request, policies } = subjectOf(scenario);
  return throughBothDoors(request, policies, options);
}

/** The statements that a verdict rests on, as `<policy>#<statement>`. */
export function statementsOf(evaluation: Evaluation): ReadonlySet<string> {
  return new Set(matchedIn(evaluation).map(({ policy, statement }) => `${policy}#${statement}`));
}

function matchedIn(evaluation: Evaluation): readonly MatchedStatement[] {
  if (evaluation.decision === 'allowed') return evaluation.allowedBy;
  return evaluation.decision === 'explicitDeny' ? evaluation.deniedBy : [];
}

/** The same by Sid, for statements that have moved. */
export function sidsOf(evaluation: Evaluation): readonly string[] {
  return matchedIn(evaluation)
    .map(({ policy, sid }) => `${policy}#${sid}`)
    .sort();
}
