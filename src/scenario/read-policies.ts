import { kindOf } from '../../grammar/json/members.ts';
import type { JsonNode } from '../../grammar/json/tree.ts';
import type { PolicySet } from '../evaluate/policy-set.ts';
import { isRoleAssumption } from '../evaluate/situation.ts';
import type { Policy, PolicyType } from '../policy/policy.ts';
import { readPolicyNode } from '../policy/read-policy.ts';
import type { Request } from '../request/request.ts';
import { type Collector, collectDiagnostics } from '../text/collect.ts';
import { type Diagnostic, hasErrors } from '../text/diagnostic.ts';
import type { SourceText } from '../text/source.ts';
import { itemsOf, type Members, readMembers, readText, scenarioError } from './members.ts';
import { type Finding, findingsIn, type ScenarioInput } from './scenario.ts';

/** What stands in the place of the resource's own policy: a role being assumed has a trust policy. */
export type ResourcePolicyType = 'resource' | 'trust';

/** Which of the two a request is decided under (clause 12.15). */
export function resourcePolicyTypeFor(request: Request): ResourcePolicyType {
  return isRoleAssumption(request) ? 'trust' : 'resource';
}

/** A scenario's policies; `policies` is absent when an error left some of them unread. */
export interface ReadPolicies {
  readonly policies: PolicySet | undefined;
  readonly findings: readonly Finding[];
}

const slots = [
  'identity',
  'resource',
  'permissionsBoundary',
  'session',
  'serviceControl',
  'resourceControl',
  'vpcEndpoint',
] as const satisfies readonly (keyof PolicySet)[];

/**
 * Reads the `policies` of a scenario. A role's trust policy stands where other resources have
 * their own policy, with other mandatory elements, so that the reading depends on the request:
 * the result is asked for one of the two types, and reads each document once. Without a request
 * to tell the type by, that policy is left unread.
 */
export function readPolicies(
  node: JsonNode | undefined,
  input: ScenarioInput,
): (resourceType: ResourcePolicyType | undefined) => ReadPolicies {
  const attachedFindings: Finding[] = [];
  const frame = collectDiagnostics();
  const members = node
    ? readMembers(node, slots, '`policies`', frame)
    : new Map<keyof PolicySet, JsonNode>();
  const attached = readAttached(members, input, attachedFindings, frame);
  const findings = [...findingsIn(frame.diagnostics, input.source), ...attachedFindings];
  const read = new Map<ResourcePolicyType, ReadPolicies>();
  return (resourceType) => {
    if (resourceType === undefined) return { policies: undefined, findings };
    const known = read.get(resourceType);
    if (known) return known;
    const result = withResource(attached, findings, members.get('resource'), resourceType, input);
    read.set(resourceType, result);
    return result;
  };
}

type Attached = Omit<PolicySet, 'resource'>;

/** Every policy but the resource's own. */
function readAttached(
  members: Members<keyof PolicySet>,
  input: ScenarioInput,
  findings: Finding[],
  frame: Collector,
): Attached {
  const readList = (slot: 'identity' | 'session' | 'vpcEndpoint') => {
    const list = members.get(slot);
    return list && readPolicyList(list, slot, slot, input, findings);
  };
  const readLevels = (slot: 'serviceControl' | 'resourceControl') => {
    const levels = members.get(slot);
    return levels && readPolicyLevels(levels, slot, input, findings, frame);
  };
  const identity = readList('identity');
  const boundary = members.get('permissionsBoundary');
  const permissionsBoundary =
    boundary && boundary.kind !== 'null'
      ? readEntry(boundary, 'permissionsBoundary', 'permissionsBoundary', input, findings)
      : undefined;
  const session = readList('session');
  const serviceControl = readLevels('serviceControl');
  const resourceControl = readLevels('resourceControl');
  const vpcEndpoint = readList('vpcEndpoint');
  return {
    ...(identity && { identity }),
    ...(permissionsBoundary && { permissionsBoundary }),
    ...(session && { session }),
    ...(serviceControl && { serviceControl }),
    ...(resourceControl && { resourceControl }),
    ...(vpcEndpoint && { vpcEndpoint }),
  };
}

function withResource(
  attached: Attached,
  findings: readonly Finding[],
  node: JsonNode | undefined,
  type: ResourcePolicyType,
  input: ScenarioInput,
): ReadPolicies {
  const own: Finding[] = [];
  const resource =
    node?.kind === 'null' ? null : node && readEntry(node, 'resource', type, input, own);
  const all = [...findings, ...own];
  const policies: PolicySet = { ...attached, ...(resource !== undefined && { resource }) };
  return { policies: hasErrors(all) ? undefined : policies, findings: all };
}

function readPolicyList(
  node: JsonNode,
  name: string,
  type: PolicyType,
  input: ScenarioInput,
  findings: Finding[],
): readonly Policy[] {
  return itemsOf(node).flatMap((item, index) => {
    const policy = readEntry(item, `${name}[${index}]`, type, input, findings);
    return policy ? [policy] : [];
  });
}

/** Levels of an organization, its root first (clause 5.3). */
function readPolicyLevels(
  node: JsonNode,
  type: 'serviceControl' | 'resourceControl',
  input: ScenarioInput,
  findings: Finding[],
  frame: Collector,
): readonly (readonly Policy[])[] {
  if (type === 'serviceControl' && node.kind === 'array' && node.items.length === 0) {
    frame.add(
      scenarioError('empty-levels', '`serviceControl` has no levels', node, {
        why: 'it could mean no organization, which allows, or an organization without SCPs, which denies',
        help: 'leave `serviceControl` out, or list the policies of each level',
      }),
    );
  }
  return itemsOf(node).map((level, index) =>
    readPolicyList(level, `${type}[${index}]`, type, input, findings),
  );
}

/** Reads one entry: a document, `{"name", "policy"}` or `{"file"}`. */
function readEntry(
  node: JsonNode,
  position: string,
  type: PolicyType,
  input: ScenarioInput,
  findings: Finding[],
): Policy | undefined {
  const entry = openEntry(node, position, input);
  findings.push(...entry.findings);
  if (!entry.document) return undefined;
  const parsed = readPolicyNode(entry.document, {
    name: entry.name,
    type,
    ...(entry.source && { source: entry.source }),
  });
  findings.push(...findingsIn(parsed.diagnostics, entry.source));
  return parsed.value;
}

interface OpenedEntry {
  readonly name: string;
  readonly document?: JsonNode;
  readonly source?: SourceText;
  readonly findings: readonly Finding[];
}

function openEntry(node: JsonNode, position: string, input: ScenarioInput): OpenedEntry {
  if (node.kind !== 'object') {
    return { name: position, findings: findingsIn([notAPolicy(node, position)], input.source) };
  }
  const has = (key: string) => node.members.some((member) => member.key === key);
  if (has('file')) return openFile(node, position, input);
  if (has('policy')) return openNamed(node, position, input);
  return {
    name: position,
    document: node,
    ...(input.source && { source: input.source }),
    findings: [],
  };
}

function notAPolicy(node: JsonNode, position: string): Diagnostic {
  const help =
    node.kind === 'string'
      ? 'a policy is a document, or {"file": "path.json"}'
      : 'a policy is a document, {"name", "policy"} or {"file"}';
  return scenarioError('type', `${position} must be a policy, not ${kindOf(node)}`, node, { help });
}

function openNamed(node: JsonNode, position: string, input: ScenarioInput): OpenedEntry {
  const report = collectDiagnostics();
  const members = readMembers(node, ['name', 'policy'], position, report);
  const name = readText(members.get('name'), `the name of ${position}`, report) ?? position;
  const document = members.get('policy');
  return {
    name,
    ...(document && { document }),
    ...(input.source && { source: input.source }),
    findings: findingsIn(report.diagnostics, input.source),
  };
}

function openFile(node: JsonNode, position: string, input: ScenarioInput): OpenedEntry {
  const report = collectDiagnostics();
  const members = readMembers(node, ['name', 'file'], position, report);
  const path = readText(members.get('file'), `the file of ${position}`, report);
  const name = readText(members.get('name'), `the name of ${position}`, report) ?? path ?? position;
  const findings = findingsIn(report.diagnostics, input.source);
  if (path === undefined) return { name, findings };
  if (!input.loadFile) {
    const refused = scenarioError('file', 'files cannot be read here', members.get('file') ?? node);
    return { name, findings: [...findings, ...findingsIn([refused], input.source)] };
  }
  const loaded = input.loadFile(path);
  // A file that could not be opened has no text to point into: the entry that names it is the place.
  const place = members.get('file')?.span;
  const found = loaded.source
    ? findingsIn(loaded.diagnostics, loaded.source)
    : findingsIn(
        loaded.diagnostics.map((diagnostic) => ({ ...diagnostic, ...(place && { span: place }) })),
        input.source,
      );
  return {
    name,
    ...(loaded.node && !hasErrors(found) && { document: loaded.node }),
    ...(loaded.source && { source: loaded.source }),
    findings: [...findings, ...found],
  };
}
