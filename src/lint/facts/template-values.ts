import type { JsonNode } from '../../../grammar/json/tree.ts';
import { at, membersOf } from '../../extract/node.ts';
import type { FoundFile } from '../../extract/policies/found-file.ts';
import type { Path } from '../../policy/policy-faults.ts';

/** A value that stands under a key in a resource of a template. */
interface TemplateValue {
  readonly key: string;
  readonly node: JsonNode;
  readonly path: Path;
}

/** Every value of the properties of a template's resources; none in other files. */
export function valuesInTemplate({ kind, node }: FoundFile): readonly TemplateValue[] {
  if (kind !== 'template') return [];
  const found: TemplateValue[] = [];
  const walk = (one: JsonNode, path: Path): void => {
    if (one.kind === 'array') one.items.forEach((item, index) => void walk(item, [...path, index]));
    for (const { key, value } of membersOf(one)) {
      found.push({ key, node: value, path: [...path, key] });
      walk(value, [...path, key]);
    }
  };
  for (const { key, value } of membersOf(at(node, 'Resources'))) {
    const properties = at(value, 'Properties');
    if (properties) walk(properties, ['Resources', key, 'Properties']);
  }
  return found;
}
