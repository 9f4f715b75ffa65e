import { plainValue } from '../../grammar/json/plain-value.ts';
import type { JsonMember, JsonNode, JsonObject } from '../../grammar/json/tree.ts';
import { writeJson } from '../../grammar/json/write-json.ts';
import type { ConditionBlock, ConditionClause, ConditionValue } from './condition-block.ts';
import type { PatternElement, Policy, Statement, TextPattern } from './policy.ts';
import type { PrincipalElement, PrincipalGroup } from './principal.ts';

/**
 * The policy as JSON text: what was read, in the order Version, Id, Statement. Numbers keep their
 * spelling; with `indent`, one element a line. Reading it again gives the same policy.
 */
export function writePolicy(policy: Policy, indent = 0): string {
  return writeJson(policyNode(policy), indent);
}

/** The policy as a plain JSON value, equal to what `JSON.parse` would make of its text. */
export function policyValue(policy: Policy): unknown {
  return plainValue(policyNode(policy));
}

function policyNode({ stated, statements, list }: Policy): JsonObject {
  const nodes = statements.map(statementNode);
  return object([
    ...stringMember('Version', stated.version),
    ...stringMember('Id', stated.id),
    { key: 'Statement', value: oneOrMany(nodes, list) },
  ]);
}

function statementNode(statement: Statement): JsonObject {
  const { sid, effect, principal, action, resource, condition } = statement;
  return object([
    ...stringMember('Sid', sid),
    ...stringMember('Effect', effect),
    ...(principal ? [principalMember(principal)] : []),
    patternsMember('Action', action),
    ...(resource ? [patternsMember('Resource', resource)] : []),
    ...(condition ? [{ key: 'Condition', value: object(condition.map(blockMember)) }] : []),
  ]);
}

function principalMember({ negated, principals }: PrincipalElement): JsonMember {
  return {
    key: negated ? 'NotPrincipal' : 'Principal',
    value: principals === '*' ? string('*') : object(principals.map(groupMember)),
  };
}

function groupMember({ kind, entries, list }: PrincipalGroup): JsonMember {
  return { key: kind, value: texts(entries, list) };
}

function patternsMember(
  name: 'Action' | 'Resource',
  { negated, patterns, list }: PatternElement,
): JsonMember {
  return { key: negated ? `Not${name}` : name, value: texts(patterns, list) };
}

function blockMember({ operator, clauses }: ConditionBlock): JsonMember {
  return { key: operator.text, value: object(clauses.map(clauseMember)) };
}

function clauseMember({ key, values, list }: ConditionClause): JsonMember {
  return { key: key.name, value: oneOrMany(values.map(conditionValueNode), list) };
}

function conditionValueNode({ text, written }: ConditionValue): JsonNode {
  switch (written) {
    case 'string':
      return string(text);
    case 'number':
      return { kind: 'number', lexeme: text };
    case 'boolean':
      return { kind: 'boolean', value: text === 'true' };
    default:
      return written satisfies never;
  }
}

function texts(patterns: readonly TextPattern[], list: boolean): JsonNode {
  return oneOrMany(
    patterns.map(({ text }) => string(text)),
    list,
  );
}

/** A scalar only when it was written so. */
function oneOrMany(items: readonly JsonNode[], list: boolean): JsonNode {
  const [only] = items;
  return !list && only ? only : { kind: 'array', items };
}

function object(members: readonly JsonMember[]): JsonObject {
  return { kind: 'object', members };
}

function string(value: string): JsonNode {
  return { kind: 'string', value };
}

function stringMember(key: string, value: string | undefined): readonly JsonMember[] {
  return value === undefined ? [] : [{ key, value: string(value) }];
}
