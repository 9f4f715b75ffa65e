import type { JsonNode } from '../../../grammar/json/tree.ts';
import { memberOf } from '../read-written.ts';
import type { Place, WrittenStatement, WrittenText } from '../written.ts';

/** Where the key of a member stands; the statement where its text is unknown. */
export function placeOfKey(statement: WrittenStatement, name: string): Place {
  const span = memberOf(statement.node, name)?.keySpan ?? statement.span;
  return { path: [...statement.path, name], ...(span && { span }) };
}

/** Which of two paired elements a statement has: `Action` and `NotAction`. */
export function hasEither(statement: WrittenStatement, name: string): boolean {
  return has(statement, name) || has(statement, `Not${name}`);
}

export function has({ node }: Pick<WrittenStatement, 'node'>, name: string): boolean {
  return memberOf(node, name) !== undefined;
}

/** The texts in which policy variables are replaced: resources, and values of conditions. */
export function textsWithVariables(statement: WrittenStatement): readonly WrittenText[] {
  const { resource, clauses } = statement;
  return [...(resource?.entries ?? []), ...clauses.flatMap(({ values }) => values)];
}

/** A place in a document from its node. */
export function placeOf(path: Place['path'], { span }: Pick<JsonNode, 'span'>): Place {
  return { path, ...(span && { span }) };
}
