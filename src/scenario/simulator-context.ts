import { kindOf, quoted } from '../../grammar/json/members.ts';
import type { JsonMember, JsonNode } from '../../grammar/json/tree.ts';
import type { Request } from '../request/request.ts';
import type { Collector } from '../text/collect.ts';
import { foldCase } from '../text/fold-case.ts';
import { nearest } from '../text/suggest.ts';
import { itemsOf, readMembers, readText, scenarioError } from './members.ts';

/** IAM API reference, "ContextEntry"; each exists as a list too (clause 7.1). */
const valueTypes = ['string', 'numeric', 'boolean', 'ip', 'binary', 'date'];
const entryTypes = valueTypes.flatMap((type) => [type, `${type}List`]);
const entryMembers = ['ContextKeyName', 'ContextKeyValues', 'ContextKeyType'] as const;

/** `ContextEntries` as a request has them. */
export interface ContextEntries {
  /** The members of the request's `context`. */
  readonly members: readonly JsonMember[];
  /** The keys of a `…List` type, in lower case: they fill no variable, even with one value. */
  readonly lists: ReadonlySet<string>;
}

/** Reads `ContextEntries`; an entry without values counts as not given. */
export function readContextEntries(node: JsonNode | undefined, report: Collector): ContextEntries {
  const entries = readEntries(node, report);
  return {
    members: entries.map(({ member }) => member),
    lists: new Set(entries.flatMap(({ member, list }) => (list ? [foldCase(member.key)] : []))),
  };
}

/** The context with the keys of `…List` types marked as such. */
export function withListKeys(request: Request, { lists }: ContextEntries): Request {
  if (lists.size === 0) return request;
  const context = new Map(request.context);
  for (const [folded, value] of context) {
    if (lists.has(folded) && value.state === 'supplied')
      context.set(folded, { ...value, list: true });
  }
  return { ...request, context };
}

interface ContextEntry {
  readonly member: JsonMember;
  readonly list: boolean;
}

function readEntries(node: JsonNode | undefined, report: Collector): readonly ContextEntry[] {
  if (!node) return [];
  if (node.kind !== 'array') {
    report.add(
      scenarioError('type', `\`ContextEntries\` must be a list, not ${kindOf(node)}`, node),
    );
    return [];
  }
  return node.items.flatMap((entry) => {
    const read = readContextEntry(entry, report);
    return read ? [read] : [];
  });
}

function readContextEntry(entry: JsonNode, report: Collector): ContextEntry | undefined {
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
  const several = type.endsWith('List') || values.length > 1;
  const value: JsonNode = several
    ? { kind: 'array', items: values, ...(given?.span && { span: given.span }) }
    : first;
  const name = members.get('ContextKeyName');
  return {
    member: { key, ...(name?.span && { keySpan: name.span }), value },
    list: type.endsWith('List'),
  };
}

function unknownType(type: string, node: JsonNode) {
  const meant = nearest(type, entryTypes);
  return scenarioError('context-type', `${quoted(type)} is not a context key type`, node, {
    help: meant ? `did you mean \`${meant}\`?` : `the types are ${entryTypes.join(', ')}`,
  });
}
