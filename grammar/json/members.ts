import { nearest } from '../../src/text/suggest.ts';
import type { JsonMember, JsonNode, JsonObject } from './tree.ts';

/** An object's members, sorted by what its reader knows of them. */
export interface Members<Name extends string> {
  /** By name; of a repeated one the last, as `JSON.parse` has it. */
  readonly known: ReadonlyMap<Name, JsonMember>;
  /** Second and further occurrences of known names. */
  readonly repeated: readonly JsonMember[];
  readonly unknown: readonly UnknownMember[];
}

interface UnknownMember {
  readonly member: JsonMember;
  /** The known name that it looks like. */
  readonly meant?: string;
}

/** More of them are not looked at: each is compared with every known name. */
const MOST_UNKNOWN = 100;

export function sortMembers<Name extends string>(
  object: JsonObject,
  names: readonly Name[],
): Members<Name> {
  const known = new Map<Name, JsonMember>();
  const repeated: JsonMember[] = [];
  const unknown: UnknownMember[] = [];
  for (const member of object.members) {
    const name = names.find((candidate) => candidate === member.key);
    if (name !== undefined) {
      if (known.has(name)) repeated.push(member);
      known.set(name, member);
    } else if (unknown.length < MOST_UNKNOWN) {
      const meant = nearest(member.key, names);
      unknown.push(meant === undefined ? { member } : { member, meant });
    }
  }
  return { known, repeated, unknown };
}

/** What a value is, for a message that says it should be something else. */
export function kindOf(node: JsonNode): string {
  switch (node.kind) {
    case 'object':
      return 'an object';
    case 'array':
      return 'a list';
    case 'string':
      return 'a string';
    case 'number':
      return 'a number';
    case 'boolean':
      return `\`${node.value}\``;
    case 'null':
      return '`null`';
    case 'notJson':
      return node.what;
    default:
      return node satisfies never;
  }
}

/** The user's text in a message: in backticks, on one line, and of bearable length. */
export function quoted(text: string): string {
  const start = JSON.stringify(text.slice(0, 80)).slice(1, -1).replaceAll('\\"', '"');
  return text.length > 80 ? `\`${start}…\`` : `\`${start}\``;
}
