import type { ClauseExplanation } from '../condition/clause-explanation.ts';
import type { PolicySlot } from '../policy/policy.ts';
import type { Request } from '../request/request.ts';
import type { Exemption } from './applicability.ts';
import type { Grants } from './decide.ts';
import type { Evaluation, MatchedStatement } from './evaluation.ts';
import type { Note } from './note.ts';

/** The verdict with everything that led to it. */
export interface Explanation {
  readonly evaluation: Evaluation;
  readonly request: Request;
  /** One a policy type, in the order in which AWS names culprits (clause 5.7). */
  readonly layers: readonly LayerExplanation[];
  /** What is worth knowing of the request as a whole. */
  readonly notes: readonly Note[];
}

/** What policies said: `silent` is an implicit deny. */
export type Answer = 'allow' | 'deny' | 'silent' | 'unknown';

/** Whether something holds, in words. */
export type Holds = 'yes' | 'no' | 'unknown';

export interface LayerExplanation {
  readonly policyType: PolicySlot;
  /** `absent`: no such policy was given; `exempt`: given, and it does not bind this request. */
  readonly result: Answer | 'absent' | 'exempt';
  readonly exemption?: Exemption;
  /** Whether the verdict rests on this layer. */
  readonly decisive: boolean;
  readonly policies: readonly PolicyExplanation[];
}

export interface PolicyExplanation {
  readonly policy: string;
  readonly level?: number;
  readonly result: Answer;
  readonly statements: readonly StatementExplanation[];
}

/** Why one statement applied or not. */
export interface StatementExplanation {
  readonly statement: MatchedStatement;
  readonly applies: Holds;
  /** Each element by itself; a policy type without principals has no `principal`. */
  readonly elements: {
    readonly principal?: Holds;
    readonly action: Holds;
    readonly resource: Holds;
    readonly condition: Holds;
  };
  /** The first element that does not hold. */
  readonly failedAt?: 'principal' | 'action' | 'resource' | 'condition';
  /** In which capacities it names the caller (clause 2.5). */
  readonly namedAs: readonly Capacity[];
  /** Its condition's clauses, compared; only when action and resource match. */
  readonly clauses: readonly ClauseExplanation[];
  readonly notes: readonly Note[];
}

export type Capacity = keyof Grants;

/** Every statement of every policy that was asked, in the order of clause 5.7. */
export function statementsOf({ layers }: Explanation): readonly StatementExplanation[] {
  return layers.flatMap((layer) => layer.policies.flatMap((policy) => policy.statements));
}

/** Every note of an explanation: the request's, each statement's, and each condition clause's. */
export function notesOf(explanation: Explanation): readonly Note[] {
  return [
    ...explanation.notes,
    ...statementsOf(explanation).flatMap((statement) => [
      ...statement.notes,
      ...statement.clauses.flatMap((clause) => clause.notes),
    ]),
  ];
}
