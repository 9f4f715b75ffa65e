import { kindOf, quoted, sortMembers } from '../../grammar/json/members.ts';
import type { JsonMember, JsonNode, JsonObject } from '../../grammar/json/tree.ts';
import type { Path, Report } from './cognito-faults.ts';

/** A value and where in the scenario it stands. */
export interface Place {
  readonly node: JsonNode;
  readonly path: Path;
}

/** A value that stands under a key. */
export interface Entry extends Place {
  readonly member: JsonMember;
}

/** An object's members by name; those that hold `null` count as absent. */
export interface Fields<Name extends string> {
  readonly place: Place;
  readonly get: (name: Name) => Place | undefined;
}

/** What a text must be like. */
export interface TextLimits {
  readonly atLeast?: number;
  readonly atMost: number;
  /** Tested only against texts that are short enough. */
  readonly pattern?: RegExp;
  /** Who refuses other texts. */
  readonly refusedBy: string;
}

/** Reads an object with the given members; others, and repeated ones, are errors. */
export function readFields<Name extends string>(
  report: Report,
  place: Place,
  names: readonly Name[],
): Fields<Name> | undefined {
  const object = readObject(report, place);
  if (!object) return undefined;
  const { known, repeated, unknown } = sortMembers(object, names);
  for (const { member, meant } of unknown) {
    report({
      code: 'cognito/unknown-member',
      at: { span: member.keySpan },
      path: [...place.path, member.key],
      message: `${nameOf(place.path)} has no member ${quoted(member.key)}`,
      help: meant ? `did you mean \`${meant}\`?` : `its members are ${names.join(', ')}`,
    });
  }
  for (const member of repeated) reportTwice(report, place, member);
  return {
    place,
    get: (name) => {
      const node = known.get(name)?.value;
      return node && node.kind !== 'null' ? { node, path: [...place.path, name] } : undefined;
    },
  };
}

/** The members of an object whose keys are data; of a repeated key, the first. */
export function readEntries(report: Report, place: Place | undefined): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  const object = place && readObject(report, place);
  if (!place || !object) return entries;
  for (const member of object.members) {
    if (entries.has(member.key)) reportTwice(report, place, member);
    else {
      entries.set(member.key, { node: member.value, path: [...place.path, member.key], member });
    }
  }
  return entries;
}

export function readItems(report: Report, place: Place | undefined): readonly Place[] {
  if (!place) return [];
  const { node, path } = place;
  if (node.kind === 'array') {
    return node.items.map((item, index) => ({ node: item, path: [...path, index] }));
  }
  reportType(report, place, 'a list');
  return [];
}

export function readText(
  report: Report,
  place: Place | undefined,
  limits?: TextLimits,
): string | undefined {
  if (!place) return undefined;
  const { node } = place;
  if (node.kind !== 'string') {
    reportType(report, place, 'a string');
    return undefined;
  }
  if (limits) checkText(report, place, node.value, limits);
  return node.value;
}

export function readFlag(report: Report, place: Place | undefined): boolean | undefined {
  if (!place) return undefined;
  if (place.node.kind === 'boolean') return place.node.value;
  reportType(report, place, '`true` or `false`');
  return undefined;
}

/** One of AWS's own words. */
export function readWord<Word extends string>(
  report: Report,
  place: Place | undefined,
  words: readonly Word[],
  refusedBy?: string,
): Word | undefined {
  const text = readText(report, place);
  const word = words.find((candidate) => candidate === text);
  if (place && text !== undefined && word === undefined) {
    report({
      code: 'cognito/value',
      at: place.node,
      path: place.path,
      message: `${quoted(text)} is no value of \`${place.path.at(-1)}\``,
      ...(refusedBy !== undefined && { why: refusal(refusedBy) }),
      help: `its values are ${words.join(', ')}`,
    });
  }
  return word;
}

/** A member that must be there. */
export function required<Name extends string>(
  report: Report,
  fields: Fields<Name>,
  name: Name,
  refusedBy?: string,
): Place | undefined {
  const found = fields.get(name);
  if (!found) {
    report({
      code: 'cognito/missing-member',
      at: fields.place.node,
      path: fields.place.path,
      message: `${nameOf(fields.place.path)} has no \`${name}\``,
      ...(refusedBy !== undefined && { why: refusal(refusedBy) }),
    });
  }
  return found;
}

/** A list or map that AWS keeps short. */
export function checkCount(
  report: Report,
  place: Place | undefined,
  count: number,
  { atMost, refusedBy, of }: { readonly atMost: number; refusedBy: string; of: string },
): void {
  if (!place || count <= atMost) return;
  report({
    code: 'cognito/limit',
    at: place.node,
    path: place.path,
    message: `${nameOf(place.path)} has ${count} ${of}; the limit is ${atMost}`,
    why: refusal(refusedBy),
  });
}

export function checkText(
  report: Report,
  { node, path }: Place,
  text: string,
  { atLeast = 1, atMost, pattern, refusedBy }: TextLimits,
): void {
  const fault = { at: node, path, why: refusal(refusedBy) };
  if (text.length < atLeast || text.length > atMost) {
    report({
      ...fault,
      code: 'cognito/limit',
      message: `${nameOf(path)} is ${text.length} characters long; it must be ${atLeast} to ${atMost}`,
    });
  } else if (pattern && !pattern.test(text)) {
    report({
      ...fault,
      code: 'cognito/characters',
      message: `${quoted(text)} has characters that ${nameOf(path)} cannot have`,
    });
  }
}

/** A name as it stands in a text of AWS: whole, unless it is longer than any name can be. */
export function inRefusal(name: string): string {
  return name.length <= 256 ? JSON.stringify(name).slice(1, -1) : quoted(name).slice(1, -1);
}

export function refusal(operation: string): string {
  return `${operation} answers InvalidParameterException`;
}

/** The last name on the way to a value, for messages. */
function nameOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'the scenario';
  if (typeof last === 'string') return quoted(last);
  const list = path.findLast((part) => typeof part === 'string');
  return list === undefined ? `item ${last}` : `\`${list}[${last}]\``;
}

function readObject(report: Report, place: Place): JsonObject | undefined {
  if (place.node.kind === 'object') return place.node;
  reportType(report, place, 'an object');
  return undefined;
}

export function reportType(report: Report, { node, path }: Place, wanted: string): void {
  report({
    code: 'cognito/type',
    at: node,
    path,
    message: `${nameOf(path)} must be ${wanted}, not ${kindOf(node)}`,
  });
}

function reportTwice(report: Report, { path }: Place, { key, keySpan }: JsonMember): void {
  report({
    code: 'cognito/duplicate-member',
    at: { span: keySpan },
    path: [...path, key],
    message: `${nameOf(path)} has ${quoted(key)} twice`,
  });
}
