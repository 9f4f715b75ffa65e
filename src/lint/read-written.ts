import { scalarText } from '../../grammar/json/scalar-text.ts';
import type { JsonMember, JsonNode, JsonObject } from '../../grammar/json/tree.ts';
import { operatorOf } from '../condition/operators.ts';
import { readOperatorText } from '../policy/condition-block.ts';
import type { Effect, PolicyType } from '../policy/policy.ts';
import type { Path } from '../policy/policy-faults.ts';
import { readPolicyNode } from '../policy/read-policy.ts';
import { principalKinds } from '../policy/read-principal-element.ts';
import { foldCase } from '../text/fold-case.ts';
import type { SourceText } from '../text/source.ts';
import type { Span } from '../text/span.ts';
import { lazily } from './facts/lazily.ts';
import type {
  WrittenClause,
  WrittenElement,
  WrittenPolicy,
  WrittenPrincipal,
  WrittenPrincipalEntry,
  WrittenStatement,
  WrittenText,
  WrittenValue,
} from './written.ts';

/** What is known of a document beside its tree. */
export interface WrittenPolicyOptions {
  readonly type: PolicyType;
  readonly source: SourceText;
  readonly resourceType?: string;
  readonly owner?: string;
  readonly editable: boolean;
}

/** Reads a document as it was written; whatever the tree is, there is something to look at. */
export function readWritten(node: JsonNode, options: WrittenPolicyOptions): WrittenPolicy {
  const { source, type } = options;
  // Few rules evaluate; for the others it is not read.
  const policy = lazily(() => readPolicyNode(node, { name: source.path, type, source }).value);
  return {
    ...options,
    ...placed([], node.span),
    node,
    version:
      scalarText(memberOf(node, 'Version')?.value) === '2012-10-17' ? '2012-10-17' : '2008-10-17',
    statements: readStatements(memberOf(node, 'Statement')?.value),
    get policy() {
      return policy();
    },
  };
}

function readStatements(node: JsonNode | undefined): readonly WrittenStatement[] {
  if (node?.kind === 'object') return [readStatement(node, 0, ['Statement'])];
  if (node?.kind !== 'array') return [];
  return node.items.flatMap((item, index) =>
    item.kind === 'object' ? [readStatement(item, index, ['Statement', index])] : [],
  );
}

function readStatement(node: JsonObject, index: number, path: Path): WrittenStatement {
  const effect = memberOf(node, 'Effect')?.value;
  const sid = memberOf(node, 'Sid')?.value;
  const action = readElement(node, path, 'Action') ?? readElement(node, path, 'NotAction');
  const resource = readElement(node, path, 'Resource') ?? readElement(node, path, 'NotResource');
  const principal =
    readPrincipal(node, path, 'Principal') ?? readPrincipal(node, path, 'NotPrincipal');
  return {
    ...placed(path, node.span),
    index,
    node,
    ...(isEffect(effect) && { effect: effect.value }),
    ...(sid?.kind === 'string' && { sid: text(sid.value, [...path, 'Sid'], sid.span) }),
    ...(action && { action }),
    ...(resource && { resource }),
    ...(principal && { principal }),
    ...readCondition(memberOf(node, 'Condition')?.value, [...path, 'Condition']),
  };
}

function isEffect(
  node: JsonNode | undefined,
): node is Extract<JsonNode, { kind: 'string' }> & { readonly value: Effect } {
  return node?.kind === 'string' && (node.value === 'Allow' || node.value === 'Deny');
}

/** The last of several, as `JSON.parse` has it. */
export function memberOf(node: JsonNode | undefined, key: string): JsonMember | undefined {
  return node?.kind === 'object'
    ? node.members.findLast((member) => member.key === key)
    : undefined;
}

function readElement(
  statement: JsonObject,
  statementPath: Path,
  name: string,
): WrittenElement | undefined {
  const member = memberOf(statement, name);
  if (!member) return undefined;
  const path = [...statementPath, name];
  const entries = textsIn(member.value, path);
  return {
    ...placed(path, member.value.span),
    negated: name.startsWith('Not'),
    name,
    ...(member.keySpan && { keySpan: member.keySpan }),
    node: member.value,
    entries,
    partial: isPartial(member.value),
  };
}

/** Strings, alone or in a list; what is of another type is a finding of its own. */
function textsIn(node: JsonNode, path: Path): readonly WrittenText[] {
  if (node.kind === 'string') return [text(node.value, path, node.span)];
  if (node.kind !== 'array') return [];
  return node.items.flatMap((item, index) =>
    item.kind === 'string' ? [text(item.value, [...path, index], item.span)] : [],
  );
}

/** Whether something in there is unresolved. */
function isPartial(node: JsonNode): boolean {
  if (node.kind === 'notJson') return true;
  return node.kind === 'array' && node.items.some(({ kind }) => kind === 'notJson');
}

function readPrincipal(
  statement: JsonObject,
  statementPath: Path,
  name: WrittenPrincipal['name'],
): WrittenPrincipal | undefined {
  const member = memberOf(statement, name);
  if (!member) return undefined;
  const { value: node } = member;
  const path = [...statementPath, name];
  const groups = node.kind === 'object' ? node.members : [];
  return {
    ...placed(path, node.span),
    negated: name === 'NotPrincipal',
    name,
    ...(member.keySpan && { keySpan: member.keySpan }),
    node,
    everyone: node.kind === 'string' && node.value === '*',
    entries: groups.flatMap(({ key, value }) => readGroup(key, value, [...path, key])),
    partial: isPartial(node) || groups.some(({ value }) => isPartial(value)),
  };
}

function readGroup(key: string, node: JsonNode, path: Path): readonly WrittenPrincipalEntry[] {
  const kind = principalKinds.find((candidate) => candidate === key);
  return kind === undefined ? [] : textsIn(node, path).map((entry) => ({ ...entry, kind }));
}

function readCondition(
  node: JsonNode | undefined,
  path: Path,
): Pick<WrittenStatement, 'clauses' | 'conditionHidden'> {
  if (node === undefined) return { clauses: [], conditionHidden: false };
  if (node.kind !== 'object') return { clauses: [], conditionHidden: true };
  return {
    clauses: node.members.flatMap((member) => readBlock(member, [...path, member.key])),
    conditionHidden: node.members.some(({ value }) => value.kind !== 'object'),
  };
}

function readBlock({ key, keySpan, value }: JsonMember, path: Path): readonly WrittenClause[] {
  if (value.kind !== 'object') return [];
  const operator = readOperatorText(key, keySpan);
  const row = operatorOf(operator);
  const operatorPlace = placed(path, keySpan);
  return value.members.map((member) => ({
    ...placed([...path, member.key], member.value.span),
    operator,
    ...(row && { row }),
    operatorPlace,
    key: member.key,
    folded: foldCase(member.key),
    ...(member.keySpan && { keySpan: member.keySpan }),
    node: member.value,
    values: valuesIn(member.value, [...path, member.key]),
    partial: isPartial(member.value),
  }));
}

function valuesIn(node: JsonNode, path: Path): readonly WrittenValue[] {
  if (node.kind !== 'array') return valueIn(node, path);
  return node.items.flatMap((item, index) => valueIn(item, [...path, index]));
}

function valueIn(node: JsonNode, path: Path): readonly WrittenValue[] {
  const value = scalarText(node);
  if (value === undefined) return [];
  const { kind } = node;
  const written = kind === 'number' || kind === 'boolean' ? kind : 'string';
  return [{ ...text(value, path, node.span), written }];
}

function text(value: string, path: Path, span: Span | undefined): WrittenText {
  return { text: value, ...placed(path, span) };
}

function placed(path: Path, span: Span | undefined): { readonly path: Path; readonly span?: Span } {
  return span ? { path, span } : { path };
}
