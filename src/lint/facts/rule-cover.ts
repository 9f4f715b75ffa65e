import type { MappingRule } from '../../cognito/identity-pool.ts';
import { matchRule } from '../../cognito/match-rule.ts';
import type { WrittenPool } from '../written-pool.ts';
import { isUserPoolKey, type PlacedRule, placedRules } from './pool-parts.ts';

/** A rule that never chooses the role by itself, and the earlier ones that always do before it. */
export interface Unreachable {
  readonly placed: PlacedRule;
  readonly by: readonly PlacedRule[];
}

export function unreachableRules(pool: WrittenPool): readonly Unreachable[] {
  const placed = placedRules(pool);
  return placed.flatMap((one, index) => {
    const earlier = placed
      .slice(0, index)
      .filter((other) => other.provider === one.provider && other.rule.claim === one.rule.claim);
    const by = coveredBy(one, earlier, isText(pool, one));
    return by.length > 0 ? [{ placed: one, by }] : [];
  });
}

function coveredBy(
  { rule }: PlacedRule,
  earlier: readonly PlacedRule[],
  text: boolean,
): readonly PlacedRule[] {
  const same = earlier.find((other) => isSame(other.rule, rule));
  if (same) return [same];
  if (!text) return [];
  const wider = earlier.find((other) => covers(other.rule, rule));
  if (wider) return [wider];
  // One value and all others: whoever has the claim has been told already.
  for (const [index, other] of earlier.entries()) {
    const rest = earlier.slice(index + 1).find((later) => sharesAll(other.rule, later.rule));
    if (rest) return [other, rest];
  }
  return [];
}

function isSame(one: MappingRule, other: MappingRule): boolean {
  return one.matchType === other.matchType && one.value === other.value;
}

/** Whether every text that the later rule matches is matched by the earlier one. */
function covers(earlier: MappingRule, later: MappingRule): boolean {
  if (later.matchType === 'NotEqual') return false;
  if (earlier.matchType === 'NotEqual') return !matches(later, earlier.value);
  if (later.matchType === 'Equals') return matches(earlier, later.value);
  const longer = earlier.matchType === 'Contains' || earlier.matchType === later.matchType;
  return earlier.matchType !== 'Equals' && longer && matches(earlier, later.value);
}

/** Whether two rules on one claim leave nobody who has it. */
function sharesAll(one: MappingRule, other: MappingRule): boolean {
  if (one.matchType === 'NotEqual') return matches(other, one.value);
  return other.matchType === 'NotEqual' && matches(one, other.value);
}

function matches(rule: MappingRule, value: string): boolean {
  return matchRule(rule, { claims: new Map([[rule.claim, value]]) }).matches === 'yes';
}

/** Claims of user pools are texts, a few excepted; what other providers send may be a list. */
function isText({ loaded }: WrittenPool, { provider, rule }: PlacedRule): boolean {
  return isUserPoolKey(loaded.identityPool, provider) && !notTexts.has(rule.claim);
}

const notTexts: ReadonlySet<string> = new Set([
  'address',
  'cognito:groups',
  'cognito:roles',
  'identities',
]);
