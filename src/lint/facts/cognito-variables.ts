import { foldCase } from '../../text/fold-case.ts';
import type { WrittenPolicy, WrittenText } from '../written.ts';
import { poolClaim } from './cognito-access.ts';
import { variablesIn, type WrittenVariable } from './variables.ts';

/** Whether a text holds `${cognito-identity.amazonaws.com:sub}`, in whatever partition. */
export function namesIdentity(text: string): boolean {
  return text.includes('${') && variablesIn(text).some(({ key }) => claimOf(key) === 'sub');
}

/** What the key of a variable is called behind the name of a pool's service. */
export function claimOf(key: string): string | undefined {
  return poolClaim(foldCase(key.trim()));
}

/** A variable, and the text that it stands in. */
export interface PlacedVariable {
  readonly entry: WrittenText;
  readonly variable: WrittenVariable;
  readonly key: string;
}

/**
 * Variables of the resources and of the condition values of a document: the first one of each text
 * that is wanted.
 */
export function* placedVariables(
  { statements }: WrittenPolicy,
  wanted: (key: string) => boolean,
): Iterable<PlacedVariable> {
  for (const { resource, clauses } of statements) {
    const texts = [...(resource?.entries ?? []), ...clauses.flatMap(({ values }) => values)];
    for (const entry of texts) {
      if (!entry.text.includes('${')) continue;
      const variable = variablesIn(entry.text).find(({ key }) => wanted(key.trim()));
      if (variable) yield { entry, variable, key: variable.key.trim() };
    }
  }
}

/** A text with another key in one of its variables. */
export function withKey({ entry: { text }, variable }: PlacedVariable, key: string): string {
  const rest = text.slice(variable.start + 2 + variable.key.length);
  return `${text.slice(0, variable.start + 2)}${key}${rest}`;
}
