import type { TemplatePart } from '../../../grammar/template/template.ts';
import {
  GUARDED_LITERALS,
  guardedKeys,
  sensitiveKeys,
} from '../../catalog/condition-key-values.ts';
import type { WrittenClause, WrittenStatement } from '../written.ts';
import { isWildcard, partsOf } from './values.ts';

/** Whether values that match more requests let more of them through. */
export function wideningGrants({ row }: WrittenClause, { effect }: WrittenStatement): boolean {
  return row !== undefined && effect !== undefined && (effect === 'Deny') === row.negated;
}

/** Why the wildcards of a value open more than they should. */
export function wildcardFault(folded: string, text: string): string | undefined {
  const parts = partsOf(text);
  if (!parts.some(isWildcard)) return undefined;
  if (sensitiveKeys.has(folded)) return 'it should name one';
  if (folded === 'aws:userid') return userIdFault(text);
  return guardedKeys.has(folded) ? guardFault(parts, isWildcard) : undefined;
}

/** Why the variables of a value open more than they should. */
export function variableFault(folded: string, text: string): string | undefined {
  const parts = partsOf(text);
  if (!parts.some(isVariable)) return undefined;
  if (sensitiveKeys.has(folded)) return namesOne(parts) ? undefined : 'it should name one';
  if (folded === 'aws:userid') {
    const left = partsOf(text.slice(0, colonOutside(text)));
    return left.some(isVariable) && left.length > 1
      ? 'left of the colon a variable stands alone'
      : undefined;
  }
  return guardedKeys.has(folded) ? guardFault(parts, isVariable) : undefined;
}

function isVariable({ kind }: TemplatePart): boolean {
  return kind === 'variable';
}

/** The account or organization of the caller or the resource is one, whichever it is. */
function namesOne(parts: readonly TemplatePart[]): boolean {
  const [only] = parts;
  return (
    parts.length === 1 &&
    only?.kind === 'variable' &&
    only.fallback === undefined &&
    sensitiveKeys.has(only.folded)
  );
}

/** `AROA…:session`: a wildcard is a session name, or all of the ID. */
function userIdFault(text: string): string | undefined {
  const left = text.slice(0, colonOutside(text));
  return left === '*' || !partsOf(left).some(isWildcard)
    ? undefined
    : 'a wildcard stands right of the colon, or alone left of it';
}

/** The first colon that is not inside a variable, or the end. */
function colonOutside(text: string): number {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text.startsWith('${', index)) depth += 1;
    else if (text.charAt(index) === '}') depth = 0;
    else if (text.charAt(index) === ':' && depth === 0) return index;
  }
  return text.length;
}

function guardFault(
  parts: readonly TemplatePart[],
  isGuarded: (part: TemplatePart) => boolean,
): string | undefined {
  let literals = 0;
  for (const part of parts) {
    if (isGuarded(part) && literals < GUARDED_LITERALS) {
      return `${GUARDED_LITERALS} characters that are no wildcard should stand right before it, not ${literals}`;
    }
    literals = part.kind === 'literal' ? part.text.length : 0;
  }
  return undefined;
}
