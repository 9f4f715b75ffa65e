import type { JsonMember, JsonNode, JsonObject } from '../../../grammar/json/tree.ts';
import { type Gap, type Gaps, gapsIn, withoutGaps } from '../gap.ts';
import { itemsOf, listNode, member, membersOf, objectNode, textNode, textOf } from '../node.ts';

/** What the condition keys of guards begin with; no service has such a key. */
export const GUARD = 'unresolved:';

/**
 * A permission policy in which nothing that is not known decides. A statement with an unknown value
 * is written as wide as any value could make it, and guarded by a condition on a key that nobody
 * knows (`unresolved:<name>`): where the wide form does not match, no value would; where it does,
 * the answer hangs on the key. Should the key be taken as absent, an Allow does not apply and a
 * Deny does.
 */
export function guardedPolicy(gaps: Gaps, document: JsonNode): JsonNode {
  const open = gapsIn(gaps, document);
  if (open.length === 0) return document;
  const statements = member(document, 'Statement');
  const outside = membersOf(document).flatMap(({ key, value }) =>
    key === 'Statement' ? [] : gapsIn(gaps, value),
  );
  if (document.kind !== 'object' || !statements || outside.length > 0) return standIn(open);
  const list = statements.kind === 'array' ? statements.items : [statements];
  const items = list.flatMap((statement) => guardedStatements(gaps, statement) ?? []);
  if (list.some((statement) => guardedStatements(gaps, statement) === undefined)) {
    return standIn(open);
  }
  return withMember(document, 'Statement', listNode(items, statements.span));
}

/** A policy of which nothing is known: it may allow anything, and deny anything. */
export function standIn(open: readonly Gap[]): JsonNode {
  const everything = (effect: 'Allow' | 'Deny') =>
    objectNode([
      { key: 'Effect', value: textNode(effect) },
      { key: 'Action', value: textNode('*') },
      { key: 'Resource', value: textNode('*') },
      { key: 'Condition', value: withGuard(undefined, effect, open) },
    ]);
  return objectNode([
    { key: 'Version', value: textNode('2012-10-17') },
    { key: 'Statement', value: listNode([everything('Allow'), everything('Deny')]) },
  ]);
}

/** The statements that one stands for; `undefined` where not even its form is known. */
function guardedStatements(gaps: Gaps, statement: JsonNode): readonly JsonNode[] | undefined {
  if (!isOpen(gaps, statement)) return [statement];
  if (statement.kind !== 'object') return undefined;
  const effect = textOf(member(statement, 'Effect'));
  if (effect !== 'Allow' && effect !== 'Deny') return undefined;
  const certain = certainPart(gaps, statement);
  const uncertain = certain === undefined ? statement : withUncertainResources(gaps, statement);
  const open = membersOf(uncertain).flatMap(({ key, value }) => openIn(gaps, key, value));
  if (open.length === 0) return [statement];
  const wide = widened(gaps, uncertain);
  return wide && [...(certain ? [certain] : []), guarded(wide, effect, open)];
}

function isOpen(gaps: Gaps, node: JsonNode): boolean {
  return gapsIn(gaps, node).length > 0;
}

/** What a list of resources holds for certain is asked for without a guard. */
function certainPart(gaps: Gaps, statement: JsonObject): JsonNode | undefined {
  const resources = itemsOf(member(statement, 'Resource'));
  const certain = resources.filter((resource) => !isOpen(gaps, resource));
  const others = statement.members.filter(({ key }) => key !== 'Resource');
  if (certain.length === 0 || others.some(({ value }) => isOpen(gaps, value))) return undefined;
  return withMember(statement, 'Resource', listNode(certain));
}

function withUncertainResources(gaps: Gaps, statement: JsonObject): JsonObject {
  const uncertain = itemsOf(member(statement, 'Resource')).filter((one) => isOpen(gaps, one));
  const unnamed = statement.members.filter(({ key }) => key !== 'Sid');
  return withMember({ ...statement, members: unnamed }, 'Resource', listNode(uncertain));
}

/** The gaps of an element on which its statement hangs. */
function openIn(gaps: Gaps, key: string, value: JsonNode): readonly Gap[] {
  if (key === 'Sid') return [];
  if (key !== 'Condition' || value.kind !== 'object') return gapsIn(gaps, value);
  return clausesOf(value).flatMap((clause) =>
    isDecided(gaps, clause) ? [] : gapsIn(gaps, clause.value),
  );
}

function clausesOf(condition: JsonNode): readonly JsonMember[] {
  return membersOf(condition).flatMap(({ value }) =>
    value.kind === 'object' ? value.members : [{ key: '', value }],
  );
}

/** Symbols that a pool's own keys are compared with stand for what the pool itself has. */
function isDecided(gaps: Gaps, { key, value }: JsonMember): boolean {
  return /^cognito-identity[.-]/i.test(key) && gapsIn(gaps, value).every(({ symbol }) => symbol);
}

/** The statement as wide as any value could make it; `undefined` where that has no form. */
function widened(gaps: Gaps, statement: JsonNode): JsonObject | undefined {
  const told = membersOf(statement).filter(
    ({ key, value }) => key !== 'Sid' || !isOpen(gaps, value),
  );
  const members = told.map((one) => (isOpen(gaps, one.value) ? widenedMember(gaps, one) : one));
  const known = members.flatMap((one) => one ?? []);
  return known.length === members.length
    ? { kind: 'object', members: known, ...(statement.span && { span: statement.span }) }
    : undefined;
}

function widenedMember(gaps: Gaps, one: JsonMember): JsonMember | undefined {
  const { key, value } = one;
  switch (key) {
    case 'Action':
    case 'Resource':
      return { ...one, value: withStars(gaps, key, value) };
    case 'NotAction':
    case 'NotResource': {
      const rest = itemsOf(value).filter((item) => !isOpen(gaps, item));
      return rest.length > 0
        ? { ...one, value: listNode(rest) }
        : { key: key.slice('Not'.length), value: textNode('*') };
    }
    case 'Condition':
      return value.kind === 'object'
        ? { ...one, value: withoutOpenClauses(gaps, value) }
        : undefined;
    default:
      return undefined;
  }
}

/** An action with something unknown in it may be any: its service may be what is unknown. */
function withStars(gaps: Gaps, element: 'Action' | 'Resource', node: JsonNode): JsonNode {
  if (node.kind === 'array') {
    return listNode(node.items.map((item) => withStars(gaps, element, item)));
  }
  const open = gaps.of(node);
  if (open.length === 0) return node;
  const text = textOf(node) ?? '';
  const wide = withoutGaps(text, open, '*');
  const isPattern = element === 'Resource' && isWide(wide);
  return { ...textNode(isPattern ? wide : '*'), ...(node.span && { span: node.span }) };
}

/** In the first segments of an ARN a star stops at the colon unless it ends its segment (clause 2.3). */
function isWide(text: string): boolean {
  const [scheme, ...head] = text.split(':', 5);
  return scheme === 'arn' && head.every((segment) => !/\*./.test(segment));
}

function withoutOpenClauses(gaps: Gaps, condition: JsonObject): JsonNode {
  const operators = condition.members.flatMap((operator) => {
    const clauses = membersOf(operator.value).filter(
      (clause) => !isOpen(gaps, clause.value) || isDecided(gaps, clause),
    );
    return clauses.length > 0 ? [{ ...operator, value: objectNode(clauses) }] : [];
  });
  return objectNode(operators, condition.span);
}

function guarded(statement: JsonObject, effect: 'Allow' | 'Deny', open: readonly Gap[]): JsonNode {
  const condition = member(statement, 'Condition');
  return withMember(statement, 'Condition', withGuard(condition, effect, open));
}

function withGuard(
  condition: JsonNode | undefined,
  effect: 'Allow' | 'Deny',
  open: readonly Gap[],
): JsonNode {
  const operator = effect === 'Allow' ? 'Bool' : 'BoolIfExists';
  const before = membersOf(condition).find(({ key }) => key === operator)?.value;
  const names = new Set(open.map(({ name }) => `${GUARD}${name}`));
  const guards = [...names].map((key) => ({ key, value: textNode('true') }));
  return withMember(
    objectNode(membersOf(condition)),
    operator,
    objectNode([...membersOf(before), ...guards]),
  );
}

/** The object with a member put in the place of the one of its name, or added. */
function withMember(object: JsonNode, key: string, value: JsonNode): JsonObject {
  const before = membersOf(object);
  const span = object.span && { span: object.span };
  return before.some((one) => one.key === key)
    ? {
        kind: 'object',
        members: before.map((one) => (one.key === key ? { ...one, value } : one)),
        ...span,
      }
    : { kind: 'object', members: [...before, { key, value }], ...span };
}
