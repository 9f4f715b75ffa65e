import type { CognitoScenario } from '../../cognito/cognito-scenario.ts';
import type { GuestCeiling } from '../../cognito/guest-ceiling.ts';
import type { RoleChoice } from '../../cognito/role-choice.ts';
import type { CandidateEnd, CognitoAnswer } from '../../cognito/what-if.ts';
import type { Change } from '../../evaluate/change.ts';
import type { PolicySet } from '../../evaluate/policy-set.ts';
import type { Finding } from '../../scenario/scenario.ts';
import type { OpenValue } from './open-value.ts';

/** A Cognito scenario with its answer, and what is told beside it. */
export interface CognitoAnswered {
  readonly id?: string;
  readonly scenario: CognitoScenario;
  readonly answer: CognitoAnswer;
  /** The choice had no Pre Token Generation trigger run, where one did. */
  readonly withoutTrigger?: RoleChoice;
  /** The lists that bound guests. */
  readonly ceiling: GuestCeiling;
  /** By the end that they belong to. */
  readonly sessions: ReadonlyMap<CandidateEnd, SessionFacts>;
  /** What the files that the pool was read from do not tell, and the answer rests on. */
  readonly hangsOn: readonly OpenValue[];
  /** What is odd about the scenario. */
  readonly warnings: readonly Finding[];
}

/** What a session was decided under. */
export interface SessionFacts {
  readonly policies: PolicySet;
  /** The smallest change that would allow its request, where there is one. */
  readonly suggestion?: readonly Change[] | undefined;
}
