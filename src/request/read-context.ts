import { kindOf, quoted } from '../../grammar/json/members.ts';
import { scalarText } from '../../grammar/json/scalar-text.ts';
import type { JsonMember, JsonNode } from '../../grammar/json/tree.ts';
import { contextKey } from '../catalog/context-key.ts';
import { globalConditionKey } from '../catalog/global-condition-keys.ts';
import type { AmbiguousValue, ContextValue } from './context.ts';
import { readObject } from './read-values.ts';
import type { Path, Report } from './request-faults.ts';

type Entry = ContextValue | AmbiguousValue;

/**
 * Reads the context: names as they are written, each with a string, a number, a boolean, a list of
 * these, or `null` for "not carried" (clauses 4.9, 6.4). Keys are opaque: they may hold anything.
 */
export function readContext(
  report: Report,
  node: JsonNode,
  path: Path,
): ReadonlyMap<string, Entry> {
  const twins = new Map<string, JsonMember[]>();
  for (const member of readObject(report, node, path)?.members ?? []) {
    const { folded } = contextKey(member.key);
    const same = twins.get(folded);
    if (same) same.push(member);
    else twins.set(folded, [member]);
  }
  const entries = new Map<string, Entry>();
  for (const [folded, members] of twins) {
    const values = members.map((member) =>
      readValue(report, member, folded, [...path, member.key]),
    );
    if (members.length > 1 && !areTags(folded, members)) reportTwins(report, members, path);
    entries.set(folded, merge(values));
  }
  return entries;
}

const ABSENT: ContextValue = { state: 'absent' };

function readValue(
  report: Report,
  { key, value }: JsonMember,
  folded: string,
  path: Path,
): ContextValue {
  if (value.kind === 'null') return ABSENT;
  const list = value.kind === 'array';
  const nodes = list ? value.items : [value];
  const values: string[] = [];
  for (const [index, node] of nodes.entries()) {
    const text = scalarText(node);
    if (text !== undefined) values.push(text);
    else reportValue(report, node, list ? [...path, index] : path);
  }
  if (values.length !== nodes.length) return ABSENT;
  const multivalued = globalConditionKey(folded)?.multivalued ?? false;
  return { state: 'supplied', name: key, values, list: multivalued || values.length > 1 };
}

function reportValue(report: Report, node: JsonNode, path: Path): void {
  report({
    code: 'request/context-value',
    at: node,
    path,
    message: `a context key holds strings, numbers and booleans, not ${kindOf(node)}`,
    ...(node.kind === 'null' && {
      help: '`null` in place of the list says that the request does not carry the key',
    }),
  });
}

/** Resources may have tags whose keys differ only in case; no other keys may (clauses 4.9, 12.11). */
function areTags(folded: string, members: readonly JsonMember[]): boolean {
  if (!folded.startsWith(RESOURCE_TAG)) return false;
  return new Set(members.map(({ key }) => key.slice(RESOURCE_TAG.length))).size === members.length;
}

const RESOURCE_TAG = 'aws:resourcetag/';

function merge(values: readonly ContextValue[]): Entry {
  const spellings = values.filter((value) => value.state === 'supplied');
  const [first] = spellings;
  if (!first) return ABSENT;
  return spellings.length === 1 ? first : { state: 'ambiguous', spellings };
}

function reportTwins(report: Report, [first, ...others]: readonly JsonMember[], path: Path): void {
  for (const { key, keySpan } of others) {
    report({
      code: 'request/duplicate-context-key',
      at: { span: keySpan },
      path: [...path, key],
      message: `the context key ${quoted(key)} occurs twice`,
      ...(first &&
        first.key !== key && {
          why: `the names of context keys ignore case: ${quoted(first.key)} is the same key`,
        }),
    });
  }
}
