import type { Evaluation, MatchedStatement } from '../evaluate/evaluation.ts';
import type { Note } from '../evaluate/note.ts';
import type { Request } from '../request/request.ts';
import type { Expectation, Finding } from '../scenario/scenario.ts';
import { positionAt } from '../text/source.ts';
import { printable } from './names.ts';
import { reasonFor } from './reason.ts';

/** What is told of a question beside its verdict. */
export interface Asked {
  readonly id?: string;
  readonly expect?: Expectation;
}

/** The JSON object that answers one request (`grammar/schema/answer.schema.json`). */
export type AnswerJson = Readonly<Record<string, unknown>>;

/** A verdict as JSON. */
export function answerFor(
  asked: Asked,
  request: Request,
  evaluation: Evaluation,
  notes: readonly Note[] = [],
): AnswerJson {
  return {
    id: asked.id ?? null,
    ...verdictJson(evaluation, request),
    ...(notes.length > 0 && { notes }),
    ...expectationJson(asked, evaluation.decision),
  };
}

/** A verdict's own members, without the question's. */
export function verdictJson(evaluation: Evaluation, request: Request): AnswerJson {
  return {
    decision: evaluation.decision,
    reason: reasonFor(evaluation, request),
    by: decisiveStatements(evaluation).map(statementJson),
    missingContextKeys: evaluation.missingContextKeys,
    ...(evaluation.decision === 'implicitDeny' && { notAllowedBy: evaluation.notAllowedBy }),
    ...(evaluation.decision === 'unknown' && {
      possible: evaluation.possible,
      outcomes: evaluation.outcomes,
    }),
    ...(evaluation.serviceRule !== undefined && { serviceRule: evaluation.serviceRule }),
  };
}

/** The statements that a verdict rests on; none for an implicit deny. */
export function decisiveStatements(evaluation: Evaluation): readonly MatchedStatement[] {
  switch (evaluation.decision) {
    case 'allowed':
      return evaluation.allowedBy;
    case 'explicitDeny':
      return evaluation.deniedBy;
    case 'implicitDeny':
    case 'unknown':
      return [];
    default:
      return evaluation satisfies never;
  }
}

function statementJson(statement: MatchedStatement): AnswerJson {
  const { policyType, policy, statement: index, sid, span, level } = statement;
  return {
    policyType,
    policy,
    statement: index,
    ...(sid !== undefined && { sid }),
    ...(span && { span }),
    ...(level !== undefined && { level }),
  };
}

/** An answer that is none: what kept the question from being read. */
export function errorFor(
  asked: Asked,
  problems: readonly Finding[],
  place: (problem: Finding) => ErrorPlace = placeOf,
): AnswerJson {
  const [first, ...more] = problems.slice(0, MOST_PROBLEMS);
  return {
    id: asked.id ?? null,
    error: {
      ...(first
        ? problemJson(first, place)
        : { code: 'scenario/unreadable', message: 'the scenario cannot be read' }),
      ...(more.length > 0 && { more: more.map((problem) => problemJson(problem, place)) }),
    },
    ...expectationJson(asked, 'error'),
  };
}

/** A reader of the first hundred will not miss the others. */
const MOST_PROBLEMS = 100;

/** What is odd about a question that has an answer all the same. */
export function warningsJson(
  warnings: readonly Finding[],
  place: (problem: Finding) => ErrorPlace = placeOf,
): AnswerJson {
  if (warnings.length === 0) return {};
  const told = warnings.slice(0, MOST_PROBLEMS);
  return { warnings: told.map((warning) => problemJson(warning, place)) };
}

function problemJson(problem: Finding, place: (problem: Finding) => ErrorPlace): AnswerJson {
  return { code: problem.code, message: messageOf(problem), ...place(problem) };
}

function messageOf({ message, help }: Finding): string {
  return printable(help === undefined ? message : `${message} (${help})`);
}

/** Where an error stands; `file` is told when the text is not the one that is being answered. */
export interface ErrorPlace {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** The place in a file that the line of a batch names. */
  readonly at?: ErrorPlace;
}

export function placeOf({ source, span }: Finding): ErrorPlace {
  if (!source) return {};
  if (!span) return { file: source.path };
  const { line, column } = positionAt(source, span.start);
  return { file: source.path, line, column };
}

function expectationJson({ expect }: Asked, answer: Expectation): AnswerJson {
  return expect === undefined ? {} : { expect, met: expect === answer };
}
