import { type CandidateFinder, candidateFinder } from './candidates.ts';
import type { Settings } from './options.ts';
import { placedPolicies } from './placed-policies.ts';
import type { PolicySet } from './policy-set.ts';
import type { PreparedStatement } from './prepare-statement.ts';
import { statementTable } from './statement-table.ts';

/** A policy set made ready to be asked many times; each piece is compiled when it is first needed. */
export interface PreparedSet extends CandidateFinder {
  readonly policies: PolicySet;
  readonly settings: Settings;
  /** Every statement, by slot in the order in which AWS names culprits (clause 5.7). */
  readonly statements: readonly PreparedStatement[];
  /** One of them by its place in that order. */
  readonly statementAt: (number: number) => PreparedStatement;
}

export function prepareSet(policies: PolicySet, settings: Settings): PreparedSet {
  const table = statementTable([...placedPolicies(policies)], settings);
  return {
    policies,
    settings,
    get statements() {
      return table.all();
    },
    statementAt: table.at,
    ...candidateFinder(table, settings),
  };
}
