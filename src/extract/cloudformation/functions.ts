import type { JsonNode, JsonString } from '../../../grammar/json/tree.ts';
import { writeJson } from '../../../grammar/json/write-json.ts';
import type { Span } from '../../text/span.ts';
import { gapsIn, gapsOfText, joined } from '../gap.ts';
import { itemsOf, member, textNode, textOf } from '../node.ts';
import { conditionNamed, testCondition } from './conditions.ts';
import { attributeOf, referTo } from './references.ts';
import { asText, openNode, type Resolver } from './resolver.ts';
import { substitute } from './substitute.ts';

/** One use of a function. */
export interface Call {
  readonly resolver: Resolver;
  readonly name: string;
  readonly argument: JsonNode;
  readonly span?: Span;
}

type Work = (call: Call) => JsonNode | undefined;

/** More than any property may hold: names that are built from names may double at each step. */
const LONGEST = 100_000;

/** The function of this name ("Intrinsic function reference"). */
export function functionNamed(name: string): Work | undefined {
  if (name === 'Ref') return ref;
  if (!name.startsWith('Fn::')) return undefined;
  return functions.get(name) ?? unknown;
}

const functions: ReadonlyMap<string, Work> = new Map<string, Work>([
  ['Fn::FindInMap', findInMap],
  ['Fn::GetAtt', getAttribute],
  ['Fn::If', choose],
  ['Fn::ImportValue', importValue],
  ['Fn::Join', join],
  ['Fn::Select', select],
  ['Fn::Split', split],
  ['Fn::Sub', substituted],
  ['Fn::ToJsonString', toJsonString],
]);

/** A value that is not to be had, named by the function and what it was given. */
function open({ resolver, name, argument, span }: Call, why: string): JsonString {
  const short = name.slice(name.lastIndexOf(':') + 1);
  return openNode(resolver, `${short} ${writeJson(argument).slice(0, 60)}`, why, span);
}

function unknown(call: Call): JsonNode {
  return open(call, `\`${call.name.slice(0, 80)}\` is worked out only by CloudFormation`);
}

function malformed(call: Call): JsonNode {
  return open(call, `\`${call.name}\` is not written as CloudFormation takes it`);
}

function ref(call: Call): JsonNode | undefined {
  const name = textOf(call.argument);
  return name === undefined ? malformed(call) : referTo(call.resolver, name, call.span);
}

function getAttribute(call: Call): JsonNode | undefined {
  const { resolver, argument, span } = call;
  const written = textOf(argument);
  const [name, ...rest] =
    written === undefined
      ? itemsOf(argument).map((item) => textOf(resolver.resolve(item)))
      : written.split('.');
  const parts = rest.flatMap((part) => part ?? []);
  return name === undefined || parts.length === 0
    ? malformed(call)
    : attributeOf(resolver, name, parts.join('.'), span);
}

function substituted(call: Call): JsonNode | undefined {
  const { resolver, argument, span } = call;
  const [template, variables] = argument.kind === 'array' ? argument.items : [argument];
  const text = textOf(template);
  return text === undefined
    ? malformed(call)
    : bounded(call, substitute(resolver, text, variables, span));
}

function join(call: Call): JsonNode {
  const { resolver, argument, span } = call;
  const [separator, list] = resolvedItems(call);
  const between = asText(resolver, separator);
  if (between === undefined || itemsOf(argument).length !== 2) return malformed(call);
  if (list?.kind !== 'array') return open(call, 'the list is not known');
  const parts = list.items.map((item) => asText(resolver, item));
  const texts = parts.flatMap((part, index) =>
    part ? (index > 0 ? [between, part] : [part]) : [],
  );
  return parts.includes(undefined)
    ? malformed(call)
    : bounded(call, joined(resolver.gaps, texts, span));
}

function bounded(call: Call, text: JsonString): JsonNode {
  return text.value.length > LONGEST ? open(call, 'it is longer than anything may be') : text;
}

function select(call: Call): JsonNode {
  const [index, list] = resolvedItems(call);
  const position = textOf(index);
  if (position === undefined || !/^\d{1,4}$/.test(position))
    return open(call, 'the index is not known');
  if (list?.kind !== 'array') return open(call, 'the list is not known');
  return list.items[Number(position)] ?? open(call, 'the list is too short');
}

/** A text with gaps may have the separator in them. */
function split(call: Call): JsonNode {
  const { resolver, span } = call;
  const [separator, source] = resolvedItems(call);
  const between = asText(resolver, separator)?.value;
  const text = asText(resolver, source);
  if (between === undefined || between === '' || text === undefined) return malformed(call);
  if (resolver.gaps.of(text).some((gap) => !gap.symbol)) return open(call, 'the text is not known');
  const gaps = resolver.gaps.of(text);
  return {
    kind: 'array',
    items: text.value
      .split(between)
      .map((part) => resolver.gaps.text(part, gapsOfText(part, gaps), span)),
    ...(span && { span }),
  };
}

function findInMap(call: Call): JsonNode {
  const { resolver } = call;
  const keys = resolvedItems(call);
  const texts = keys.slice(0, 3).map((key) => textOf(key));
  const known = keys.every((key) => key === undefined || gapsIn(resolver.gaps, key).length === 0);
  if (!known) return open(call, 'its keys are not known');
  const found = texts.reduce<JsonNode | undefined>(
    (map, key) => (key === undefined ? undefined : member(map, key)),
    resolver.template.mappings,
  );
  return found ?? open(call, 'the mappings have no such value');
}

function choose(call: Call): JsonNode | undefined {
  const { resolver, argument } = call;
  const [condition, then, otherwise] = itemsOf(argument);
  const name = textOf(condition);
  if (name === undefined || !then || !otherwise) return malformed(call);
  const holds = testCondition(resolver, conditionNamed(name));
  if (holds !== undefined) return resolver.resolve(holds ? then : otherwise);
  return open(call, `whether the condition \`${name.slice(0, 80)}\` holds is not known`);
}

function importValue(call: Call): JsonNode {
  return open(call, 'another stack exports it');
}

function toJsonString({ resolver, argument, span }: Call): JsonNode {
  const value = resolver.resolve(argument);
  if (value === undefined) return textNode('null', span);
  return resolver.gaps.text(writeJson(value), gapsIn(resolver.gaps, value), span);
}

/** The items of the argument, each worked out in its place. */
function resolvedItems({ resolver, argument }: Call): readonly (JsonNode | undefined)[] {
  return itemsOf(argument).map((item) => resolver.resolve(item));
}
