import { kindOf, quoted, sortMembers } from '../../../grammar/json/members.ts';
import type { JsonNode } from '../../../grammar/json/tree.ts';
import type { Collector } from '../../text/collect.ts';
import type { Span } from '../../text/span.ts';
import { nearest } from '../../text/suggest.ts';

// Reads the parts of a configuration; what is not as it should be is told, and left out.

export interface Fault {
  readonly message: string;
  readonly help?: string;
  readonly span?: Span | undefined;
}

export function tell(report: Collector, { message, help, span }: Fault): void {
  report.add({
    code: 'config/value',
    severity: 'error',
    message,
    ...(help !== undefined && { help }),
    ...(span && { span }),
  });
}

export type Values<Name extends string> = ReadonlyMap<Name, JsonNode>;

/** The members of an object by name; unknown and repeated ones are faults. */
export function valuesOf<Name extends string>(
  node: JsonNode,
  names: readonly Name[],
  what: string,
  report: Collector,
): Values<Name> {
  if (node.kind !== 'object') {
    tell(report, { message: `${what} is an object, not ${kindOf(node)}`, span: node.span });
    return new Map();
  }
  const { known, repeated, unknown } = sortMembers(node, names);
  for (const { key, keySpan } of repeated) {
    tell(report, { message: `${quoted(key)} stands twice`, span: keySpan });
  }
  for (const { member, meant } of unknown) {
    const help =
      meant === undefined ? `${what} has ${names.join(', ')}` : `did you mean ${quoted(meant)}?`;
    const message = `${what} has no ${quoted(member.key)}`;
    tell(report, { message, help, span: member.keySpan });
  }
  return new Map([...known].map(([name, member]) => [name, member.value]));
}

export function textFrom(
  node: JsonNode | undefined,
  what: string,
  report: Collector,
): string | undefined {
  if (node === undefined) return undefined;
  if (node.kind === 'string' && node.value !== '') return node.value;
  const found = node.kind === 'string' ? 'an empty one' : kindOf(node);
  tell(report, { message: `${what} is a string, not ${found}`, span: node.span });
  return undefined;
}

/** A list of strings, or one. */
export function textsFrom(
  node: JsonNode | undefined,
  what: string,
  report: Collector,
): readonly string[] {
  return itemsOf(node).flatMap((item) => textFrom(item, what, report) ?? []);
}

export function itemsOf(node: JsonNode | undefined): readonly JsonNode[] {
  if (node === undefined) return [];
  return node.kind === 'array' ? node.items : [node];
}

/** One of some words; else what was meant. */
export function wordFrom<Word extends string>(
  node: JsonNode | undefined,
  words: readonly Word[],
  what: string,
  report: Collector,
): Word | undefined {
  const text = textFrom(node, what, report);
  if (text === undefined) return undefined;
  const word = words.find((one) => one === text);
  if (word !== undefined) return word;
  const meant = nearest(text, words);
  tell(report, {
    message: `${what} cannot be ${quoted(text)}`,
    help:
      meant === undefined ? `choose one of ${words.join(', ')}` : `did you mean ${quoted(meant)}?`,
    span: node?.span,
  });
  return undefined;
}
