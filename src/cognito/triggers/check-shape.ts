import { kindOf, quoted, sortMembers } from '../../../grammar/json/members.ts';
import type { JsonNode, JsonObject } from '../../../grammar/json/tree.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { any, type ObjectShape, type Shape } from './shape.ts';
import { type Path, triggerFault } from './trigger-faults.ts';

type Add = (diagnostic: Diagnostic) => void;

/** Tells wherever a value differs from its shape; a member that nobody knows is a suggestion. */
export function checkShape(node: JsonNode, shape: Shape, path: Path, add: Add): void {
  switch (shape.kind) {
    case 'any':
      checkJson(node, path, add);
      return;
    case 'text':
      if (node.kind !== 'string') add(wrongType(node, 'a string', path));
      return;
    case 'flag':
      if (node.kind !== 'boolean') add(wrongType(node, '`true` or `false`', path));
      return;
    case 'word':
      checkWord(node, shape.words, path, add);
      return;
    case 'list':
      checkItems(node, shape.of, path, add);
      return;
    case 'map':
      checkEntries(node, shape.of, path, add);
      return;
    case 'object':
      if (node.kind !== 'object') add(wrongType(node, 'an object', path));
      else checkMembers(node, shape, path, add);
      return;
    default:
      shape satisfies never;
  }
}

/** No deeper than a tree can be. */
function checkJson(node: JsonNode, path: Path, add: Add): void {
  if (node.kind === 'notJson') add(wrongType(node, 'JSON', path));
  else if (node.kind === 'array') checkItems(node, any, path, add);
  else if (node.kind === 'object') checkEntries(node, any, path, add);
}

function checkItems(node: JsonNode, of: Shape, path: Path, add: Add): void {
  if (node.kind !== 'array') add(wrongType(node, 'a list', path));
  else
    for (const [index, item] of node.items.entries()) checkShape(item, of, [...path, index], add);
}

function checkEntries(node: JsonNode, of: Shape, path: Path, add: Add): void {
  if (node.kind !== 'object') add(wrongType(node, 'an object', path));
  else for (const { key, value } of node.members) checkShape(value, of, [...path, key], add);
}

function checkWord(node: JsonNode, words: readonly string[], path: Path, add: Add): void {
  if (node.kind !== 'string') add(wrongType(node, 'a string', path));
  else if (!words.includes(node.value)) {
    add(
      triggerFault('trigger/value', path, `${quoted(node.value)} is no value of ${nameOf(path)}`, {
        at: node.span,
        help: `its values are ${words.join(', ')}`,
      }),
    );
  }
}

function checkMembers(
  node: JsonObject,
  { required, optional }: ObjectShape,
  path: Path,
  add: Add,
): void {
  const { known, unknown } = sortMembers(node, [
    ...Object.keys(required),
    ...Object.keys(optional),
  ]);
  for (const { member, meant } of unknown) {
    add(
      triggerFault(
        'trigger/unknown-member',
        [...path, member.key],
        `${nameOf(path)} has no member ${quoted(member.key)} that Cognito is known to have`,
        {
          at: member.keySpan,
          ...(meant !== undefined && { help: `did you mean \`${meant}\`?` }),
        },
      ),
    );
  }
  for (const [name, shape] of Object.entries(required)) {
    const value = known.get(name)?.value;
    if (value) checkShape(value, shape, [...path, name], add);
    else add(missing(node, name, path));
  }
  for (const [name, shape] of Object.entries(optional)) {
    const value = known.get(name)?.value;
    if (value && value.kind !== 'null') checkShape(value, shape, [...path, name], add);
  }
}

function wrongType(node: JsonNode, wanted: string, path: Path): Diagnostic {
  return triggerFault(
    'trigger/type',
    path,
    `${nameOf(path)} must be ${wanted}, not ${kindOf(node)}`,
    { at: node.span },
  );
}

function missing(node: JsonNode, name: string, path: Path): Diagnostic {
  return triggerFault('trigger/missing-member', path, `${nameOf(path)} has no \`${name}\``, {
    at: node.span,
  });
}

/** The last names on the way to a value, for messages. */
function nameOf(path: Path): string {
  if (path.length === 0) return 'the event';
  return quoted(path.slice(-2).join('.'));
}
