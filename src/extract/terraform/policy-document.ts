import type { JsonMember, JsonNode } from '../../../grammar/json/tree.ts';
import { gapNode, gapsIn } from '../gap.ts';
import { itemsOf, listNode, member, membersOf, objectNode, textNode, textOf } from '../node.ts';
import { readInside } from '../read-inside.ts';
import { valuesOf } from './known-later.ts';
import type { PlannedResource } from './plan.ts';
import { causesOf } from './references.ts';
import type { Reading } from './symbols.ts';

/**
 * A policy that an attribute holds as text. Where the text is known only later, and is what a data
 * source `aws_iam_policy_document` makes, it is put together from that.
 */
export function policyIn(
  reading: Reading,
  resource: PlannedResource,
  attribute: string,
): JsonNode | undefined {
  const text = member(resource.values, attribute);
  if (text?.kind === 'string') return readInside(reading.gaps, text) ?? text;
  if (text !== undefined || member(resource.unknown, attribute) === undefined) return text;
  const expression = member(resource.expressions, attribute);
  const [cause, second] = causesOf(reading.plan, resource.modules, expression);
  const source = cause && 'resource' in cause && !second ? cause.resource : undefined;
  if (source?.type === 'aws_iam_policy_document') return documentOf(reading, source);
  const gap = reading.gaps.gap(
    `${resource.address}.${attribute}`,
    'the document is known only after the plan is applied',
  );
  return gapNode(reading.gaps, gap, resource.span);
}

/** The document of a data source that is read only when the plan is applied. */
function documentOf(reading: Reading, source: PlannedResource): JsonNode {
  const values = valuesOf(reading, source);
  const merged = [
    'source_policy_documents',
    'override_policy_documents',
    'source_json',
    'override_json',
  ];
  const other = merged.find(
    (name) => textOf(member(values, name)) ?? itemsOf(member(values, name))[0],
  );
  if (other !== undefined) {
    const gap = reading.gaps.gap(
      `${source.address}.${other}`,
      'what it is merged with is not followed',
    );
    return gapNode(reading.gaps, gap, source.span);
  }
  const statements = itemsOf(member(values, 'statement'));
  return objectNode(
    [
      { key: 'Version', value: member(values, 'version') ?? textNode('2012-10-17') },
      { key: 'Statement', value: listNode(statements.map((one) => statementOf(reading, one))) },
    ],
    source.span,
  );
}

const elements: readonly (readonly [attribute: string, element: string])[] = [
  ['actions', 'Action'],
  ['not_actions', 'NotAction'],
  ['resources', 'Resource'],
  ['not_resources', 'NotResource'],
];

function statementOf(reading: Reading, node: JsonNode): JsonNode {
  const sid = textOf(member(node, 'sid'));
  const lists = elements.flatMap(([attribute, element]): JsonMember[] => {
    const list = member(node, attribute);
    return list === undefined || (list.kind === 'array' && list.items.length === 0)
      ? []
      : [{ key: element, value: withVariables(reading, list) }];
  });
  const conditions = itemsOf(member(node, 'condition'));
  return objectNode([
    ...(sid ? [{ key: 'Sid', value: textNode(sid) }] : []),
    { key: 'Effect', value: member(node, 'effect') ?? textNode('Allow') },
    ...principals(reading, node, 'principals', 'Principal'),
    ...principals(reading, node, 'not_principals', 'NotPrincipal'),
    ...lists,
    ...(conditions.length > 0
      ? [{ key: 'Condition', value: conditionOf(reading, conditions) }]
      : []),
  ]);
}

function principals(
  reading: Reading,
  node: JsonNode,
  attribute: string,
  element: string,
): readonly JsonMember[] {
  const blocks = itemsOf(member(node, attribute));
  if (blocks.length === 0) return [];
  const everybody = blocks.some((block) => textOf(member(block, 'type')) === '*');
  const kinds = new Map<string, JsonNode[]>();
  for (const block of blocks) {
    const kind = textOf(member(block, 'type')) ?? '';
    kinds.set(kind, [
      ...(kinds.get(kind) ?? []),
      ...itemsOf(withVariables(reading, member(block, 'identifiers'))),
    ]);
  }
  const value = objectNode([...kinds].map(([key, items]) => ({ key, value: listNode(items) })));
  return [{ key: element, value: everybody ? textNode('*') : value }];
}

/** Clauses of one operator stand together; values of one key add up. */
function conditionOf(reading: Reading, blocks: readonly JsonNode[]): JsonNode {
  const operators = new Map<string, Map<string, JsonNode[]>>();
  for (const block of blocks) {
    const test = textOf(member(block, 'test')) ?? '';
    const key = textOf(member(block, 'variable')) ?? '';
    const keys = operators.get(test) ?? new Map<string, JsonNode[]>();
    operators.set(
      test,
      keys.set(key, [...(keys.get(key) ?? []), ...clauseValues(reading, key, block)]),
    );
  }
  return objectNode(
    [...operators].map(([test, keys]) => ({
      key: test,
      value: objectNode([...keys].map(([key, items]) => ({ key, value: listNode(items) }))),
    })),
  );
}

/** Only where a key holds a pool's id is a value that comes of a pool that id, and nothing around it. */
function clauseValues(reading: Reading, key: string, block: JsonNode): readonly JsonNode[] {
  const list = withVariables(reading, member(block, 'values'));
  const items = list?.kind === 'array' ? list.items : list ? [list] : [];
  if (key.endsWith(':aud')) return items;
  return items.map((item) => {
    const [open] = gapsIn(reading.gaps, item);
    return open?.symbol
      ? gapNode(reading.gaps, reading.gaps.gap(`${open.name} in ${key}`, open.why), item.span)
      : item;
  });
}

/** Terraform writes policy variables as `&{aws:username}`. */
function withVariables(reading: Reading, node: JsonNode): JsonNode;
function withVariables(reading: Reading, node: JsonNode | undefined): JsonNode | undefined;
function withVariables(reading: Reading, node: JsonNode | undefined): JsonNode | undefined {
  if (node?.kind === 'array') {
    return listNode(
      node.items.map((item) => withVariables(reading, item)),
      node.span,
    );
  }
  return node?.kind === 'string' && node.value.includes('&{')
    ? reading.gaps.text(node.value.replaceAll('&{', '${'), reading.gaps.of(node), node.span)
    : node;
}

/** Tags as the plan has them: a map, with those of the provider. */
export function tagsIn({ values }: PlannedResource): readonly JsonMember[] {
  const tags = member(values, 'tags_all') ?? member(values, 'tags');
  return membersOf(tags).length > 0 && tags ? [{ key: 'tags', value: tags }] : [];
}
