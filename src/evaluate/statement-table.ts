import type { Statement } from '../policy/policy.ts';
import type { Settings } from './options.ts';
import type { PlacedPolicy } from './placed-policies.ts';
import { type PreparedStatement, prepareStatement } from './prepare-statement.ts';

/** The statements of a policy set by number, in the order of clause 5.7. */
export interface StatementTable {
  readonly policies: readonly PlacedPolicy[];
  readonly size: number;
  /** The number of each policy's first statement. */
  readonly firsts: readonly number[];
  /** A statement ready for matching; compiled when it is asked for, and remembered for a while. */
  readonly at: (number: number) => PreparedStatement;
  readonly written: (number: number) => Statement;
  readonly all: () => readonly PreparedStatement[];
}

/** Compiled statements are larger than their text: no more are kept of sets that are larger still. */
const REMEMBERED_STATEMENTS = 65_536;

export function statementTable(
  policies: readonly PlacedPolicy[],
  settings: Settings,
): StatementTable {
  const firsts: number[] = [];
  let size = 0;
  for (const { policy } of policies) {
    firsts.push(size);
    size += policy.statements.length;
  }
  const compiled = new Array<PreparedStatement | undefined>(size).fill(undefined);
  let remembered = 0;

  function compile(number: number): PreparedStatement {
    const index = policyIndex(firsts, number);
    const placed = policies[index] as PlacedPolicy;
    const statement = placed.policy.statements[number - (firsts[index] as number)] as Statement;
    if (remembered === REMEMBERED_STATEMENTS) {
      compiled.fill(undefined);
      remembered = 0;
    }
    remembered += 1;
    const prepared = prepareStatement(placed.policy, statement, { ...placed, number }, settings);
    compiled[number] = prepared;
    return prepared;
  }

  const at = (number: number) => compiled[number] ?? compile(number);
  return {
    policies,
    size,
    firsts,
    at,
    written(number) {
      const index = policyIndex(firsts, number);
      const { policy } = policies[index] as PlacedPolicy;
      return policy.statements[number - (firsts[index] as number)] as Statement;
    },
    all: () => Array.from(compiled, (_, number) => at(number)),
  };
}

/** The last policy whose first statement is not beyond `number`. */
function policyIndex(firsts: readonly number[], number: number): number {
  let low = 0;
  let high = firsts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((firsts[middle] as number) <= number) low = middle;
    else high = middle - 1;
  }
  return low;
}
