import { evaluate } from '../evaluate/evaluate.ts';
import type { Evaluation } from '../evaluate/evaluation.ts';
import { explain } from '../evaluate/explain.ts';
import type { Explanation } from '../evaluate/explanation.ts';
import type { EvaluationOptions } from '../evaluate/options.ts';
import { problemsOf } from '../scenario/read-scenario.ts';
import type { Expectation, Finding, Question, Subject } from '../scenario/scenario.ts';
import type { Instead } from './instead.ts';
import type { AskedScenario } from './scenarios.ts';

/** A question with what came of it: a derivation, or what kept it from being read. */
export type Answered = Decided | Failed;

export interface Decided {
  readonly question: Question;
  readonly file?: string;
  readonly subject: Subject;
  readonly explanation: Explanation;
  /** The verdict under other policies, where there are such. */
  readonly after?: Evaluation;
}

export interface Failed {
  readonly question: Question;
  readonly file?: string;
  readonly problems: readonly Finding[];
}

export interface Deciding {
  readonly options: EvaluationOptions;
  readonly instead?: Instead | undefined;
}

/** Answers a scenario's questions one after the other. */
export function* answersTo(
  { file, questions }: AskedScenario,
  deciding: Deciding,
): Generator<Answered> {
  for (const question of questions) {
    yield { ...decide(question, deciding), ...(file !== undefined && { file }) };
  }
}

function decide(question: Question, { options, instead }: Deciding): Answered {
  const { subject } = question;
  if (!subject) return { question, problems: problemsOf(question) };
  const { request, policies } = subject;
  const other = instead?.(subject);
  if (other && !other.policies) {
    return { question, problems: other.findings.filter(({ severity }) => severity === 'error') };
  }
  return {
    question,
    subject,
    explanation: explain(request, policies, options),
    ...(other?.policies && { after: evaluate(request, other.policies, options) }),
  };
}

export function answerOf(answered: Answered): Expectation {
  return 'problems' in answered ? 'error' : answered.explanation.evaluation.decision;
}

/** What is odd about a question that was answered all the same. */
export function warningsOf({ findings }: Question): readonly Finding[] {
  return findings.filter(({ severity }) => severity !== 'error' && severity !== 'suggestion');
}
