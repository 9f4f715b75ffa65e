import { readTemplate } from '../../grammar/template/read-template.ts';
import type { Template, TemplatePart } from '../../grammar/template/template.ts';
import { type Filled, fillTemplate, hasVariables, isPatternPart } from '../match/variables.ts';
import type { PatternPart } from '../match/wildcard.ts';
import type { ConditionValue } from '../policy/condition-block.ts';
import type { PolicyVersion } from '../policy/policy.ts';
import type { RequestContext } from '../request/context.ts';
import type { Operator } from './operators.ts';

/** A policy value as its operator reads it: known at once, or only with the request's variables. */
export type Operand =
  | {
      readonly kind: 'fixed';
      readonly value: ConditionValue;
      readonly parts: readonly PatternPart[];
    }
  | { readonly kind: 'template'; readonly value: ConditionValue; readonly template: Template };

/**
 * Reads a policy value. Variables count in documents of version 2012-10-17 under operators that
 * take them (clauses 1.5 and 3.2), wildcards under operators that take those; all else is literal.
 */
export function readOperand(
  value: ConditionValue,
  operator: Operator,
  version: PolicyVersion,
): Operand {
  if (!operator.variables) return fixed(value, [{ kind: 'literal', text: value.text }]);
  const { template } = readTemplate(value.text, version === '2012-10-17');
  const parts = operator.comparison.kind.wildcards
    ? template.parts
    : template.parts.map(withoutWildcard);
  return hasVariables(template)
    ? { kind: 'template', value, template: { text: value.text, parts } }
    : fixed(value, parts.filter(isPatternPart));
}

function fixed(value: ConditionValue, parts: readonly PatternPart[]): Operand {
  return { kind: 'fixed', value, parts };
}

function withoutWildcard(part: TemplatePart): TemplatePart {
  if (part.kind === 'star') return { kind: 'literal', text: '*' };
  return part.kind === 'question' ? { kind: 'literal', text: '?' } : part;
}

/** A policy value with its variables replaced for one request. */
export type FilledOperand = { readonly value: ConditionValue } & Filled;

export function fillOperand(operand: Operand, context: RequestContext): FilledOperand {
  const { value } = operand;
  return operand.kind === 'fixed'
    ? { value, state: 'filled', parts: operand.parts }
    : { value, ...fillTemplate(operand.template, context) };
}
