import type { JsonArray, JsonNode } from '../../../grammar/json/tree.ts';
import { removeItems } from '../edits.ts';
import { memberOf } from '../read-written.ts';
import type { Edit } from '../rule.ts';
import type { WrittenElement, WrittenPolicy, WrittenStatement } from '../written.ts';

/** Takes statements out of a document; no edit where none would be left. */
export function removeStatement(
  { node }: WrittenPolicy,
  { index }: WrittenStatement,
): readonly Edit[] {
  const list = memberOf(node, 'Statement')?.value;
  return list?.kind === 'array' && list.items.length > 1 ? removeItems(list, new Set([index])) : [];
}

/** The list of an element that is a list without anything in it. */
export function emptyList(node: JsonNode): JsonArray | undefined {
  return node.kind === 'array' && node.items.length === 0 ? node : undefined;
}

/**
 * What a statement says, without its `Sid` and without the order of what has none: two statements of
 * the same text mean the same. Absent when something in it is unresolved or of a wrong type.
 */
export function meaningOf(statement: WrittenStatement): string | undefined {
  const { node, effect, action, resource, principal, clauses } = statement;
  const known = node.members.every(({ key }) => elementNames.has(key));
  if (!known || effect === undefined || !action || !isWhole(statement)) return undefined;
  return JSON.stringify([
    effect,
    elementText(action),
    resource ? elementText(resource) : null,
    principal
      ? [
          principal.name,
          principal.everyone,
          sorted(principal.entries.map(({ kind, text }) => [kind, text])),
        ]
      : null,
    sorted(
      clauses.map(({ operator, key, values }) => [
        operator.text,
        key,
        sorted(values.map(({ text }) => text)),
      ]),
    ),
  ]);
}

const elementNames: ReadonlySet<string> = new Set([
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]);

function elementText({ name, entries }: WrittenElement) {
  return [name, sorted(entries.map(({ text }) => text))];
}

function sorted(values: readonly unknown[]): readonly string[] {
  return values.map((value) => JSON.stringify(value)).sort();
}

/** Whether everything in the lists of a statement is a text that is known. */
function isWhole({
  action,
  resource,
  principal,
  clauses,
  conditionHidden,
}: WrittenStatement): boolean {
  if (conditionHidden || (principal && !isTexts(principal.node))) return false;
  return (
    [action, resource].every((element) => !element || isTexts(element.node)) &&
    clauses.every(({ partial, values, node }) => !partial && values.length === sizeOf(node))
  );
}

function isTexts(node: JsonNode): boolean {
  switch (node.kind) {
    case 'string':
      return true;
    case 'array':
      return node.items.every(({ kind }) => kind === 'string');
    case 'object':
      return node.members.every(({ value }) => value.kind !== 'object' && isTexts(value));
    default:
      return false;
  }
}

function sizeOf(node: JsonNode): number {
  return node.kind === 'array' ? node.items.length : 1;
}
