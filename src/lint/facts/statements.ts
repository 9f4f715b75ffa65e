import type { JsonArray, JsonNode } from '../../../grammar/json/tree.ts';
import { statementElements } from '../../policy/read-statement.ts';
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
  return list?.kind === 'array' && list.items.length > 1 ? removeItems(list, [index]) : [];
}

/** The list of an element that is a list without anything in it. */
export function emptyList(node: JsonNode): JsonArray | undefined {
  return node.kind === 'array' && node.items.length === 0 ? node : undefined;
}

/** Statements that say what an earlier one says, with that one. */
export function repeatedStatements({
  statements,
}: WrittenPolicy): readonly (readonly [WrittenStatement, WrittenStatement])[] {
  const alike = new Map<string, WrittenStatement[]>();
  for (const statement of statements) {
    const size = sizesOf(statement);
    const others = alike.get(size);
    if (others) others.push(statement);
    else alike.set(size, [statement]);
  }
  return [...alike.values()].flatMap((group) => (group.length === 1 ? [] : repeatedIn(group)));
}

function repeatedIn(
  statements: readonly WrittenStatement[],
): readonly (readonly [WrittenStatement, WrittenStatement])[] {
  const firsts = new Map<string, WrittenStatement>();
  return statements.flatMap((statement) => {
    const meaning = meaningOf(statement);
    const first = meaning === undefined ? undefined : firsts.get(meaning);
    if (first) return [[statement, first] as const];
    if (meaning !== undefined) firsts.set(meaning, statement);
    return [];
  });
}

/** What statements of the same meaning have in common, and most others have not. */
function sizesOf({ effect, action, resource, clauses }: WrittenStatement): string {
  const size = (entries: WrittenElement['entries'] = []) =>
    `${entries.length}:${entries.reduce((sum, { text }) => sum + text.length, 0)}`;
  return `${effect} ${size(action?.entries)} ${size(resource?.entries)} ${clauses.length}`;
}

/**
 * What a statement says, without its `Sid` and without the order of what has none: two statements of
 * the same text mean the same. Absent when something in it is unresolved or of a wrong type.
 */
function meaningOf(statement: WrittenStatement): string | undefined {
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

const elementNames: ReadonlySet<string> = new Set(statementElements);

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
