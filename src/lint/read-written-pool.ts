import type { JsonNode } from '../../grammar/json/tree.ts';
import type { FoundPool } from '../extract/policies/found-policy.ts';
import type { Path } from '../policy/policy-faults.ts';
import type { SourceText } from '../text/source.ts';
import type { Span } from '../text/span.ts';
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
    const key: Span | undefined = keySpan(node, step);
    node = below(node, step);
    span = node?.span ?? key ?? span;
  }
  return span ? { path, span } : { path };
}

function below(node: JsonNode | undefined, step: string | number): JsonNode | undefined {
  if (typeof step === 'number') return node?.kind === 'array' ? node.items[step] : undefined;
  return node?.kind === 'object'
    ? node.members.findLast(({ key }) => key === step)?.value
    : undefined;
}

function keySpan(node: JsonNode | undefined, step: string | number): Span | undefined {
  return node?.kind === 'object'
    ? node.members.findLast(({ key }) => key === step)?.keySpan
    : undefined;
}
