import { type ActionKeys, actionKeys } from '../match/action-keys.ts';
import { type ActionFacts, actionFacts } from './action-facts.ts';
import { isDenyGate } from './gate-numbers.ts';
import type { PreparedStatement } from './prepare-statement.ts';

/** What is known once the action is. */
export interface ActionPlan {
  readonly facts: ActionFacts;
  readonly keys: ActionKeys;
  /** The statements that cover it, in order; absent where there are many, and the index is asked. */
  readonly statements?: readonly PreparedStatement[];
  /** The same, each Deny first: one that applies settles the decision. */
  readonly deniesFirst?: readonly PreparedStatement[];
}

export function planFor(action: string, statements?: readonly PreparedStatement[]): ActionPlan {
  const facts = actionFacts(action);
  const keys = actionKeys(facts.folded);
  if (statements === undefined) return { facts, keys };
  const denies = statements.filter(({ gate }) => isDenyGate(gate));
  const allows = statements.filter(({ gate }) => !isDenyGate(gate));
  return { facts, keys, statements, deniesFirst: [...denies, ...allows] };
}

/** Actions come from the request: the memory of them must not grow with what callers invent. */
const REMEMBERED = 2048;
const LONGEST_REMEMBERED = 256;

/**
 * Remembers what belongs to an action, by its name as requests write it. Two generations: what is
 * asked for again outlives a flood of names that are asked for once.
 */
export function rememberedByAction<Value>(make: (action: string) => Value) {
  let young = new Map<string, Value>();
  let old = new Map<string, Value>();
  return (action: string): Value => {
    const known = young.get(action);
    if (known !== undefined) return known;
    const value = old.get(action) ?? make(action);
    if (action.length > LONGEST_REMEMBERED) return value;
    if (young.size === REMEMBERED) {
      old = young;
      young = new Map();
    }
    young.set(action, value);
    return value;
  };
}
