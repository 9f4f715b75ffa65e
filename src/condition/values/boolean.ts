import type { ValueKind } from '../comparison.ts';
import { textOf } from './text.ts';

/** Reads `true` or `false` in any letter case (clauses 4.2 and 12.10). */
function readBoolean(text: string): boolean | undefined {
  if (text === 'true') return true;
  if (text.length > 5) return undefined;
  const lower = text.toLowerCase();
  if (lower === 'true') return true;
  return lower === 'false' ? false : undefined;
}

/** The two truth values. */
export const boolean: ValueKind<boolean, boolean> = {
  noun: '`true` or `false`',
  theory: 'enumeration',
  wildcards: false,
  variables: true,
  caseMatters: false,
  readGiven: readBoolean,
  readWanted: (parts) => readBoolean(textOf(parts)),
  samples: () => ['true', 'false'],
};
