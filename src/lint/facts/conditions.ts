import type { JsonMember, JsonObject } from '../../../grammar/json/tree.ts';
import { type Operator, operatorOf } from '../../condition/operators.ts';
import { type OperatorText, readOperatorText } from '../../policy/condition-block.ts';
import { foldCase } from '../../text/fold-case.ts';
import { insertMember, removeMember, renameMember, replaceValue } from '../edits.ts';
import { memberOf } from '../read-written.ts';
import type { Edit } from '../rule.ts';
import type { Place, WrittenClause, WrittenPolicy, WrittenStatement } from '../written.ts';

/** One operator of a `Condition` with everything under it, as written. */
export interface OperatorBlock {
  readonly member: JsonMember;
  readonly operator: OperatorText;
  readonly row?: Operator;
  /** Of the operator's name. */
  readonly place: Place;
}

export function operatorBlocks(statement: WrittenStatement): readonly OperatorBlock[] {
  const known = blocks.get(statement) ?? readBlocks(statement);
  blocks.set(statement, known);
  return known;
}

/** Several rules look at them. */
const blocks = new WeakMap<WrittenStatement, readonly OperatorBlock[]>();

function readBlocks(statement: WrittenStatement): readonly OperatorBlock[] {
  return (conditionOf(statement)?.members ?? []).map((member) => {
    const { key, keySpan } = member;
    const operator = readOperatorText(key, keySpan);
    const row = operatorOf(operator);
    const path = [...statement.path, 'Condition', key];
    return {
      member,
      operator,
      ...(row && { row }),
      place: { path, ...(keySpan && { span: keySpan }) },
    };
  });
}

/** `Null` in any letter case, whatever stands before and after it. */
export function isNullOperator({ base }: OperatorText): boolean {
  return foldCase(base) === 'null';
}

/** The key of a clause, which is narrower than its values. */
export function keyPlace({ path, keySpan }: WrittenClause): Place {
  return { path, ...(keySpan && { span: keySpan }) };
}

function conditionOf({ node }: WrittenStatement): JsonObject | undefined {
  const value = memberOf(node, 'Condition')?.value;
  return value?.kind === 'object' ? value : undefined;
}

/** An operator's name with the qualifiers of another: `ForAnyValue:` and `IfExists`. */
export function withBase({ quantifier, ifExists }: OperatorText, base: string): string {
  const prefix = { single: '', forAllValues: 'ForAllValues:', forAnyValue: 'ForAnyValue:' };
  return `${prefix[quantifier]}${base}${ifExists ? 'IfExists' : ''}`;
}

/** Another operator over the same keys; none where there is one of that name already. */
export function renameOperator(
  statement: WrittenStatement,
  place: Place,
  name: string,
): readonly Edit[] {
  const condition = conditionOf(statement);
  if (!condition || isHuge(condition) || memberOf(condition, name) || !place.span) return [];
  return [...claim(condition), ...renameMember({ keySpan: place.span }, name)];
}

/** An edit that changes nothing, so that two fixes cannot both add one name to an object. */
function claim(object: JsonObject): readonly Edit[] {
  if (!object.span) return [];
  const start = object.span.start + 1;
  return [{ span: { start, end: start }, text: '' }];
}

/** Another operator over one key, which leaves its neighbours where they are. */
export function changeOperator(
  policy: WrittenPolicy,
  statement: WrittenStatement,
  clause: WrittenClause,
  name: string,
): readonly Edit[] {
  const { source } = policy;
  if (!clause.node.span) return [];
  const json = source.text.slice(clause.node.span.start, clause.node.span.end);
  return moveClause(policy, statement, clause, name, json);
}

/** The same with another value, as JSON text. */
export function moveClause(
  { source }: WrittenPolicy,
  statement: WrittenStatement,
  clause: WrittenClause,
  name: string,
  json: string,
): readonly Edit[] {
  const at = homeOf(statement, clause);
  if (!at) return [];
  const { condition, block } = at;
  const target = memberOf(condition, name);
  const alone = block.members.length === 1;
  if (alone && !target) {
    return [
      ...renameOperator(statement, clause.operatorPlace, name),
      ...replaceValue(clause, json),
    ];
  }
  if (target && (target.value.kind !== 'object' || memberOf(target.value, clause.key))) return [];
  const added =
    target?.value.kind === 'object'
      ? insertMember(source.text, target.value, clause.key, json)
      : insertMember(source.text, condition, name, `{ ${JSON.stringify(clause.key)}: ${json} }`);
  return [...added, ...removeClause(statement, clause)];
}

/** Adds a key under an operator of a statement that has a `Condition`. */
export function addClause(
  { source }: WrittenPolicy,
  statement: WrittenStatement,
  name: string,
  key: string,
  json: string,
): readonly Edit[] {
  const condition = conditionOf(statement);
  const target = memberOf(condition, name)?.value;
  if (target) {
    if (target.kind !== 'object' || memberOf(target, key)) return [];
    return insertMember(source.text, target, key, json);
  }
  const block = `{ ${JSON.stringify(key)}: ${json} }`;
  if (condition) return insertMember(source.text, condition, name, block);
  if (memberOf(statement.node, 'Condition')) return [];
  const whole = `{ ${JSON.stringify(name)}: ${block} }`;
  return insertMember(source.text, statement.node, 'Condition', whole);
}

/** Takes a key away, and the operator or the `Condition` that would be empty without it. */
export function removeClause(statement: WrittenStatement, clause: WrittenClause): readonly Edit[] {
  const at = homeOf(statement, clause);
  if (!at) return [];
  const { condition, block } = at;
  if (block.members.length > 1) return removeMember(block, clause.key);
  if (condition.members.length > 1) return removeMember(condition, clause.operator.text);
  return removeMember(statement.node, 'Condition');
}

/** Another key over the same values; none where the operator has one of that name already. */
export function renameKey(
  statement: WrittenStatement,
  clause: WrittenClause,
  key: string,
): readonly Edit[] {
  const at = homeOf(statement, clause);
  if (!at || memberOf(at.block, key)) return [];
  return [...claim(at.block), ...renameMember(clause, key)];
}

/** Finding one member among so many for each of them takes too long, and nobody wrote them. */
export function isHuge({ members }: JsonObject): boolean {
  return members.length > 1000;
}

/** Where a clause stands; absent where a name occurs twice and edits could hit the wrong one. */
function homeOf(
  statement: WrittenStatement,
  { operator, key, node }: WrittenClause,
): { readonly condition: JsonObject; readonly block: JsonObject } | undefined {
  const condition = conditionOf(statement);
  if (!condition || isHuge(condition)) return undefined;
  const block = memberOf(condition, operator.text)?.value;
  if (block?.kind !== 'object' || isHuge(block) || memberOf(block, key)?.value !== node)
    return undefined;
  const once = (object: JsonObject, name: string) =>
    object.members.filter((member) => member.key === name).length === 1;
  return once(condition, operator.text) && once(block, key) ? { condition, block } : undefined;
}
