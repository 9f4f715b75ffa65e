import type { Template, TemplatePart } from '../../grammar/template/template.ts';
import type { ContextKey } from '../catalog/context-key.ts';
import { lookUp, type RequestContext } from '../request/context.ts';
import type { PatternPart } from './wildcard.ts';

/** A template with its variables replaced (clauses 3.3 and 3.4). */
export type Filled =
  /** Substituted text is literal: a `*` in a claim never becomes a wildcard (clause 3.1). */
  | { readonly state: 'filled'; readonly parts: readonly PatternPart[] }
  /** A variable has neither value nor default. */
  | { readonly state: 'noValue'; readonly key: ContextKey }
  /** A variable's key is not known; `parts` has a `*` in its place, so "cannot match" stays certain. */
  | {
      readonly state: 'unknown';
      readonly key: ContextKey;
      readonly parts: readonly PatternPart[];
    };

export type VariablePart = Extract<TemplatePart, { kind: 'variable' }>;

/** Whether a part is one of a pattern already; in a template without variables every part is. */
export function isPatternPart(part: TemplatePart): part is Exclude<TemplatePart, VariablePart> {
  return part.kind !== 'variable';
}

export function hasVariables(template: Template): boolean {
  return template.parts.some((part) => part.kind === 'variable');
}

/** The context keys that the template's variables name. */
export function variableKeys(template: Template): readonly ContextKey[] {
  return template.parts.flatMap((part) => (part.kind === 'variable' ? [keyOf(part)] : []));
}

/** Replaces each variable by its value in this request. */
export function fillTemplate(template: Template, context: RequestContext): Filled {
  const parts: PatternPart[] = [];
  let unknownKey: ContextKey | undefined;
  for (const part of template.parts) {
    if (part.kind !== 'variable') {
      parts.push(part);
      continue;
    }
    const text = variableText(part, context);
    if (text === undefined) return { state: 'noValue', key: keyOf(part) };
    if (text === NOT_KNOWN) {
      unknownKey ??= keyOf(part);
      parts.push({ kind: 'star' });
    } else {
      parts.push({ kind: 'literal', text });
    }
  }
  return unknownKey === undefined
    ? { state: 'filled', parts }
    : { state: 'unknown', key: unknownKey, parts };
}

/** The variables whose value has a `*` or a `?` in it, which stays literal (clause 3.1). */
export function wildcardValued(template: Template, context: RequestContext): readonly ContextKey[] {
  return template.parts.flatMap((part) => {
    if (part.kind !== 'variable') return [];
    const text = variableText(part, context);
    return typeof text === 'string' && /[*?]/.test(text) ? [part] : [];
  });
}

function keyOf({ name, folded }: VariablePart): ContextKey {
  return { name, folded };
}

/** Says that a variable's key is not known, which no text can. */
export const NOT_KNOWN = Symbol('not known');

/**
 * What a variable stands for in this request; undefined when it has neither value nor default. A
 * list-typed key, several values, the empty string and an absent key all count as no value.
 */
export function variableText(
  part: VariablePart,
  context: RequestContext,
): string | typeof NOT_KNOWN | undefined {
  const value = lookUp(context, part);
  if (value.state === 'unspecified' || value.state === 'present') return NOT_KNOWN;
  const text =
    value.state === 'supplied' && !value.list && value.values.length === 1 ? value.values[0] : '';
  return text ? text : part.fallback;
}
