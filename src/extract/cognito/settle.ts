import type { JsonArray, JsonMember, JsonNode, JsonObject } from '../../../grammar/json/tree.ts';
import type { Path } from '../../cognito/cognito-faults.ts';
import { isRoleArn } from '../../cognito/read-role-arn.ts';
import { type Gaps, gapsIn } from '../gap.ts';
import { listNode, member, objectNode, textNode, textOf } from '../node.ts';
import { readInside } from '../read-inside.ts';
import { guardedPolicy, standIn } from './guard-policy.ts';
import type { Shape } from './shape.ts';
import type { Telling } from './unresolved.ts';

interface Settling {
  readonly gaps: Gaps;
  readonly telling: Telling;
}

/**
 * Makes a tree with gaps one that the readers of scenarios take, and tells every gap. A placeholder
 * stays where any text may stand; elsewhere the value is left out, so that nothing is made up.
 * `undefined` where nothing is left.
 */
export function settle(
  settling: Settling,
  node: JsonNode,
  shape: Shape,
  path: Path,
): JsonNode | undefined {
  tellAll(settling, node, path);
  if (typeof shape === 'string') return settledLeaf(settling, node, shape, path);
  if (settling.gaps.of(node).length > 0) return undefined;
  if ('items' in shape) {
    return node.kind === 'array' ? settledItems(settling, node, shape, path) : node;
  }
  if (node.kind !== 'object') return node;
  return 'values' in shape
    ? settledValues(settling, node, shape.values, path)
    : settledMembers(settling, node, shape.members, path);
}

/** A gap is told where it stands. */
function tellAll({ gaps, telling }: Settling, node: JsonNode, path: Path): void {
  for (const gap of gaps.of(node)) telling.tell(gap, path, node);
}

function settledItems(
  settling: Settling,
  { items, span }: JsonArray,
  shape: { readonly items: Shape; readonly all?: true },
  path: Path,
): JsonNode | undefined {
  const settled = items.flatMap(
    (item, index) => settle(settling, item, shape.items, [...path, index]) ?? [],
  );
  return shape.all && settled.length < items.length ? undefined : listNode(settled, span);
}

function settledValues(settling: Settling, node: JsonObject, shape: Shape, path: Path): JsonNode {
  const { gaps, telling } = settling;
  const members = node.members.flatMap((one): JsonMember[] => {
    const here = [...path, one.key];
    for (const gap of gaps.within(one.key)) telling.tell(gap, here, { span: one.keySpan });
    const value = settle(settling, one.value, shape, here);
    return value ? [{ ...one, value }] : [];
  });
  return objectNode(members, node.span);
}

/** Members of other names stay, for the reader to refuse. */
function settledMembers(
  settling: Settling,
  node: JsonObject,
  shapes: Readonly<Record<string, Shape>>,
  path: Path,
): JsonNode | undefined {
  const members: JsonMember[] = [];
  for (const one of node.members) {
    const shape = Object.hasOwn(shapes, one.key) ? shapes[one.key] : undefined;
    const here = [...path, one.key];
    const value = shape === undefined ? one.value : settle(settling, one.value, shape, here);
    if (value) members.push({ ...one, value });
    else if (needed.includes(one.key)) return undefined;
  }
  return objectNode(members, node.span);
}

/** Without these a mapping or a rule says nothing. */
const needed = ['Type', 'AmbiguousRoleResolution', 'RulesConfiguration', 'Rules', 'MatchType'];

function settledLeaf(
  settling: Settling,
  node: JsonNode,
  shape: Extract<Shape, string>,
  path: Path,
): JsonNode | undefined {
  const { gaps } = settling;
  const isOpen = gaps.of(node).length > 0;
  switch (shape) {
    case 'text':
      return asText(node);
    case 'flag':
      return isOpen ? undefined : asFlag(node);
    case 'flagOrFalse':
      return isOpen ? { kind: 'boolean', value: false } : asFlag(node);
    case 'number':
      return isOpen ? undefined : asNumber(node);
    case 'word':
      return isOpen ? undefined : node;
    case 'trust':
      return settledTrust(settling, node, path);
    case 'policy':
      return settledPolicy(settling, node, path);
    default:
      return isOpen ? asArn(node, shape) : node;
  }
}

function asText(node: JsonNode): JsonNode {
  const text = textOf(node);
  return node.kind === 'string' || text === undefined
    ? node
    : { ...placeOf(node), kind: 'string', value: text };
}

/** CloudFormation takes `"true"` for `true`. */
function asFlag(node: JsonNode): JsonNode {
  if (node.kind !== 'string' || !/^(true|false)$/i.test(node.value)) return node;
  return { ...placeOf(node), kind: 'boolean', value: node.value.toLowerCase() === 'true' };
}

function asNumber(node: JsonNode): JsonNode {
  if (node.kind !== 'string' || !/^\d{1,9}$/.test(node.value)) return node;
  return { ...placeOf(node), kind: 'number', lexeme: String(Number(node.value)) };
}

function placeOf({ span }: JsonNode) {
  return span ? { span } : {};
}

const arnPrefixes = { roleArn: 'role/', oidcArn: 'oidc-provider/', samlArn: 'saml-provider/' };

/** A placeholder in the form that its place has, where it is not in it already. */
function asArn(node: JsonNode, shape: keyof typeof arnPrefixes): JsonNode {
  const text = textOf(node) ?? '';
  const prefix = arnPrefixes[shape];
  if (isRoleArn(text) || text.includes(`:${prefix}`)) return node;
  const value = `arn:unresolved:iam::unresolved:${prefix}${text}`;
  return { ...placeOf(node), kind: 'string', value };
}

/** A trust policy with something unknown in it is one of which nothing is known. */
function settledTrust(settling: Settling, node: JsonNode, path: Path): JsonNode | undefined {
  const document = documentIn(settling, node);
  tellInside(settling, document, path);
  const open = gapsIn(settling.gaps, document);
  return open.every(({ symbol }) => symbol) ? document : undefined;
}

/** A document, or one with a name; a policy that nobody tells goes by the name of what it is. */
function settledPolicy(settling: Settling, node: JsonNode, path: Path): JsonNode {
  const { gaps } = settling;
  const inner = member(node, 'policy');
  const document = documentIn(settling, inner ?? node);
  tellInside(settling, document, inner ? [...path, 'policy'] : path);
  const open = gaps.of(document);
  const policy = open.length > 0 ? standIn(open) : guardedPolicy(gaps, document);
  const name = inner ? member(node, 'name') : open.slice(0, 1).map((gap) => textNode(gap.name))[0];
  return name
    ? objectNode(
        [
          { key: 'name', value: asText(name) },
          { key: 'policy', value: policy },
        ],
        node.span,
      )
    : policy;
}

/** A policy that is written as text is read. */
function documentIn({ gaps }: Settling, node: JsonNode): JsonNode {
  return node.kind === 'string' ? (readInside(gaps, node) ?? node) : node;
}

function tellInside(settling: Settling, node: JsonNode, path: Path): void {
  tellAll(settling, node, path);
  if (node.kind === 'array') {
    for (const [index, item] of node.items.entries()) tellInside(settling, item, [...path, index]);
  } else if (node.kind === 'object') {
    for (const { key, value } of node.members) tellInside(settling, value, [...path, key]);
  }
}
