import type { JsonNode } from '../../../grammar/json/tree.ts';
import type { Gaps } from '../gap.ts';
import { listNode, objectNode } from '../node.ts';
import type { Unresolved } from './unresolved.ts';

/** A document of which some may be unknown. */
export interface Marked {
  /** Texts with gaps are nodes of kind `notJson`, which say what is not known. */
  readonly node: JsonNode;
  readonly unresolved: readonly Unresolved[];
}

/** Takes the placeholders out of a tree: nobody should look at them as if they were written. */
export function markUnknown(gaps: Gaps, node: JsonNode): Marked {
  const unresolved: Unresolved[] = [];
  const walk = (one: JsonNode): JsonNode => {
    switch (one.kind) {
      case 'object':
        return objectNode(
          one.members.map((member) => ({ ...member, value: walk(member.value) })),
          one.span,
        );
      case 'array':
        return listNode(one.items.map(walk), one.span);
      default: {
        const [gap] = gaps.of(one);
        if (gap === undefined) return one;
        const place = one.span && { span: one.span };
        unresolved.push({ name: gap.name, ...place });
        return { kind: 'notJson', what: gap.name, ...place };
      }
    }
  };
  return { node: walk(node), unresolved };
}
