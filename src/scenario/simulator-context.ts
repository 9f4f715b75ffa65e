import { kindOf, quoted } from '../../grammar/json/members.ts';
import type { JsonArray, JsonMember, JsonNode } from '../../grammar/json/tree.ts';
import type { Collector } from '../text/collect.ts';
import { nearest } from '../text/suggest.ts';
import { itemsOf, readMembers, readText, scenarioError } from './members.ts';

/** IAM API reference, "ContextEntry"; each exists as a list too (clause 7.1). */
const valueTypes = ['string', 'numeric', 'boolean', 'ip', 'binary', 'date'];
const entryTypes = valueTypes.flatMap((type) => [type, `${type}List`]);
const entryMembers = ['ContextKeyName', 'ContextKeyValues', 'ContextKeyType'] as const;

/**
 * Reads `ContextEntries` as the members of a request's `context`. A `…List` type makes a key of
 * several values even when one is given; an entry without values counts as not given.
 */
export function readContextEntries(
  node: JsonNode | undefined,
  report: Collector,
): readonly JsonMember[] {
  if (!node) return [];
  if (node.kind !== 'array') {
    report.add(
      scenarioError('type', `\`ContextEntries\` must be a list, not ${kindOf(node)}`, node),
    );
    return [];
  }
  return node.items.flatMap((entry) => {
    const member = readContextEntry(entry, report);
    return member ? [member] : [];
  });
}

function readContextEntry(entry: JsonNode, report: Collector): JsonMember | undefined {
  const members = readMembers(entry, entryMembers, 'a context entry', report);
  if (members.size === 0) return undefined;
  const key = readText(members.get('ContextKeyName'), '`ContextKeyName`', report);
  const type = readText(members.get('ContextKeyType'), '`ContextKeyType`', report) ?? 'string';
  if (key === undefined) {
    if (!members.has('ContextKeyName')) {
      report.add(scenarioError('missing-member', 'a context entry has no `ContextKeyName`', entry));
    }
    return undefined;
  }
  if (!entryTypes.includes(type)) {
    report.add(unknownType(type, members.get('ContextKeyType') ?? entry));
    return undefined;
  }
  const given = members.get('ContextKeyValues');
  const values = given ? itemsOf(given) : [];
  const [first] = values;
  if (!first) return undefined;
  const list: JsonArray = {
    kind: 'array',
    items: values,
    ...(given?.span && { span: given.span }),
  };
  const value = type.endsWith('List') || values.length > 1 ? list : first;
  const name = members.get('ContextKeyName');
  return { key, ...(name?.span && { keySpan: name.span }), value };
}

function unknownType(type: string, node: JsonNode) {
  const meant = nearest(type, entryTypes);
  return scenarioError('context-type', `${quoted(type)} is not a context key type`, node, {
    help: meant ? `did you mean \`${meant}\`?` : `the types are ${entryTypes.join(', ')}`,
  });
}
