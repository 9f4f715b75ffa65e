import type { Expectation } from '../scenario/scenario.ts';
import { type ExitCode, exitCodes } from './io.ts';

/** What came of one question. */
export interface Outcome {
  readonly answer: Expectation;
  readonly expect?: Expectation | undefined;
}

/** The exit code that one answer asks for; with `byDecision` a decision has its own. */
export function exitCodeOf({ answer, expect }: Outcome, byDecision = false): ExitCode {
  if (answer === 'error' && expect !== 'error') return exitCodes.badInput;
  if (expect !== undefined && expect !== answer) return exitCodes.notMet;
  return byDecision && answer !== 'error' ? decisionCodes[answer] : exitCodes.done;
}

const decisionCodes = {
  allowed: exitCodes.done,
  implicitDeny: exitCodes.implicitDeny,
  explicitDeny: exitCodes.explicitDeny,
  unknown: exitCodes.unknown,
} as const satisfies Record<Exclude<Expectation, 'error'>, ExitCode>;

/** From harmless to grave. */
const gravity: readonly ExitCode[] = [
  exitCodes.done,
  exitCodes.implicitDeny,
  exitCodes.explicitDeny,
  exitCodes.unknown,
  exitCodes.notMet,
  exitCodes.badInput,
  exitCodes.internal,
  exitCodes.interrupted,
];

/** Of several answers the gravest tells the exit code. */
export function graver(a: ExitCode, b: ExitCode): ExitCode {
  return gravity.indexOf(a) >= gravity.indexOf(b) ? a : b;
}
