import { readTemplate } from '../../../grammar/template/read-template.ts';
import type { TemplatePart } from '../../../grammar/template/template.ts';
import { readOperand } from '../../condition/operand.ts';
import type { Operator } from '../../condition/operators.ts';
import type { WrittenClause, WrittenValue } from '../written.ts';

/** A value cut at its wildcards and variables, escapes resolved. */
export function partsOf(text: string): readonly TemplatePart[] {
  return readTemplate(text, true).template.parts;
}

/** Whether something in the value stands for text that only a request or a template tells. */
export function isOpen(text: string): boolean {
  return text.includes('${');
}

export function hasBareWildcard(text: string): boolean {
  return (text.includes('*') || text.includes('?')) && partsOf(text).some(isWildcard);
}

export function isWildcard({ kind }: TemplatePart): boolean {
  return kind === 'star' || kind === 'question';
}

/** Whether an operator can read a value at all; what variables stand for is not known to be wrong. */
function isReadable(operator: Operator, value: WrittenValue): boolean {
  if (isOpen(value.text)) return true;
  const operand = readOperand(value, operator, '2012-10-17');
  return (
    operand.kind === 'template' || !operator.comparison.prepare([operand.parts], []).unreadable
  );
}

/** The values that an operator of this name cannot read. */
export function unreadableValues(
  { row, values }: WrittenClause,
  isMeant: (operator: Operator) => boolean,
): readonly WrittenValue[] {
  if (!row || !isMeant(row)) return [];
  return values.filter((value) => !isReadable(row, value));
}

/** What an operator compares: `Numeric`, `Date`, `Arn` and so on, as its name begins. */
export function familyOf({ name }: Operator): OperatorFamily {
  if (name === 'Null') return 'Null';
  return families.find((family) => name.includes(family)) ?? 'String';
}

export type OperatorFamily = (typeof families)[number] | 'Null';

const families = ['String', 'Numeric', 'Date', 'Bool', 'Binary', 'IpAddress', 'Arn'] as const;
