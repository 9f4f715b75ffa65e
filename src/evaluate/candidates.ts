import { coversActions } from '../match/match-action.ts';
import { mayCoverResources } from '../match/may-cover.ts';
import { type ActionPlan, planFor, rememberedByAction } from './action-plan.ts';
import type { Settings } from './options.ts';
import type { PreparedStatement } from './prepare-statement.ts';
import { type StatementIndex, statementIndex } from './statement-index.ts';
import type { StatementTable } from './statement-table.ts';

/** Sets of so many statements are looked through for each new action; larger ones have an index. */
const FEW = 128;
/** So many statements about one action are asked one by one, more by what the index finds. */
const CROWD = 16;

/** Finds the statements that a request may be about. */
export interface CandidateFinder {
  /** What does not depend on more than the action. */
  readonly planOf: (action: string) => ActionPlan;
  /**
   * Where a plan lists no statements: visits those that may cover action and resource, in any
   * order, until one is enough. None that might match is left out; some are visited twice.
   */
  readonly visit: (plan: ActionPlan, resource: string, enough: Visitor) => void;
  /** The statements whose action element covers the action and whose resource may, in order. */
  readonly candidates: (action: string, resource: string) => readonly PreparedStatement[];
}

export type Visitor = (statement: PreparedStatement) => boolean;

export function candidateFinder(table: StatementTable, settings: Settings): CandidateFinder {
  let made: StatementIndex | undefined;
  const blind = settings.arnCase === 'insensitive';

  const planOf = rememberedByAction((action) => {
    const plan = planFor(action);
    if (table.size > FEW) return plan;
    const covering = numbersCovering(table, plan.facts.folded);
    return covering.length > CROWD ? plan : planFor(action, covering.map(table.at));
  });

  function visit(plan: ActionPlan, resource: string, enough: Visitor): void {
    made ??= statementIndex(table, settings);
    if (made.grow()) visitFound(made, plan, resource, enough);
    else lookThrough(plan.facts.folded, resource, enough);
  }

  function visitFound(
    index: StatementIndex,
    { facts, keys }: ActionPlan,
    resource: string,
    enough: Visitor,
  ): void {
    const { numbers, count } = index.find(keys, resource);
    for (let at = 0; at < count; at += 1) {
      const number = numbers[at] as number;
      const covers = coversActions(table.written(number).action, facts.folded);
      if (covers && enough(table.at(number))) return;
    }
  }

  /** Until the index is there, each question reads them all, and builds a piece of it. */
  function lookThrough(folded: string, resource: string, enough: Visitor): void {
    for (const number of numbersCovering(table, folded)) {
      const { resource: element } = table.written(number);
      const may = blind || mayCoverResources(element, resource);
      if (may && enough(table.at(number))) return;
    }
  }

  return {
    planOf,
    visit,
    candidates(action, resource) {
      const plan = planOf(action);
      if (plan.statements !== undefined) return plan.statements;
      const found = new Set<PreparedStatement>();
      visit(plan, resource, (statement) => {
        found.add(statement);
        return false;
      });
      return [...found].sort((a, b) => a.number - b.number);
    },
  };
}

function numbersCovering(table: StatementTable, folded: string): readonly number[] {
  const numbers: number[] = [];
  let number = 0;
  for (const { policy } of table.policies) {
    for (const statement of policy.statements) {
      if (coversActions(statement.action, folded)) numbers.push(number);
      number += 1;
    }
  }
  return numbers;
}
