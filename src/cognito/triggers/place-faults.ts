import type { JsonMember, JsonNode } from '../../../grammar/json/tree.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Span } from '../../text/span.ts';
import type { TriggerFaultCode } from './trigger-faults.ts';

/** Faults in that a member stands there at all, whatever its value. */
const ofMembers: readonly string[] = [
  'trigger/unknown-member',
  'trigger/other-version',
  'trigger/no-effect',
] satisfies readonly TriggerFaultCode[];

/**
 * Faults with their place in the text that an event was read from: `checkTriggerResponse` knows only
 * their paths.
 */
export function placeFaults(faults: readonly Diagnostic[], event: JsonNode): readonly Diagnostic[] {
  return faults.map((fault) => {
    if (fault.span) return fault;
    const span = spanAt(event, fault.path ?? [], ofMembers.includes(fault.code));
    return span ? { ...fault, span } : fault;
  });
}

/** As far as the path leads. */
function spanAt(
  root: JsonNode,
  path: readonly (string | number)[],
  key: boolean,
): Span | undefined {
  let node = root;
  let span = root.span;
  for (const name of path) {
    const member = memberAt(node, name);
    if (!member) return span;
    node = member.value;
    span = (key ? member.keySpan : node.span) ?? node.span ?? span;
  }
  return span;
}

/** The last of equal keys counts. */
function memberAt(node: JsonNode, name: string | number): JsonMember | undefined {
  if (node.kind === 'object') return node.members.findLast(({ key }) => key === name);
  if (node.kind !== 'array' || typeof name !== 'number') return undefined;
  const value = node.items[name];
  return value && { key: String(name), value };
}
