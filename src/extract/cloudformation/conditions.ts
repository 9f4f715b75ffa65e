import type { JsonNode } from '../../../grammar/json/tree.ts';
import { gapsIn } from '../gap.ts';
import { itemsOf, membersOf, objectNode, textNode, textOf } from '../node.ts';
import type { Resolver } from './resolver.ts';
import type { Resource } from './template.ts';

/** The use of a condition by its name. */
export function conditionNamed(name: string): JsonNode {
  return objectNode([{ key: 'Condition', value: textNode(name) }]);
}

/** Whether a condition holds; `undefined` where that is not known ("Condition functions"). */
export function testCondition(resolver: Resolver, node: JsonNode): boolean | undefined {
  const [only] = membersOf(node);
  if (only === undefined) return undefined;
  const { key, value } = only;
  switch (key) {
    case 'Condition':
      return testNamed(resolver, textOf(value) ?? '');
    case 'Fn::Equals':
      return areEqual(resolver, itemsOf(value));
    case 'Fn::Not': {
      const [operand] = itemsOf(value);
      const holds = operand && testCondition(resolver, operand);
      return holds === undefined ? undefined : !holds;
    }
    case 'Fn::And':
      return unless(false, resolver, itemsOf(value));
    case 'Fn::Or':
      return unless(true, resolver, itemsOf(value));
    default:
      return undefined;
  }
}

/** Whether the condition of a resource holds. */
export function isMade(resolver: Resolver, { condition }: Resource): boolean | undefined {
  return condition === undefined || testCondition(resolver, conditionNamed(condition));
}

/** Worked out once, as conditions may name each other many times over. */
function testNamed(resolver: Resolver, name: string): boolean | undefined {
  const { active, known, template } = resolver;
  const key = `Condition ${name}`;
  const condition = template.conditions.get(name);
  if (!condition || active.has(key)) return undefined;
  const before = known.get(key);
  if (known.has(key)) return before?.kind === 'boolean' ? before.value : undefined;
  active.add(key);
  const holds = testCondition(resolver, condition);
  active.delete(key);
  known.set(key, holds === undefined ? undefined : { kind: 'boolean', value: holds });
  return holds;
}

/** Symbols are equal to themselves; of different ones nothing is known. */
function areEqual(resolver: Resolver, operands: readonly JsonNode[]): boolean | undefined {
  const [left, right] = operands.map((operand) => resolver.resolve(operand));
  const [a, b] = [textOf(left), textOf(right)];
  if (!left || !right || a === undefined || b === undefined) return undefined;
  const open = [left, right].flatMap((node) => gapsIn(resolver.gaps, node));
  if (open.length === 0) return a === b;
  return a === b && open.every(({ symbol }) => symbol) ? true : undefined;
}

/** Of And and Or: one operand of this value decides; else all must be known. */
function unless(
  decisive: boolean,
  resolver: Resolver,
  operands: readonly JsonNode[],
): boolean | undefined {
  const holds = operands.map((operand) => testCondition(resolver, operand));
  if (holds.includes(decisive)) return decisive;
  return holds.includes(undefined) ? undefined : !decisive;
}
