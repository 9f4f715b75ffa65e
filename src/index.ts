export type { ClauseExplanation } from './condition/clause-explanation.ts';
export type { Change } from './evaluate/change.ts';
export { evaluate, prepare } from './evaluate/evaluate.ts';
export type {
  Allowed,
  Decision,
  Evaluation,
  ExplicitDeny,
  ImplicitDeny,
  MatchedStatement,
  Outcome,
  Unknown,
} from './evaluate/evaluation.ts';
export { explain } from './evaluate/explain.ts';
export type {
  Explanation,
  LayerExplanation,
  PolicyExplanation,
  StatementExplanation,
} from './evaluate/explanation.ts';
export type { Note } from './evaluate/note.ts';
export type { EvaluationOptions } from './evaluate/options.ts';
export type { PolicySet } from './evaluate/policy-set.ts';
export { suggestChange } from './evaluate/suggest-change.ts';
export type { Effect, Policy, PolicySlot, PolicyType, Statement } from './policy/policy.ts';
export type { ReadPolicyOptions } from './policy/read-policy.ts';
export { readPolicy } from './policy/read-policy.ts';
export { writePolicy } from './policy/write-policy.ts';
export { readRequest } from './request/read-request.ts';
export type { Organization, Principal, Request } from './request/request.ts';
export type { Diagnostic, Parsed, Severity } from './text/diagnostic.ts';
export type { Position, Range } from './text/source.ts';
export type { Span } from './text/span.ts';
