import type { ActionPlan } from './action-plan.ts';
import { candidateFinder } from './candidates.ts';
import type { Settings } from './options.ts';
import { placedPolicies } from './placed-policies.ts';
import type { PolicySet } from './policy-set.ts';
import type { PreparedStatement } from './prepare-statement.ts';
import { statementTable } from './statement-table.ts';

/** A policy set made ready to be asked many times; each piece is compiled when it is first needed. */
export interface PreparedSet {
  readonly policies: PolicySet;
  readonly settings: Settings;
  /** Every statement, by slot in the order in which AWS names culprits (clause 5.7). */
  readonly statements: readonly PreparedStatement[];
  /** One of them by its place in that order. */
  readonly statementAt: (number: number) => PreparedStatement;
  /** What does not depend on more than the action. */
  readonly planOf: (action: string) => ActionPlan;
  /**
   * Visits the statements that may cover action and resource, in any order, until one of them says
   * that it is enough. None that might match is left out; some are visited twice.
   */
  readonly visit: (plan: ActionPlan, resource: string, enough: Visitor) => void;
  /** The statements whose action element covers the action and whose resource may, in order. */
  readonly candidates: (action: string, resource: string) => readonly PreparedStatement[];
}

export type Visitor = (statement: PreparedStatement) => boolean;

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
