import type { JsonNode } from '../../../grammar/json/tree.ts';
import type { Path } from '../../policy/policy-faults.ts';
import { itemsOf, member } from '../node.ts';

/** A value, and the way that led to it. */
export interface Place {
  readonly node: JsonNode;
  readonly path: Path;
}

/** The values at the end of a way of names, in which `[]` stands for every item of a list. */
export function placesOf(
  node: JsonNode,
  way: readonly string[],
  path: Path = [],
): readonly Place[] {
  const [step, ...rest] = way;
  if (step === undefined) return [{ node, path }];
  if (step === '[]') {
    return itemsOf(node).flatMap((item, index) => placesOf(item, rest, [...path, index]));
  }
  const next = member(node, step);
  return next ? placesOf(next, rest, [...path, step]) : [];
}
