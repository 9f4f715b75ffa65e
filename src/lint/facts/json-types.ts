import { kindOf } from '../../../grammar/json/members.ts';
import type { JsonNode } from '../../../grammar/json/tree.ts';
import type { Path } from '../../policy/policy-faults.ts';
import { memberOf } from '../read-written.ts';
import type { Place, WrittenPolicy } from '../written.ts';
import { placeOf } from './elements.ts';

/** A value of a JSON type that its element does not have. */
interface TypeFault {
  readonly at: Place;
  readonly message: string;
}

type Kind = JsonNode['kind'];
const scalars: readonly Kind[] = ['string', 'number', 'boolean'];

/** Every value of a wrong type in a document; what is unresolved is of no type. */
export function* typeFaults({ node }: WrittenPolicy): Iterable<TypeFault> {
  if (!isOf(node, ['object'])) {
    yield fault([], node, 'a policy must be an object');
    return;
  }
  yield* strings(node, [], ['Version', 'Id']);
  const statement = memberOf(node, 'Statement')?.value;
  if (statement?.kind === 'array') {
    for (const [index, item] of statement.items.entries()) {
      yield* statementFaults(item, ['Statement', index], 'a statement must be an object');
    }
  } else if (statement) {
    yield* statementFaults(
      statement,
      ['Statement'],
      '`Statement` must be an object or a list of objects',
    );
  }
}

function* statementFaults(node: JsonNode, path: Path, message: string): Iterable<TypeFault> {
  if (!isOf(node, ['object'])) {
    yield fault(path, node, message);
    return;
  }
  yield* strings(node, path, ['Sid', 'Effect']);
  for (const name of ['Action', 'NotAction', 'Resource', 'NotResource']) {
    const value = memberOf(node, name)?.value;
    if (value) yield* texts(value, [...path, name], name);
  }
  for (const name of ['Principal', 'NotPrincipal']) {
    const value = memberOf(node, name)?.value;
    if (value) yield* principalFaults(value, [...path, name], name);
  }
  const condition = memberOf(node, 'Condition')?.value;
  if (condition) yield* conditionFaults(condition, [...path, 'Condition']);
}

function* strings(node: JsonNode, path: Path, names: readonly string[]): Iterable<TypeFault> {
  for (const name of names) {
    const value = memberOf(node, name)?.value;
    if (value && !isOf(value, ['string'])) {
      yield fault([...path, name], value, `\`${name}\` must be a string`);
    }
  }
}

/** A string or a list of strings. */
function* texts(node: JsonNode, path: Path, name: string): Iterable<TypeFault> {
  if (node.kind !== 'array') {
    if (!isOf(node, ['string'])) {
      yield fault(path, node, `\`${name}\` must be a string or a list of strings`);
    }
    return;
  }
  for (const [index, item] of node.items.entries()) {
    if (isOf(item, ['string'])) continue;
    yield fault([...path, index], item, `an entry of \`${name}\` must be a string`);
  }
}

/** Strings other than `*`, and lists, are a finding of their own (INVALID_PRINCIPAL_FORMAT). */
function* principalFaults(node: JsonNode, path: Path, name: string): Iterable<TypeFault> {
  if (node.kind === 'object') {
    for (const { key, value } of node.members) yield* texts(value, [...path, key], key);
  } else if (!isOf(node, ['string', 'array'])) {
    yield fault(path, node, `\`${name}\` must be \`"*"\` or an object`);
  }
}

function* conditionFaults(node: JsonNode, path: Path): Iterable<TypeFault> {
  if (node.kind !== 'object') {
    if (!isOf(node, [])) yield fault(path, node, '`Condition` must be an object');
    return;
  }
  for (const { key, value } of node.members) {
    const at = [...path, key];
    if (value.kind !== 'object') {
      if (!isOf(value, [])) yield fault(at, value, `\`${key.slice(0, 80)}\` must be an object`);
      continue;
    }
    for (const member of value.members) yield* valueFaults(member.value, [...at, member.key]);
  }
}

function* valueFaults(node: JsonNode, path: Path): Iterable<TypeFault> {
  if (node.kind !== 'array') {
    if (!isOf(node, scalars)) {
      yield fault(path, node, 'a condition compares with a string or a list of strings');
    }
    return;
  }
  for (const [index, item] of node.items.entries()) {
    if (isOf(item, scalars)) continue;
    yield fault([...path, index], item, 'a condition compares with strings');
  }
}

function isOf(node: JsonNode, kinds: readonly Kind[]): boolean {
  return node.kind === 'notJson' || kinds.includes(node.kind);
}

function fault(path: Path, node: JsonNode, message: string): TypeFault {
  return { at: placeOf(path, node), message: `${message}, not ${kindOf(node)}` };
}
