import type { JsonMember, JsonNode } from '../../grammar/json/tree.ts';
import type { FoundPool } from '../extract/policies/found-policy.ts';
import type { Path } from '../policy/policy-faults.ts';
import type { SourceText } from '../text/source.ts';
import type { Span } from '../text/span.ts';
import { memberOf } from './read-written.ts';
import type { Place } from './written.ts';
import type { WrittenPool } from './written-pool.ts';

/** An identity pool with the places of its parts. */
export function writtenPool({ loaded }: FoundPool, source: SourceText): WrittenPool {
  return { source, loaded, place: (...path) => placeIn(loaded.parts, path) };
}

/** The place at the end of a way; where that has none, of the last on the way that has. */
function placeIn(root: JsonNode, path: Path): Place {
  let node: JsonNode | undefined = root;
  let span: Span | undefined = root.span;
  for (const step of path) {
    const member: JsonMember | undefined =
      typeof step === 'string' ? memberOf(node, step) : undefined;
    const item: JsonNode | undefined =
      node?.kind === 'array' && typeof step === 'number' ? node.items[step] : undefined;
    node = member?.value ?? item;
    span = node?.span ?? member?.keySpan ?? span;
  }
  return span ? { path, span } : { path };
}
