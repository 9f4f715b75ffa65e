import { limitingKeys } from '../../catalog/limiting-keys.ts';
import type { Place, WrittenClause, WrittenPrincipal, WrittenStatement } from '../written.ts';
import { isAllStars } from './clauses.ts';

/** Where a principal says that it is everybody, anonymous callers included. */
export function everybody(principal: WrittenPrincipal | undefined): Place | undefined {
  if (!principal || principal.negated) return undefined;
  if (principal.everyone) return principal;
  return principal.entries.find(({ kind, text }) => kind === 'AWS' && text === '*');
}

/** Whether a condition keeps a statement for everybody from being for everybody, as far as is known. */
export function isLimited({ clauses, conditionHidden }: WrittenStatement): boolean {
  return conditionHidden || clauses.some(limits);
}

function limits({ row, operator, folded, values, partial }: WrittenClause): boolean {
  // Nobody knows what an unknown operator does.
  if (!row) return true;
  if (row.asks === 'presence' || row.negated || operator.ifExists) return false;
  if (operator.quantifier === 'forAllValues' || !isLimitingKey(folded)) return false;
  return partial || !values.some(({ text }) => isOpen(text));
}

/** What an identity provider claims, and what a service knows of its own callers, limit as well. */
function isLimitingKey(folded: string): boolean {
  return limitingKeys.has(folded) || /:(?:sub|aud|amr)$/.test(folded);
}

/** Whether a value leaves out nobody, or only those that the key is meant to let in. */
function isOpen(text: string): boolean {
  return isAllStars(text) || text.endsWith('/0') || text === 'false';
}
