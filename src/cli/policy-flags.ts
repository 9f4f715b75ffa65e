import { nodeFromValue } from '../../grammar/json/from-value.ts';
import { quoted } from '../../grammar/json/members.ts';
import type { JsonNode } from '../../grammar/json/tree.ts';
import { nearest } from '../text/suggest.ts';
import { asNamedBy } from './documents.ts';
import { kinds, policyKinds, type Slot } from './policy-kinds.ts';
import type { UsageProblem } from './usage.ts';

/** The files given for each policy type, in the order of the flags. */
export type PolicyFlags = ReadonlyMap<Slot, readonly string[]>;

/** Whether a value names a kind, so that it is no file by itself. */
export function isPolicyFlag(text: string): boolean {
  return kinds.has(text.slice(0, text.indexOf(':')));
}

/** Reads the values of `--policy`. */
export function readPolicyFlags(values: readonly string[]): PolicyFlags | UsageProblem {
  const flags = new Map<Slot, string[]>();
  for (const text of values) {
    const colon = text.indexOf(':');
    const kind = text.slice(0, colon);
    const slot = kinds.get(kind);
    if (colon < 1 || !slot) return unknownKind(text, kind);
    const files = flags.get(slot) ?? [];
    if (files.length > 0 && (slot === 'resource' || slot === 'permissionsBoundary')) {
      return { problem: `--policy ${kind}: is given twice, and a request has one at most` };
    }
    flags.set(slot, [...files, text.slice(colon + 1)]);
  }
  return flags;
}

function unknownKind(text: string, kind: string): UsageProblem {
  const meant = nearest(kind, kinds.keys());
  return {
    problem: `--policy ${quoted(text)} does not say what the policy is attached to`,
    help: meant
      ? `did you mean \`${meant}:…\`?`
      : `write \`kind:file\`, the kind being ${policyKinds}`,
  };
}

/** The policies of the flags as a scenario's `policies` has them; each SCP or RCP is one more level. */
export function policyMembers(
  flags: PolicyFlags,
  scenarioFile: string | undefined,
): ReadonlyMap<Slot, JsonNode> {
  return new Map(
    [...flags].map(([slot, files]) => {
      const entries = files.map((name) => ({ name, file: asNamedBy(scenarioFile, name) }));
      return [slot, nodeFromValue(membersFor(slot, entries))];
    }),
  );
}

function membersFor(slot: Slot, entries: readonly object[]): unknown {
  switch (slot) {
    case 'identity':
    case 'session':
    case 'vpcEndpoint':
      return entries;
    case 'resource':
    case 'permissionsBoundary':
      return entries[0];
    case 'serviceControl':
    case 'resourceControl':
      return entries.map((entry) => [entry]);
    default:
      return slot satisfies never;
  }
}
