import { foldCase } from '../text/fold-case.ts';
import type { Certainty } from './certainty.ts';
import { type Claims, type ClaimValue, isList, isTextList } from './claims.ts';
import type { MappingRule, MatchType } from './identity-pool.ts';
import type { RuleTried } from './role-choice.ts';

/**
 * How AWS compares a rule with a list, for those who have measured it: by its elements, or as text
 * in which the value may be a part (open question 1).
 */
export type ListReading = 'elements' | 'substring';

/** What rules may look at. */
export interface RuleSubject {
  readonly claims: Claims;
  /** Claims that rules do not see whatever the token holds: those that are not listed here. */
  readonly usable?: readonly string[];
  /** That AWS does not say which claims the provider's tokens have. */
  readonly undocumented?: boolean;
}

type Match = Pick<RuleTried, 'matches' | 'reason' | 'certainty'>;

/** Claims that hold lists: what rules make of them has only been seen, not documented. */
const listClaims: readonly string[] = ['cognito:groups', 'cognito:roles'];

/**
 * Whether a rule of a role mapping matches the claims of a login (section 2.5). Names and values
 * compare exactly; an absent claim matches nothing, not even NotEqual.
 */
export function matchRule(
  rule: MappingRule,
  subject: RuleSubject,
  listReading?: ListReading,
): Match & Pick<RuleTried, 'value'> {
  const value = subject.claims.get(rule.claim);
  const match = subject.undocumented
    ? unpublished('provider-not-documented')
    : subject.usable && !subject.usable.includes(rule.claim)
      ? settled(false, 'claim-not-usable', 'documented')
      : matchValue(rule, value, listReading);
  return { ...(value !== undefined && { value }), ...match };
}

function matchValue(
  rule: MappingRule,
  value: ClaimValue | undefined,
  listReading: ListReading | undefined,
): Match {
  if (value === undefined || value === null || (isList(value) && value.length === 0)) {
    const seen = listClaims.includes(rule.claim) ? 'observed' : 'documented';
    return settled(false, 'claim-absent', value === undefined ? seen : 'inferred');
  }
  if (isList(value)) {
    return isTextList(value) ? matchList(rule, value, listReading) : unpublished('list');
  }
  if (typeof value === 'object') return unpublished('object');
  return matchText(rule, value);
}

function matchText(rule: MappingRule, value: string | number | boolean): Match {
  const text = String(value);
  const compare = compares[rule.matchType];
  const holds = compare(text, rule.value);
  const caseDecides =
    holds !== compare(foldCase(text), foldCase(rule.value)) ? 'differs-in-case' : 'compared';
  return settled(holds, caseDecides, certaintyOfText(rule, value, caseDecides));
}

/** That case matters and that numbers and booleans compare as JSON is inferred (section 2.5). */
function certaintyOfText(rule: MappingRule, value: ClaimValue, reason: string): Certainty {
  if (reason === 'differs-in-case' || typeof value !== 'string' || value === '') return 'inferred';
  return /[*?]/.test(rule.value) ? 'observed' : 'documented';
}

type Compare = (text: string, value: string) => boolean;

const compares: Record<MatchType, Compare> = {
  Equals: (text, value) => text === value,
  NotEqual: (text, value) => text !== value,
  StartsWith: (text, value) => text.startsWith(value),
  Contains: (text, value) => text.includes(value),
};

/** Where both readings agree, the answer is theirs; NotEqual has not been seen on a list at all. */
function matchList(
  { matchType, value }: MappingRule,
  elements: readonly string[],
  listReading: ListReading | undefined,
): Match {
  const read = (reading: ListReading) => listReadings[reading][matchType](elements, value);
  if (listReading !== undefined) return settled(read(listReading), 'list', 'inferred');
  const holds = read('elements');
  if (matchType === 'NotEqual' || holds !== read('substring')) return unpublished('list');
  return holds
    ? settled(true, 'element-is-value', 'observed')
    : settled(false, 'no-element', 'inferred');
}

/** What each of the two readings makes of a list (section 2.5, ruling 6). */
const listReadings: Record<
  ListReading,
  Record<MatchType, (elements: readonly string[], value: string) => boolean>
> = {
  elements: {
    Equals: (elements, value) => elements.includes(value),
    NotEqual: (elements, value) => !elements.includes(value),
    StartsWith: (elements, value) => elements.some((element) => element.startsWith(value)),
    Contains: (elements, value) => elements.includes(value),
  },
  substring: {
    Equals: () => false,
    NotEqual: () => true,
    StartsWith: () => false,
    Contains: (elements, value) => elements.some((element) => element.includes(value)),
  },
};

function settled(holds: boolean, reason: RuleTried['reason'], certainty: Certainty): Match {
  return { matches: holds ? 'yes' : 'no', reason, certainty };
}

function unpublished(reason: RuleTried['reason']): Match {
  return { matches: 'unknown', reason, certainty: 'unknown' };
}
