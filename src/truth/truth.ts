/**
 * Kleene's three truth values, as numbers in the order false < unknown < true, so that "and" is
 * the smaller, "or" the larger and "not" the mirror image. Everything that asks "does this hold?"
 * answers with one of them; without unknowns they are plain booleans.
 */
export type Truth = 0 | 1 | 2;

export const FALSE = 0;
export const UNKNOWN = 1;
export const TRUE = 2;

export function truthOf(holds: boolean): Truth {
  return holds ? TRUE : FALSE;
}

export function and(a: Truth, b: Truth): Truth {
  return a < b ? a : b;
}

export function or(a: Truth, b: Truth): Truth {
  return a > b ? a : b;
}

export function not(a: Truth): Truth {
  return (2 - a) as Truth;
}

/** True for each: FALSE ends the search, as nothing can repair it. */
export function every<T>(items: readonly T[], test: (item: T) => Truth): Truth {
  let result: Truth = TRUE;
  for (const item of items) {
    result = and(result, test(item));
    if (result === FALSE) return FALSE;
  }
  return result;
}

/** True for one: TRUE ends the search. */
export function some<T>(items: readonly T[], test: (item: T) => Truth): Truth {
  let result: Truth = FALSE;
  for (const item of items) {
    result = or(result, test(item));
    if (result === TRUE) return TRUE;
  }
  return result;
}
