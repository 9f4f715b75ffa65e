import type { Evaluation } from '../evaluate/evaluation.ts';
import type { Explanation } from '../evaluate/explanation.ts';
import type { EvaluationOptions } from '../evaluate/options.ts';
import { suggestChange } from '../evaluate/suggest-change.ts';
import { type AnswerJson, answerFor, errorFor, warningsJson } from '../report/answer.ts';
import {
  type Comparison,
  changeSummary,
  comparisonHeadline,
  comparisonJson,
  comparisonText,
} from '../report/comparison.ts';
import { derivationText } from '../report/derivation.ts';
import { explanationJson } from '../report/explanation-json.ts';
import type { Paint } from '../report/paint.ts';
import { placesIn } from '../report/places.ts';
import { simulatorResponse } from '../report/simulator.ts';
import { failureText, type Style, type Verdict, verdictLine, verdictText } from '../report/text.ts';
import { type AccessChange, accessChange } from '../scenario/access-change.ts';
import type { Question } from '../scenario/scenario.ts';
import { type Answered, type Decided, warningsOf } from './answered.ts';
import type { Printer } from './answering.ts';

export interface TextSettings {
  readonly paint: Paint;
  /** One line for each answer and nothing else. */
  readonly quiet: boolean;
  readonly options: EvaluationOptions;
  /** Whether several files are asked, so that answers must say which is theirs. */
  readonly severalFiles: boolean;
}

/** Verdicts for people. */
export function verdictPrinter(settings: TextSettings): Printer {
  return textPrinter(settings, verdictText);
}

/** Whole derivations for people. */
export function derivationPrinter(settings: TextSettings): Printer {
  return textPrinter(settings, derivationText);
}

function textPrinter(
  settings: TextSettings,
  write: (verdict: Verdict, style: Style) => string,
): Printer {
  const { paint, quiet, options } = settings;
  const changes = new Map<AccessChange, number>();
  let first = true;
  const separate = (text: string): string => {
    const apart = first || quiet ? text : `\n${text}`;
    first = false;
    return apart;
  };
  return {
    tells: quiet ? 'errors' : 'everything',
    answer(answered) {
      const asked = labelled(answered, settings);
      if ('problems' in answered) return separate(failureText(asked, answered.problems, paint));
      const comparison = comparisonOf(answered, asked);
      if (comparison) {
        changes.set(comparison.change, (changes.get(comparison.change) ?? 0) + 1);
        return separate((quiet ? comparisonHeadline : comparisonText)(comparison, paint));
      }
      const { explanation, subject } = answered;
      if (quiet) return separate(verdictLine(asked, explanation, paint));
      const suggestion = suggestChange(subject.request, subject.policies, options);
      return separate(
        write({ asked, explanation, suggestion }, { paint, place: placesIn(subject.policies) }),
      );
    },
    afterAll(tally) {
      if (quiet || tally.count() < 2) return '';
      const compared = changes.size > 0 ? `${changeSummary(changes)}\n` : '';
      return `\n${compared}${tally.summary()}`;
    },
  };
}

/** A question under the name that tells it from others on the screen. */
function labelled({ question, file }: Answered, { severalFiles }: TextSettings): Question {
  if (question.id !== undefined || !severalFiles || file === undefined) return question;
  return { ...question, id: file };
}

function comparisonOf(answered: Decided, asked: Question): Comparison | undefined {
  const { after, explanation, subject } = answered;
  if (!after) return undefined;
  const { evaluation: before } = explanation;
  return { asked, request: subject.request, before, after, change: accessChange(before, after) };
}

/** One JSON answer a line, as `batch` prints them. */
export function jsonPrinter(): Printer {
  return linePrinter((decided) => {
    const { question, explanation, subject } = decided;
    const comparison = comparisonOf(decided, question);
    if (comparison) return comparisonJson(comparison);
    return answerFor(question, subject.request, explanation.evaluation, explanation.notes);
  });
}

/** One JSON derivation a line; `beside` adds what else is to be told of a verdict. */
export function derivationJsonPrinter(
  options: EvaluationOptions,
  beside: (evaluation: Evaluation) => AnswerJson = () => ({}),
): Printer {
  return linePrinter(({ question, explanation, subject: { request, policies } }) => ({
    ...explanationJson(question, explanation, suggestChange(request, policies, options)),
    ...beside(explanation.evaluation),
  }));
}

function linePrinter(write: (decided: Decided) => AnswerJson): Printer {
  return {
    tells: 'nothing',
    answer(answered) {
      const { question, file } = answered;
      const answer =
        'problems' in answered ? errorFor(question, answered.problems) : write(answered);
      const scenario = file === undefined ? {} : { scenario: file };
      const warnings = warningsJson(warningsOf(question));
      return `${JSON.stringify({ ...answer, ...warnings, ...scenario })}\n`;
    },
  };
}

/** One response of the policy simulator for each scenario. */
export function simulatorPrinter(): Printer {
  let explanations: Explanation[] = [];
  return {
    tells: 'errors',
    answer(answered) {
      if (!('problems' in answered)) explanations.push(answered.explanation);
      return '';
    },
    afterScenario() {
      const answered = explanations;
      explanations = [];
      if (answered.length === 0) return '';
      return `${JSON.stringify(simulatorResponse(answered), null, 2)}\n`;
    },
  };
}
