import { kindOf, quoted, sortMembers } from '../../grammar/json/members.ts';
import type { JsonNode } from '../../grammar/json/tree.ts';
import type { Collector } from '../text/collect.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Span } from '../text/span.ts';

/** The values of an object's members by name. */
export type Members<Name extends string> = ReadonlyMap<Name, JsonNode>;

/** An error at a place of the scenario. */
export function scenarioError(
  code: string,
  message: string,
  at: { readonly span?: Span },
  hints: { readonly why?: string; readonly help?: string } = {},
): Diagnostic {
  return {
    code: `scenario/${code}`,
    severity: 'error',
    message,
    ...hints,
    ...(at.span && { span: at.span }),
  };
}

/** An object's members; repeated ones and ones that are not among `names` are told to `report`. */
export function readMembers<Name extends string>(
  node: JsonNode,
  names: readonly Name[],
  what: string,
  report: Collector,
): Members<Name> {
  if (node.kind !== 'object') {
    report.add(scenarioError('type', `${what} must be an object, not ${kindOf(node)}`, node));
    return new Map();
  }
  const { known, repeated, unknown } = sortMembers(node, names);
  for (const { key, keySpan, value } of repeated) {
    report.add(
      scenarioError(
        'duplicate-member',
        `${what} has ${quoted(key)} twice`,
        placeOf(keySpan, value),
      ),
    );
  }
  for (const { member, meant } of unknown) {
    report.add(
      scenarioError(
        'unknown-member',
        `${what} has no member ${quoted(member.key)}`,
        placeOf(member.keySpan, member.value),
        { help: meant ? `did you mean \`${meant}\`?` : `its members are ${names.join(', ')}` },
      ),
    );
  }
  return new Map([...known].map(([name, member]) => [name, member.value]));
}

function placeOf(keySpan: Span | undefined, value: JsonNode): { readonly span?: Span } {
  return keySpan ? { span: keySpan } : value;
}

/** The items of a list; a value that is not a list counts as a list of one. */
export function itemsOf(node: JsonNode): readonly JsonNode[] {
  return node.kind === 'array' ? node.items : [node];
}

/** The text of a member, told to `report` when it is something else. */
export function readText(
  node: JsonNode | undefined,
  what: string,
  report: Collector,
): string | undefined {
  if (node === undefined || node.kind === 'string') return node?.value;
  report.add(scenarioError('type', `${what} must be a string, not ${kindOf(node)}`, node));
  return undefined;
}
