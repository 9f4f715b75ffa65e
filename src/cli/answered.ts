import { explain } from '../evaluate/explain.ts';
import type { Explanation } from '../evaluate/explanation.ts';
import type { EvaluationOptions } from '../evaluate/options.ts';
import { problemsOf } from '../scenario/read-scenario.ts';
import type { Expectation, Finding, Question, Subject } from '../scenario/scenario.ts';
import type { AskedScenario } from './scenarios.ts';

/** A question with what came of it: a derivation, or what kept it from being read. */
export type Answered = Decided | Failed;

export interface Decided {
  readonly question: Question;
  readonly file?: string;
  readonly subject: Subject;
  readonly explanation: Explanation;
}

export interface Failed {
  readonly question: Question;
  readonly file?: string;
  readonly problems: readonly Finding[];
}

/** Answers a scenario's questions one after the other. */
export function* answersTo(
  { file, questions }: AskedScenario,
  options: EvaluationOptions,
): Generator<Answered> {
  for (const question of questions) {
    const asked = { question, ...(file !== undefined && { file }) };
    const { subject } = question;
    if (subject) {
      const explanation = explain(subject.request, subject.policies, options);
      yield { ...asked, subject, explanation };
    } else yield { ...asked, problems: problemsOf(question) };
  }
}

export function answerOf(answered: Answered): Expectation {
  return 'problems' in answered ? 'error' : answered.explanation.evaluation.decision;
}

/** What is odd about a question that was answered all the same. */
export function warningsOf({ findings }: Question): readonly Finding[] {
  return findings.filter(({ severity }) => severity !== 'error' && severity !== 'suggestion');
}
