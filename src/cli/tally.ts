import type { Expectation } from '../scenario/scenario.ts';
import { type ExitCode, exitCodes } from './io.ts';
import { exitCodeOf, graver, type Outcome } from './outcome.ts';

/** Counts answers, and keeps the exit code that they add up to. */
export interface Tally {
  readonly add: (outcome: Outcome) => void;
  readonly exitCode: () => ExitCode;
  readonly count: () => number;
  /** `3 requests: 2 allowed, 1 implicitDeny; 1 not as expected`. */
  readonly summary: () => string;
}

export function startTally(byDecision: boolean): Tally {
  const counts = new Map<Expectation, number>();
  let total = 0;
  let unmet = 0;
  let code: ExitCode = exitCodes.done;
  return {
    add(outcome) {
      total += 1;
      counts.set(outcome.answer, (counts.get(outcome.answer) ?? 0) + 1);
      if (outcome.expect !== undefined && outcome.expect !== outcome.answer) unmet += 1;
      code = graver(code, exitCodeOf(outcome, byDecision));
    },
    exitCode: () => code,
    count: () => total,
    summary() {
      const parts = order.flatMap((answer) => {
        const count = counts.get(answer);
        return count === undefined ? [] : [`${count} ${answer}`];
      });
      const expected = unmet > 0 ? `; ${unmet} not as expected` : '';
      return `${total} requests: ${parts.join(', ')}${expected}\n`;
    },
  };
}

const order = [
  'allowed',
  'explicitDeny',
  'implicitDeny',
  'unknown',
  'error',
] as const satisfies readonly Expectation[];
