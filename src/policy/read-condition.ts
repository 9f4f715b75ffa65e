import { kindOf, quoted } from '../../grammar/json/members.ts';
import type { JsonMember, JsonNode, JsonObject, JsonString } from '../../grammar/json/tree.ts';
import { contextKey } from '../catalog/context-key.ts';
import {
  type ConditionBlock,
  type ConditionClause,
  type ConditionValue,
  readOperatorText,
} from './condition-block.ts';
import type { Path, Reading, StatementReading } from './policy-faults.ts';
import { checkCharacters, checkVariables, wrongType } from './read-text.ts';

/**
 * Reads a `Condition` element: blocks in source order, one for each operator as written. Duplicate
 * operators and keys, where they are let pass, become further blocks and clauses: all are AND-ed.
 */
export function readCondition(
  reading: StatementReading,
  node: JsonNode,
  path: Path,
): readonly ConditionBlock[] | undefined {
  if (node.kind !== 'object') {
    wrongType(reading, node, path, '`Condition` must be an object');
    return undefined;
  }
  reportEmpty(reading, node, path, 'the condition');
  reportDuplicates(reading, node, path);
  const blocks: ConditionBlock[] = [];
  for (const member of node.members) {
    const block = readBlock(reading, member, [...path, member.key]);
    if (block) blocks.push(block);
  }
  return blocks.length === node.members.length ? blocks : undefined;
}

function readBlock(
  reading: StatementReading,
  { key, keySpan, value }: JsonMember,
  path: Path,
): ConditionBlock | undefined {
  if (value.kind !== 'object') {
    wrongType(reading, value, path, `${quoted(key)} must be an object of context keys`);
    return undefined;
  }
  reportEmpty(reading, value, path, quoted(key));
  reportDuplicates(reading, value, path);
  reportCaseTwins(reading, value, path);
  const clauses: ConditionClause[] = [];
  for (const member of value.members) {
    const clause = readClause(reading, member, [...path, member.key]);
    if (clause) clauses.push(clause);
  }
  if (clauses.length !== value.members.length) return undefined;
  const operator = readOperatorText(key, keySpan);
  return { operator, clauses, ...(value.span && { span: value.span }) };
}

function readClause(
  reading: StatementReading,
  { key, keySpan, value }: JsonMember,
  path: Path,
): ConditionClause | undefined {
  checkCharacters(
    reading,
    { kind: 'string', value: key, ...(keySpan && { span: keySpan }) },
    () => path,
  );
  const list = value.kind === 'array';
  const nodes = list ? value.items : [value];
  if (list && nodes.length === 0) {
    reading.report({
      code: 'policy/empty-list',
      at: value,
      path,
      message: `${quoted(key)} is compared with nothing`,
    });
  }
  const values: ConditionValue[] = [];
  for (const [index, item] of nodes.entries()) {
    const read = readValue(reading, item, () => (list ? [...path, index] : path));
    if (read) values.push(read);
  }
  if (values.length !== nodes.length) return undefined;
  return { key: contextKey(key), values, list, ...(keySpan && { span: keySpan }) };
}

function readValue(
  reading: StatementReading,
  node: JsonNode,
  path: () => Path,
): ConditionValue | undefined {
  const span = node.span && { span: node.span };
  switch (node.kind) {
    case 'string':
      checkText(reading, node, path);
      return { text: node.value, written: 'string', ...span };
    case 'number':
      return { text: node.lexeme, written: 'number', ...span };
    case 'boolean':
      return { text: String(node.value), written: 'boolean', ...span };
    default:
      reading.report({
        code: 'policy/condition-value',
        at: node,
        path: path(),
        message: `a condition compares with strings, numbers and booleans, not with ${kindOf(node)}`,
        ...(node.kind === 'null' && {
          help: 'to ask whether a key is there, use the operator `Null`',
        }),
      });
      return undefined;
  }
}

function checkText(reading: StatementReading, node: JsonString, path: () => Path): void {
  checkCharacters(reading, node, path);
  checkVariables(reading, node, path);
}

function reportEmpty(reading: Reading, node: JsonObject, path: Path, what: string): void {
  if (node.members.length > 0) return;
  reading.report({
    code: 'policy/empty-condition',
    at: node,
    path,
    message: `${what} is empty and always holds`,
  });
}

function reportDuplicates(reading: Reading, node: JsonObject, path: Path): void {
  const seen = new Set<string>();
  for (const { key, keySpan } of node.members) {
    if (seen.has(key)) {
      reading.report({
        code: 'policy/duplicate-condition',
        ...(reading.lenientDuplicates && { severity: 'warning' }),
        at: { span: keySpan },
        path: [...path, key],
        message: `${quoted(key)} occurs twice`,
        why: reading.lenientDuplicates
          ? 'all of them must hold'
          : 'it is not defined which of them would count',
        help: 'write one entry; its values can be a list',
      });
    }
    seen.add(key);
  }
}

/** Keys ignore case, so that `aws:SourceIp` and `AWS:sourceip` are one (clause 4.8). */
function reportCaseTwins(reading: Reading, node: JsonObject, path: Path): void {
  const spellings = new Map<string, string>();
  for (const { key, keySpan } of node.members) {
    const { folded } = contextKey(key);
    const first = spellings.get(folded);
    if (first === undefined) spellings.set(folded, key);
    else if (first !== key) {
      reading.report({
        code: 'policy/condition-key-case',
        at: { span: keySpan },
        path: [...path, key],
        message: `${quoted(key)} and ${quoted(first)} are the same key; both must hold`,
      });
    }
  }
}
