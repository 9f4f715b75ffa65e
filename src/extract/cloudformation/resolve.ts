import type { JsonMember, JsonNode } from '../../../grammar/json/tree.ts';
import type { Gaps } from '../gap.ts';
import { listNode, objectNode } from '../node.ts';
import { functionNamed } from './functions.ts';
import { openNode, type Resolver, type StackFacts } from './resolver.ts';
import type { Template } from './template.ts';

/** Starts on a template; its functions find each other through the resolver. */
export function startResolver(template: Template, facts: StackFacts, gaps: Gaps): Resolver {
  const resolver: Resolver = {
    template,
    facts,
    gaps,
    resolve: (node) => resolve(resolver, node),
    known: new Map(),
    active: new Set(),
  };
  return resolver;
}

function resolve(resolver: Resolver, node: JsonNode): JsonNode | undefined {
  switch (node.kind) {
    case 'object': {
      const call = callIn(node.members);
      return call ? call(resolver, node) : resolvedObject(resolver, node);
    }
    case 'array':
      return listNode(
        node.items.flatMap((item) => resolve(resolver, item) ?? []),
        node.span,
      );
    case 'string':
      // A dynamic reference is replaced by what Systems Manager or Secrets Manager hold.
      return node.value.includes('{{resolve:')
        ? openNode(resolver, node.value.slice(0, 80), 'its value is kept outside', node.span)
        : node;
    default:
      return node;
  }
}

/** A function stands alone in its object. */
function callIn(members: readonly JsonMember[]) {
  const [only, second] = members;
  const work = only && !second ? functionNamed(only.key) : undefined;
  if (!only || !work) return undefined;
  return (resolver: Resolver, { span }: JsonNode): JsonNode | undefined => {
    const { key: name, value: argument } = only;
    const value = work({ resolver, argument, name, ...(span && { span }) });
    // What is known of elsewhere stands here.
    return value?.kind === 'string' && !value.span
      ? resolver.gaps.text(value.value, resolver.gaps.of(value), span)
      : value;
  };
}

function resolvedObject(resolver: Resolver, node: Extract<JsonNode, { kind: 'object' }>): JsonNode {
  return objectNode(
    node.members.flatMap((one) => {
      const value = resolve(resolver, one.value);
      return value ? [{ ...one, value }] : [];
    }),
    node.span,
  );
}
