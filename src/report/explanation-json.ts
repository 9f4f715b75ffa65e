import type { ClauseExplanation } from '../condition/clause-explanation.ts';
import type { Change } from '../evaluate/change.ts';
import type { Explanation, StatementExplanation } from '../evaluate/explanation.ts';
import { type AnswerJson, type Asked, answerFor } from './answer.ts';
import { clauseReason, truthWord } from './conditions.ts';
import { requestJson } from './request-json.ts';

/** The whole derivation as JSON: an answer with the request and every policy type's part in it. */
export function explanationJson(
  asked: Asked,
  explanation: Explanation,
  suggestion: readonly Change[] | undefined,
): AnswerJson {
  const { evaluation, request, layers, notes } = explanation;
  return {
    ...answerFor(asked, request, evaluation, notes),
    request: requestJson(request),
    layers: layers.map((layer) => ({
      ...layer,
      policies: layer.policies.map((policy) => ({
        ...policy,
        statements: policy.statements.map(statementJson),
      })),
    })),
    ...(suggestion && { suggestion }),
  };
}

function statementJson({ clauses, ...statement }: StatementExplanation): AnswerJson {
  return { ...statement, conditions: clauses.map(clauseJson) };
}

function clauseJson(clause: ClauseExplanation): AnswerJson {
  const { written, operator, key, because, request, given, wanted, leftOut, notes } = clause;
  const why = clauseReason(clause);
  return {
    written: written.text,
    ...(operator !== undefined && { operator }),
    key: key.name,
    holds: truthWord(clause.result),
    because,
    ...(why !== '' && { why }),
    request: request.state === 'supplied' ? request.values : request.state,
    given: given.map(({ text, holds, outcomes }) => ({ text, holds: truthWord(holds), outcomes })),
    wanted: wanted.map(({ value, state, text, key: variable }) => ({
      value: value.text,
      state,
      ...(text !== undefined && { text }),
      ...(variable && { key: variable.name }),
    })),
    leftOut,
    notes,
  };
}
