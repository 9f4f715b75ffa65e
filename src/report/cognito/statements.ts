import type { StatementExplanation } from '../../evaluate/explanation.ts';
import { FALSE, UNKNOWN } from '../../truth/truth.ts';
import { clauseSummary } from '../conditions.ts';

/** Why a statement did not apply, or may not; absent where it does. */
export function whyNot({ applies, failedAt, clauses }: StatementExplanation): string | undefined {
  if (applies === 'yes') return undefined;
  if (applies === 'unknown') {
    const open = clauses.find(({ result }) => result === UNKNOWN);
    return open ? clauseSummary(open) : 'it is not known whether it applies';
  }
  switch (failedAt) {
    case 'principal':
      return 'its Principal is not the identity pool service';
    case 'resource':
      return 'its Resource does not cover the resource';
    case 'condition': {
      const failing = clauses.find(({ result }) => result === FALSE);
      return failing ? clauseSummary(failing) : 'its Condition does not hold';
    }
    case 'action':
    case undefined:
      return 'its Action does not cover the action';
    default:
      return failedAt satisfies never;
  }
}
