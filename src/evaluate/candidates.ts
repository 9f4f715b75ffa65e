import { coversActions } from '../match/match-action.ts';
import { mayCoverResources } from '../match/may-cover.ts';
import { type ActionPlan, planFor, rememberedByAction } from './action-plan.ts';
import type { Settings } from './options.ts';
import type { PreparedSet, Visitor } from './prepare-set.ts';
import type { PreparedStatement } from './prepare-statement.ts';
import { statementIndex } from './statement-index.ts';
import type { StatementTable } from './statement-table.ts';

/** Sets of so many statements are looked through for each new action; larger ones get an index. */
const FEW = 128;

type Finder = Pick<PreparedSet, 'planOf' | 'visit' | 'candidates'>;

/** Finds the statements that a request may be about. */
export function candidateFinder(table: StatementTable, settings: Settings): Finder {
  return table.size <= FEW ? amongFew(table) : amongMany(table, settings);
}

function amongFew(table: StatementTable): Finder {
  const planOf = rememberedByAction((action) =>
    planFor(action, (folded) => {
      const statements: PreparedStatement[] = [];
      let number = 0;
      for (const { policy } of table.policies) {
        for (const statement of policy.statements) {
          if (coversActions(statement.action, folded)) statements.push(table.at(number));
          number += 1;
        }
      }
      return statements;
    }),
  );
  return {
    planOf,
    visit({ deniesFirst = [] }, _resource, enough) {
      for (const statement of deniesFirst) if (enough(statement)) return;
    },
    candidates: (action) => planOf(action).statements ?? [],
  };
}

/** Until the index is there, every statement is looked at, and each question builds a piece of it. */
function amongMany(table: StatementTable, settings: Settings): Finder {
  const planOf = rememberedByAction((action) => planFor(action));
  const index = statementIndex(table, settings);
  const blind = settings.arnCase === 'insensitive';

  function visit({ facts, keys }: ActionPlan, resource: string, enough: Visitor): void {
    if (!index.grow()) {
      lookThrough(facts.folded, resource, enough);
      return;
    }
    const { numbers, count } = index.find(keys, resource);
    for (let at = 0; at < count; at += 1) {
      const number = numbers[at] as number;
      if (!coversActions(table.written(number).action, facts.folded)) continue;
      if (enough(table.at(number))) return;
    }
  }

  function lookThrough(folded: string, resource: string, enough: Visitor): void {
    let number = -1;
    for (const { policy } of table.policies) {
      for (const statement of policy.statements) {
        number += 1;
        if (!coversActions(statement.action, folded)) continue;
        if (!blind && !mayCoverResources(statement.resource, resource)) continue;
        if (enough(table.at(number))) return;
      }
    }
  }

  return {
    planOf,
    visit,
    candidates(action, resource) {
      const found = new Set<PreparedStatement>();
      visit(planOf(action), resource, (statement) => {
        found.add(statement);
        return false;
      });
      return [...found].sort((a, b) => a.number - b.number);
    },
  };
}
