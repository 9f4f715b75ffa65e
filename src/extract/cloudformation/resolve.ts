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
  if (only === undefined || second !== undefined) return undefined;
  const work = functionNamed(only.key);
  return (
    work &&
    ((resolver: Resolver, node: JsonNode) =>
      work({
        resolver,
        argument: only.value,
        name: only.key,
        ...(node.span && { span: node.span }),
      }))
  );
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
