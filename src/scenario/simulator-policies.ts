import { kindOf } from '../../grammar/json/members.ts';
import { readJson } from '../../grammar/json/read-json.ts';
import type { JsonNode } from '../../grammar/json/tree.ts';
import type { PolicySet } from '../evaluate/policy-set.ts';
import type { Policy, PolicyType } from '../policy/policy.ts';
import { readPolicyNode } from '../policy/read-policy.ts';
import type { Collector } from '../text/collect.ts';
import { hasErrors } from '../text/diagnostic.ts';
import { type SourceText, sourceText } from '../text/source.ts';
import { type Members, readMembers, scenarioError } from './members.ts';
import type { ReadPolicies, ResourcePolicyType } from './read-policies.ts';
import { type Finding, findingsIn } from './scenario.ts';
import type { SimulatorParameter } from './simulator-parameters.ts';

const ORGANIZATION = 'OrderedOrganizationPolicyInputList';
const LEVEL = 'ServiceControlPolicyInputList';

/** Reads one document of the input, a JSON text, under the name that the simulator gives it. */
type ReadDocument = (node: JsonNode, name: string, type: PolicyType) => Policy | undefined;

/**
 * Reads the simulator's documents; positions are in each document's own text. As with a
 * scenario's policies, what `ResourcePolicy` must hold depends on the request.
 */
export function readDocuments(
  members: Members<SimulatorParameter>,
  report: Collector,
): (resourceType: ResourcePolicyType | undefined) => ReadPolicies {
  const findings: Finding[] = [];
  const read: ReadDocument = (node, name, type) => {
    const source = textOf(node, name, report);
    return source && readDocument(source, type, findings);
  };
  const identity = readDocumentList(
    members.get('PolicyInputList'),
    'PolicyInputList',
    report,
    read,
  );
  const permissionsBoundary = readBoundary(members, report, read);
  const serviceControl = readOrganization(members.get(ORGANIZATION), report, read);
  const attached: PolicySet = {
    identity,
    ...(permissionsBoundary && { permissionsBoundary }),
    ...(serviceControl && { serviceControl }),
  };
  const resourceNode = members.get('ResourcePolicy');
  const resourceText = resourceNode && textOf(resourceNode, 'ResourcePolicy', report);
  const known = new Map<ResourcePolicyType, ReadPolicies>();
  return (resourceType) => {
    if (!resourceType || !resourceText) return settled(attached, findings);
    const before = known.get(resourceType);
    if (before) return before;
    const own: Finding[] = [];
    const resource = readDocument(resourceText, resourceType, own);
    const result = settled({ ...attached, ...(resource && { resource }) }, [...findings, ...own]);
    known.set(resourceType, result);
    return result;
  };
}

function settled(policies: PolicySet, findings: readonly Finding[]): ReadPolicies {
  return { policies: hasErrors(findings) ? undefined : policies, findings };
}

function textOf(node: JsonNode, name: string, report: Collector): SourceText | undefined {
  if (node.kind === 'string') return sourceText(name, node.value);
  report.add(
    scenarioError('type', `${name} must be a policy as JSON text, not ${kindOf(node)}`, node, {
      help: 'the simulator takes each document as one string',
    }),
  );
  return undefined;
}

function readDocument(
  source: SourceText,
  type: PolicyType,
  findings: Finding[],
): Policy | undefined {
  const json = readJson(source);
  findings.push(...findingsIn(json.diagnostics, source));
  if (!json.value || hasErrors(json.diagnostics)) return undefined;
  const policy = readPolicyNode(json.value, { name: source.path, type, source });
  findings.push(...findingsIn(policy.diagnostics, source));
  return policy.value;
}

function readDocumentList(
  node: JsonNode | undefined,
  parameter: string,
  report: Collector,
  read: ReadDocument,
): readonly Policy[] {
  return listOf(node, parameter, report).flatMap((item, index) => {
    const policy = read(item, `${parameter}.${index + 1}`, 'identity');
    return policy ? [policy] : [];
  });
}

function readBoundary(
  members: Members<SimulatorParameter>,
  report: Collector,
  read: ReadDocument,
): Policy | undefined {
  const parameter = 'PermissionsBoundaryPolicyInputList';
  const [first, second] = listOf(members.get(parameter), parameter, report);
  if (second) {
    report.add(scenarioError('boundaries', `\`${parameter}\` holds one policy at most`, second));
  }
  return first && read(first, `${parameter}.1`, 'permissionsBoundary');
}

function readOrganization(
  node: JsonNode | undefined,
  report: Collector,
  read: ReadDocument,
): readonly (readonly Policy[])[] | undefined {
  if (!node) return undefined;
  const levels = listOf(node, ORGANIZATION, report);
  if (levels.length === 0)
    report.add(scenarioError('empty-levels', `\`${ORGANIZATION}\` has no levels`, node));
  return levels.map((level, index) => {
    const members = readMembers(level, [LEVEL], 'a level', report);
    const documents = listOf(members.get(LEVEL), LEVEL, report);
    if (documents.length === 0) {
      report.add(
        scenarioError('empty-levels', 'a level has no service control policies', level, {
          why: 'every level of an organization keeps at least one, such as FullAWSAccess',
        }),
      );
    }
    return documents.flatMap((item, position) => {
      const name = `${ORGANIZATION}.${index + 1}.${LEVEL}.${position + 1}`;
      const policy = read(item, name, 'serviceControl');
      return policy ? [policy] : [];
    });
  });
}

function listOf(
  node: JsonNode | undefined,
  parameter: string,
  report: Collector,
): readonly JsonNode[] {
  if (!node) return [];
  if (node.kind === 'array') return node.items;
  report.add(scenarioError('type', `\`${parameter}\` must be a list, not ${kindOf(node)}`, node));
  return [];
}
