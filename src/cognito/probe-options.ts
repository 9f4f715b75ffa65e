import type { CognitoScenario } from './cognito-scenario.ts';
import { type CognitoAnswer, type CognitoOptions, whatIf } from './what-if.ts';

/** For questions about a whole pool, of which some values may not be known. */
export interface ProbeOptions extends CognitoOptions {
  /** How each single login is followed; by default with `whatIf`. */
  readonly follow?: (scenario: CognitoScenario, options: CognitoOptions) => CognitoAnswer;
  /** Condition keys that requests carry with values that nobody knows and no caller chooses. */
  readonly unknownKeys?: readonly string[];
}

export function followWith({ follow, ...options }: ProbeOptions, scenario: CognitoScenario) {
  return (follow ?? whatIf)(scenario, options);
}
