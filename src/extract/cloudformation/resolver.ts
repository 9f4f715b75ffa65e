import type { JsonNode, JsonString } from '../../../grammar/json/tree.ts';
import type { Span } from '../../text/span.ts';
import { type Gaps, gapNode } from '../gap.ts';
import { textNode, textOf } from '../node.ts';
import type { Template } from './template.ts';

/** What the caller knows of the stack. */
export interface StackFacts {
  /** Values of parameters by name, and what AWS called resources, by what the file calls them. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly region?: string;
  readonly accountId?: string;
  readonly partition?: string;
}

/** What somebody tells of a parameter, a resource or an attribute of one. */
export function givenFor({ parameters = {} }: StackFacts, name: string): string | undefined {
  return Object.hasOwn(parameters, name) ? parameters[name] : undefined;
}

/** What the functions of a template are worked out with. */
export interface Resolver {
  readonly template: Template;
  readonly facts: StackFacts;
  readonly gaps: Gaps;
  /**
   * The value that a template writes, with its functions worked out as far as they can be. What
   * cannot is a placeholder with a gap; `undefined` is `AWS::NoValue`, which removes its place.
   */
  readonly resolve: (node: JsonNode) => JsonNode | undefined;
  /** What references have come to, so that each is worked out once. */
  readonly known: Map<string, JsonNode | undefined>;
  /** References and conditions that are being worked out: one that needs itself has no value. */
  readonly active: Set<string>;
}

/** A value that is not to be had. */
export function openNode({ gaps }: Resolver, name: string, why: string, span?: Span): JsonString {
  return gapNode(gaps, gaps.gap(name, why), span);
}

/** A scalar as text, with its gaps. */
export function asText({ gaps }: Resolver, node: JsonNode | undefined): JsonString | undefined {
  if (node?.kind === 'string') return node;
  const text = textOf(node);
  return node && text !== undefined ? gaps.text(text, gaps.of(node), node.span) : undefined;
}

/** Works something out once; what needs itself comes to `otherwise`. */
export function once(
  { known, active }: Resolver,
  key: string,
  work: () => JsonNode | undefined,
  otherwise: () => JsonNode,
): JsonNode | undefined {
  if (known.has(key)) return known.get(key);
  if (active.has(key)) return otherwise();
  active.add(key);
  const value = work();
  active.delete(key);
  known.set(key, value);
  return value;
}

const notGiven = 'it was not given';

/** The value of a pseudo parameter ("Pseudo parameters reference"). */
export function pseudoParameter(
  resolver: Resolver,
  name: string,
  span?: Span,
): JsonString | undefined {
  const { facts } = resolver;
  switch (name) {
    case 'AWS::Region':
      return fact(resolver, name, facts.region, span);
    case 'AWS::AccountId':
      return fact(resolver, name, facts.accountId, span);
    case 'AWS::Partition':
      return fact(resolver, name, partitionOf(facts), span);
    case 'AWS::URLSuffix':
      return urlSuffix(resolver);
    case 'AWS::StackName':
    case 'AWS::StackId':
    case 'AWS::NotificationARNs':
      return fact(resolver, name, undefined, span);
    default:
      return undefined;
  }
}

function fact(
  { gaps }: Resolver,
  name: string,
  value: string | undefined,
  span: Span | undefined,
): JsonString {
  if (value !== undefined) return textNode(value);
  const text = `unresolved-${name.slice('AWS::'.length)}`;
  return gapNode(gaps, gaps.gap(name, notGiven, { symbol: true, text }), span);
}

function partitionOf({ partition, region }: StackFacts): string | undefined {
  if (partition !== undefined || region === undefined) return partition;
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** Without a region it is that of most, so that providers keep their form, and an open one. */
function urlSuffix({ facts, gaps }: Resolver): JsonString {
  const partition = partitionOf(facts);
  if (partition !== undefined) {
    return textNode(partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com');
  }
  const text = 'amazonaws.com';
  return gaps.text(text, [{ name: 'AWS::URLSuffix', text, why: notGiven, symbol: true }]);
}
