import type { CognitoScenario, PoolQuestion } from '../../cognito/cognito-scenario.ts';
import type { GuestSurface, SurfaceOptions } from '../../cognito/guest-surface.ts';
import type { Isolation, IsolationOptions } from '../../cognito/isolation.ts';
import type { CognitoAnswer, CognitoOptions } from '../../cognito/what-if.ts';
import type { OpenValue } from '../../report/cognito/open-value.ts';
import type { Finding } from '../../scenario/scenario.ts';

/** A pool that was read from the files of a project, to be asked about. */
export interface AskedPool extends Pick<CognitoScenario, 'identityPool' | 'roles' | 'userPools'> {
  /** What is odd about the files, and each value that they do not tell. */
  readonly findings: readonly Finding[];
  /** Things of the files whose names AWS gives later: each is the same thing wherever it stands. */
  readonly symbols: readonly OpenValue[];
  readonly ask: (question: PoolQuestion, options: CognitoOptions) => PoolAnswer<CognitoAnswer>;
  readonly guestSurface: (options: SurfaceOptions) => PoolAnswer<GuestSurface>;
  readonly isolation: (
    login: CognitoScenario['login'],
    options: IsolationOptions,
  ) => PoolAnswer<Isolation>;
  /** Whether the files leave open what a role's policies say. */
  readonly isOpen: (roleArn: string) => boolean;
}

/** An answer, and what the files do not tell that it rests on. */
export interface PoolAnswer<Answer> {
  readonly answer: Answer;
  readonly hangsOn: readonly OpenValue[];
}
