import { type Certainty, weakest } from './certainty.ts';
import { type CognitoError, noRole } from './errors.ts';
import type { IdentityPool } from './identity-pool.ts';
import type { ListReading } from './match-rule.ts';
import {
  type Candidate,
  type ChoiceStep,
  type ChosenBy,
  nameOfCandidate,
  type OpenQuestion,
  type RoleChoice,
} from './role-choice.ts';

/** Answers to what AWS leaves open, and the time. */
export interface ChoiceOptions {
  /** How rules compare with lists, measured on an account; otherwise both readings count. */
  readonly listReading?: ListReading;
  /** Milliseconds since 1970; without it no token has expired. */
  readonly now?: number;
}

/** What every step of a choice knows. */
export interface Choosing {
  readonly pool: IdentityPool;
  readonly options: ChoiceOptions;
  readonly note: (step: ChoiceStep) => void;
}

/** What a step comes to: one candidate, or several when a question is open. */
export interface Choice {
  readonly candidates: readonly Candidate[];
  readonly because: readonly OpenQuestion[];
  readonly certainty: Certainty;
}

export function chosen(roleArn: string, via: ChosenBy, certainty: Certainty): Choice {
  return { candidates: [{ outcome: 'role', roleArn, via }], because: [], certainty };
}

export function refused(error: CognitoError): Choice {
  return { candidates: [{ outcome: 'error', error }], because: [], certainty: error.certainty };
}

export const refusedSomehow: Choice = {
  candidates: [{ outcome: 'unknownError' }],
  because: [],
  certainty: 'unknown',
};

/** Either of several choices, because nobody publishes which. */
export function either(because: readonly OpenQuestion[], ...choices: readonly Choice[]): Choice {
  return {
    candidates: choices.flatMap(({ candidates }) => candidates),
    because: [...because, ...choices.flatMap((choice) => choice.because)],
    certainty: weakest(...choices.map(({ certainty }) => certainty)),
  };
}

/** The same choice, resting on something more. */
export function restingOn(certainty: Certainty, choice: Choice): Choice {
  return { ...choice, certainty: weakest(certainty, choice.certainty) };
}

/** The pool's own role for guests or for everybody else; without one the call fails. */
export function choosePoolRole(
  { pool, note }: Choosing,
  role: 'authenticated' | 'unauthenticated',
  via: ChosenBy,
  certainty: Certainty = 'documented',
): Choice {
  const roleArn = pool.roles[role];
  note({ step: 'pool-role', role, ...(roleArn !== undefined && { roleArn }) });
  return roleArn === undefined
    ? restingOn(certainty, refused(noRole))
    : chosen(roleArn, via, certainty);
}

/** An open question whose answers all come to the same leaves nothing open. */
export function conclude(choice: Choice, trace: readonly ChoiceStep[]): RoleChoice {
  const distinct = new Map<string, Candidate>();
  for (const candidate of choice.candidates) {
    const name = nameOfCandidate(candidate);
    if (!distinct.has(name)) distinct.set(name, candidate);
  }
  const [only, ...others] = distinct.values();
  if (only !== undefined && only.outcome !== 'unknownError' && others.length === 0) {
    const certainty = choice.because.length === 0 ? choice.certainty : 'inferred';
    return { ...only, certainty, trace };
  }
  return {
    outcome: 'indeterminate',
    candidates: [...distinct.values()],
    because: [...new Set(choice.because)],
    certainty: 'unknown',
    trace,
  };
}
