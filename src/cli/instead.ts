import { nodeFromValue } from '../../grammar/json/from-value.ts';
import { quoted } from '../../grammar/json/members.ts';
import type { JsonNode, JsonObject } from '../../grammar/json/tree.ts';
import { scenarioError } from '../scenario/members.ts';
import {
  type ReadPolicies,
  readPolicies,
  resourcePolicyTypeFor,
} from '../scenario/read-policies.ts';
import { type Finding, findingsIn, type Subject } from '../scenario/scenario.ts';
import { hasErrors } from '../text/diagnostic.ts';
import type { Documents } from './documents.ts';
import { isPolicyFlag, policyMembers, readPolicyFlags } from './policy-flags.ts';
import { policyKinds } from './policy-kinds.ts';
import type { UsageProblem } from './usage.ts';

/** The policies that a request is decided under a second time. */
export type Instead = (subject: Subject) => ReadPolicies;

/**
 * Reads `--instead`: either policies as `kind:file`, each kind taking the place of the first
 * ones of that kind, or one file with a whole other set: a scenario, or its `policies` alone.
 */
export function readInstead(
  values: readonly string[],
  documents: Documents,
): Instead | UsageProblem | readonly Finding[] {
  const [first = '', second] = values;
  if (values.every(isPolicyFlag)) return replacing(values, documents);
  if (second !== undefined) {
    return {
      problem: `--instead ${quoted(values.find((value) => !isPolicyFlag(value)) ?? first)} is not \`kind:file\``,
      help: `give one file with all other policies, or several \`kind:file\`, the kind being ${policyKinds}`,
    };
  }
  return fromFile(first, documents);
}

function replacing(values: readonly string[], documents: Documents): Instead | UsageProblem {
  const flags = readPolicyFlags(values);
  if ('problem' in flags) return flags;
  const members = [...policyMembers(flags, undefined)].map(([key, value]) => ({ key, value }));
  const read = readPolicies({ kind: 'object', members }, { loadFile: documents.load });
  return ({ request, policies }) => {
    const replaced = read(resourcePolicyTypeFor(request));
    if (!replaced.policies) return replaced;
    return { ...replaced, policies: { ...policies, ...replaced.policies } };
  };
}

function fromFile(path: string, documents: Documents): Instead | readonly Finding[] {
  const { source, node, diagnostics } = documents.load(path);
  if (!node || hasErrors(diagnostics)) return findingsIn(diagnostics, source);
  if (node.kind === 'object' && hasMember(node, 'Statement')) {
    const document = scenarioError(
      'instead',
      `${quoted(path)} is a policy, not a set of policies`,
      node,
      {
        help: `say what it is attached to: \`--instead identity:${path}\``,
      },
    );
    return findingsIn([document], source);
  }
  const read = readPolicies(policiesOf(node), {
    ...(source && { source }),
    loadFile: documents.loadBeside(path),
  });
  return ({ request }) => read(resourcePolicyTypeFor(request));
}

function policiesOf(node: JsonNode): JsonNode {
  const isScenario =
    node.kind === 'object' && (hasMember(node, 'policies') || isAboutRequests(node));
  if (!isScenario) return node;
  return node.members.find(({ key }) => key === 'policies')?.value ?? nodeFromValue({});
}

function isAboutRequests(node: JsonObject): boolean {
  return hasMember(node, 'request') || hasMember(node, 'requests');
}

function hasMember(node: JsonObject, key: string): boolean {
  return node.members.some((member) => member.key === key);
}
