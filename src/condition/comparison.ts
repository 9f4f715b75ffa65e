import type { PatternPart } from '../match/wildcard.ts';
import { FALSE, TRUE, type Truth, UNKNOWN } from '../truth/truth.ts';

/** The theory in which an exact comparison of policies can decide what a kind's values allow. */
export type Theory =
  | 'text equality'
  | 'text equality ignoring case'
  | 'glob'
  | 'arn'
  | 'order'
  | 'interval'
  | 'enumeration'
  | 'bytes';

/** How the request's value stands to the policy's: always *request value* RELATION *policy value*. */
export type Relation = 'coveredBy' | Order;

export type Order = 'equals' | 'lessThan' | 'lessThanEquals' | 'greaterThan' | 'greaterThanEquals';

/** What can be said of a kind of values without naming its type. */
export interface KindFacts {
  /** With its article, for messages: `a number`. */
  readonly noun: string;
  readonly theory: Theory;
  /** Whether a bare `*` or `?` in a policy value is a wildcard (table 4.2). */
  readonly wildcards: boolean;
  /** Whether policy variables are replaced in policy values (table 3.2). */
  readonly variables: boolean;
  /** Whether values that differ in letter case are different values. */
  readonly caseMatters: boolean;
  /** A few request values, some of which match this policy value and some of which do not. */
  samples(wanted: readonly PatternPart[]): readonly string[];
}

/** A kind of values: how both sides are read. `undefined` says that a text is none of the kind. */
export interface ValueKind<Given, Wanted> extends KindFacts {
  readGiven(text: string): Given | undefined;
  /** Reads a policy value, its variables already replaced; bare wildcards only if `wildcards`. */
  readWanted(parts: readonly PatternPart[]): Wanted | undefined;
  /** For kinds that every text belongs to: the pattern of a value that is only partly known. */
  readPossible?(parts: readonly PatternPart[]): (given: Given) => boolean;
}

/** Policy values that are ready to be compared with the request's. */
export interface Wanted {
  /** Whether some value is not of the operator's kind; no negated operator holds then (clause 4.6). */
  readonly unreadable: boolean;
  /** Whether there is nothing that a request value could match. */
  readonly empty: boolean;
  /** Whether the request's value matches one of them; `undefined` when it is not of the kind. */
  readonly matches: (given: string) => Truth | undefined;
  /** These values and others, which only this request tells. */
  adding(values: PolicyValues, possible: PolicyValues): Wanted;
}

/** Policy values with their variables replaced. */
export type PolicyValues = readonly (readonly PatternPart[])[];

/** What an operator does with two values, negation and quantifiers left aside. */
export interface Comparison {
  readonly kind: KindFacts;
  readonly relation: Relation;
  /** Whether texts are compared unit by unit, so that a template can be walked along one. */
  readonly walksTexts: boolean;
  /**
   * Reads policy values once for many requests. In `possible`, a `*` stands for the text of a
   * variable that is not known (clause 6.4).
   */
  prepare(values: PolicyValues, possible: PolicyValues): Wanted;
}

type Holds<Given, Wants> = (given: Given, wanted: Wants) => boolean;

/** A comparison of any kind: some policy value must stand in the relation. */
export function comparing<Given, Wants>(
  kind: ValueKind<Given, Wants>,
  relation: Relation,
  holds: Holds<Given, Wants>,
): Comparison {
  return comparingAny(kind, relation, (wanted) => {
    const [first] = wanted;
    if (wanted.length === 1 && first !== undefined) return (given) => holds(given, first);
    return (given) => {
      for (const value of wanted) if (holds(given, value)) return true;
      return false;
    };
  });
}

/** A comparison of texts for equality: long lists cost no more than short ones. */
export function comparingTexts(kind: ValueKind<string, string>): Comparison {
  return comparingAny(kind, 'equals', (wanted) => {
    const [first] = wanted;
    if (wanted.length === 1) return (given) => given === first;
    const texts = new Set(wanted);
    return (given) => texts.has(given);
  });
}

const orders: Readonly<Record<Order, (order: number) => boolean>> = {
  equals: (order) => order === 0,
  lessThan: (order) => order < 0,
  lessThanEquals: (order) => order <= 0,
  greaterThan: (order) => order > 0,
  greaterThanEquals: (order) => order >= 0,
};

/** A comparison on a line: of numbers or of dates. */
export function comparingOrder<Value>(
  kind: ValueKind<Value, Value>,
  relation: Order,
  compare: (given: Value, wanted: Value) => number,
): Comparison {
  const holds = orders[relation];
  return comparing(kind, relation, (given, wanted) => holds(compare(given, wanted)));
}

type MatchesAny<Given, Wants> = (wanted: readonly Wants[]) => (given: Given) => boolean;

function comparingAny<Given, Wants>(
  kind: ValueKind<Given, Wants>,
  relation: Relation,
  matchesAny: MatchesAny<Given, Wants>,
): Comparison {
  const unknownText = kind.readPossible ?? (() => () => true);

  function adding(
    before: readonly (Wants | undefined)[],
    values: PolicyValues,
    possible: PolicyValues,
  ): Wanted {
    const all = [...before, ...values.map(kind.readWanted)];
    const readable = all.filter((value) => value !== undefined);
    const certainly = matchesAny(readable);
    const perhaps = possible.map(unknownText);
    return {
      unreadable: readable.length < all.length,
      empty: readable.length + perhaps.length === 0,
      matches(given) {
        const value = kind.readGiven(given);
        if (value === undefined) return undefined;
        if (certainly(value)) return TRUE;
        for (const covers of perhaps) if (covers(value)) return UNKNOWN;
        return FALSE;
      },
      adding: (more, morePossible) => adding(all, more, morePossible),
    };
  }

  const walksTexts = kind.theory === 'text equality' || kind.theory === 'glob';
  return {
    kind,
    relation,
    walksTexts,
    prepare: (values, possible) => adding([], values, possible),
  };
}
