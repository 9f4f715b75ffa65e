import { contextKey } from '../../src/catalog/context-key.ts';
import {
  type CompiledClause,
  type ConditionOptions,
  type ConditionSetting,
  compileClause,
} from '../../src/condition/compile-clause.ts';
import { readOperatorText } from '../../src/policy/condition-block.ts';
import type { ContextValue, RequestContext } from '../../src/request/context.ts';

/** The key that the clauses of these tests are about. */
export const KEY = 'test:Key';

export const strict: ConditionOptions = {
  unknownOperator: 'deny-safe',
  multiValueWithoutSetOperator: 'false',
  nullTreatsEmptyAsMissing: true,
};

/** `{ [operator]: { "test:Key": values } }`, in an Allow of version 2012-10-17 unless told otherwise. */
export function clauseOf(
  operator: string,
  values: readonly string[],
  setting: Partial<ConditionSetting> = {},
  key = KEY,
): CompiledClause {
  return compileClause(
    readOperatorText(operator),
    {
      key: contextKey(key),
      values: values.map((text) => ({ text, written: 'string' })),
      list: true,
    },
    { effect: 'Allow', version: '2012-10-17', options: strict, ...setting },
  );
}

/** What a request says of one key: texts, or a state; a plain text is not list-typed. */
export type Said =
  | string
  | readonly string[]
  | { readonly state: 'absent' | 'present' | 'unspecified' };

export function contextOf(said: Readonly<Record<string, Said>>): RequestContext {
  const entries = new Map<string, ContextValue>();
  let rest: RequestContext['rest'] = 'absent';
  for (const [name, what] of Object.entries(said)) {
    const value = contextValue(name, what);
    if (value.state === 'unspecified') rest = 'unspecified';
    else entries.set(contextKey(name).folded, value);
  }
  return { entries, rest };
}

function contextValue(name: string, said: Said): ContextValue {
  if (typeof said === 'string') return { state: 'supplied', name, values: [said], list: false };
  return 'state' in said ? said : { state: 'supplied', name, values: said, list: true };
}
