import type { Template } from '../../grammar/template/template.ts';
import type { ContextKey } from '../catalog/context-key.ts';
import { fillTemplate } from '../match/variables.ts';
import { lookUp, type RequestContext } from '../request/context.ts';
import type { ComparingClause, CompiledClause } from './compile-clause.ts';
import type { Operand } from './operand.ts';
import { textOf } from './values/text.ts';

/** How many policy values are looked at for samples. */
const MOST_OPERANDS = 8;

/**
 * A few values of a key for which the clause may answer differently, none of them twice. The key is
 * the clause's own, or that of a variable in its values.
 */
export function sampleValues(
  compiled: CompiledClause,
  key: ContextKey,
  context: RequestContext,
): readonly string[] {
  if (compiled.operator === undefined) return [];
  const samples =
    key.folded === compiled.clause.key.folded
      ? keySamples(compiled, context)
      : variableSamples(compiled, key, context);
  return [...new Set(samples)];
}

function keySamples(compiled: ComparingClause, context: RequestContext): readonly string[] {
  // Whatever the value, the key is there.
  if (compiled.form.asks === 'presence') return ['example'];
  const { samples } = compiled.operator.comparison.kind;
  return compiled.operands.slice(0, MOST_OPERANDS).flatMap((operand) => {
    if (operand.kind === 'fixed') return samples(operand.parts);
    const filled = fillTemplate(operand.template, context);
    return filled.state === 'noValue' ? [] : samples(filled.parts);
  });
}

/** What the variable would have to be for the policy's value to equal the request's. */
function variableSamples(
  compiled: ComparingClause,
  key: ContextKey,
  context: RequestContext,
): readonly string[] {
  const request = lookUp(context, compiled.clause.key);
  const values = request.state === 'supplied' ? request.values.slice(0, MOST_OPERANDS) : [];
  const texts = compiled.operands
    .slice(0, MOST_OPERANDS)
    .flatMap((operand) => values.flatMap((value) => valueBetween(operand, key, value, context)));
  return texts.length === 0 ? [] : [...texts, `not-${texts[0]}`];
}

/** The part of the request's value that stands where the template has the variable. */
function valueBetween(
  operand: Operand,
  key: ContextKey,
  value: string,
  context: RequestContext,
): readonly string[] {
  if (operand.kind === 'fixed') return [];
  const { parts } = operand.template;
  const at = parts.findIndex((part) => part.kind === 'variable' && part.folded === key.folded);
  if (at === -1) return [];
  const before = textBeforeWildcard(parts.slice(0, at), context);
  const after = textBeforeWildcard(parts.slice(at + 1), context);
  if (!before?.whole || after === undefined) return [];
  const start = before.text.length;
  const endsValue = after.whole || after.text === '';
  const end = endsValue ? value.length - after.text.length : value.indexOf(after.text, start);
  const fits = end > start && value.startsWith(before.text) && value.startsWith(after.text, end);
  return fits ? [value.slice(start, end)] : [];
}

/** The text that parts begin with, and whether it is all there is to them. */
function textBeforeWildcard(
  parts: Template['parts'],
  context: RequestContext,
): { readonly text: string; readonly whole: boolean } | undefined {
  const filled = fillTemplate({ text: '', parts }, context);
  if (filled.state === 'noValue') return undefined;
  const wild = filled.parts.findIndex(({ kind }) => kind !== 'literal');
  return {
    text: textOf(filled.parts.slice(0, wild === -1 ? undefined : wild)),
    whole: wild === -1,
  };
}
