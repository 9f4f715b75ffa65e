import { kindOf } from '../../grammar/json/members.ts';
import type { JsonMember, JsonNode, JsonString } from '../../grammar/json/tree.ts';
import { readRequestNode } from '../request/read-request.ts';
import { type Collector, collectDiagnostics } from '../text/collect.ts';
import { hasErrors, type Parsed } from '../text/diagnostic.ts';
import { type Members, readMembers, scenarioError } from './members.ts';
import { resourcePolicyTypeFor } from './read-policies.ts';
import { findingsIn, type Question, type Scenario, type ScenarioInput } from './scenario.ts';
import { type ContextEntries, readContextEntries, withListKeys } from './simulator-context.ts';
import { type SimulatorParameter, simulatorParameters } from './simulator-parameters.ts';
import { readDocuments } from './simulator-policies.ts';
import { neutralCaller, ownerFor, readOwner, withoutInventedKeys } from './simulator-principal.ts';

/**
 * Reads the parameters of SimulateCustomPolicy as a scenario of one question for each action and
 * resource (IAM API reference, "SimulateCustomPolicy"; clause 7.1). `ResourceHandlingOption` and
 * the paging parameters change no decision and are passed over.
 */
export function readSimulatorInput(node: JsonNode, input: ScenarioInput = {}): Parsed<Scenario> {
  const report = collectDiagnostics();
  if (node.kind === 'object' && node.members.some(({ key }) => key === 'PolicySourceArn')) {
    report.add(
      scenarioError('principal-policies', 'the policies of `PolicySourceArn` are not here', node, {
        why: 'SimulatePrincipalPolicy reads them from an account; this evaluates documents that it is given',
        help: 'pass the documents in `PolicyInputList`, as SimulateCustomPolicy takes them',
      }),
    );
    return refused(report, input);
  }
  const members = readMembers(node, simulatorParameters, 'the simulator input', report);
  const documents = readDocuments(members, report);
  const questions = readQuestions(members, documents, report, input);
  if (hasErrors(report.diagnostics) || questions.length === 0) return refused(report, input);
  return { value: { questions }, diagnostics: report.diagnostics };
}

function refused(report: Collector, input: ScenarioInput): Parsed<Scenario> {
  const findings = findingsIn(report.diagnostics, input.source);
  return { value: { questions: [{ findings }] }, diagnostics: report.diagnostics };
}

function readQuestions(
  members: Members<SimulatorParameter>,
  documents: ReturnType<typeof readDocuments>,
  report: Collector,
  input: ScenarioInput,
): readonly Question[] {
  const actions = readNames(members, 'ActionNames', report);
  if (actions.length === 0) report.add(nothingToSimulate(members));
  const resources = readNames(members, 'ResourceArns', report);
  const caller = readName(members, 'CallerArn', report);
  const owner = readOwner(readName(members, 'ResourceOwner', report), report);
  const context = readContextEntries(members.get('ContextEntries'), report);
  const resourcePolicy = members.get('ResourcePolicy');
  if (resourcePolicy && !caller) {
    report.add(
      scenarioError('no-caller', '`ResourcePolicy` needs a `CallerArn`', resourcePolicy, {
        why: 'whom a resource-based policy lets in depends on who is calling',
      }),
    );
  }
  if (hasErrors(report.diagnostics)) return [];
  const simulation = { caller, owner, context, documents, input };
  const targets = resources.length > 0 ? resources : [ANY_RESOURCE];
  return actions.flatMap((action) =>
    targets.map((resource) => readQuestion(action, resource, simulation)),
  );
}

const ANY_RESOURCE: JsonString = { kind: 'string', value: '*' };

interface Simulation {
  readonly caller: JsonString | undefined;
  readonly owner: string | undefined;
  readonly context: ContextEntries;
  readonly documents: ReturnType<typeof readDocuments>;
  readonly input: ScenarioInput;
}

function readQuestion(action: JsonString, resource: JsonString, simulation: Simulation): Question {
  const { caller, documents, input } = simulation;
  const parsed = readRequestNode(requestNode(action, resource, simulation));
  const typed = parsed.value && withListKeys(parsed.value, simulation.context);
  const request = caller || !typed ? typed : withoutInventedKeys(typed);
  const { policies, findings } = documents(request && resourcePolicyTypeFor(request));
  return {
    id: `${action.value} ${resource.value}`,
    ...(request && policies && { subject: { request, policies } }),
    findings: [...findingsIn(parsed.diagnostics, input.source), ...findings],
  };
}

/** One action on one resource, as a scenario would put it. */
function requestNode(
  action: JsonString,
  resource: JsonString,
  { caller, owner, context }: Simulation,
): JsonNode {
  const account = ownerFor(resource.value, owner);
  const members: JsonMember[] = [
    {
      key: 'principal',
      value: caller ?? neutralCaller(resource.value, owner, context.members),
    },
    { key: 'action', value: action },
    { key: 'resource', value: resource },
    { key: 'context', value: { kind: 'object', members: context.members } },
  ];
  if (account !== undefined) {
    members.push({ key: 'resourceAccount', value: { kind: 'string', value: account } });
  }
  return { kind: 'object', members };
}

function nothingToSimulate(members: Members<SimulatorParameter>) {
  return scenarioError(
    'no-request',
    '`ActionNames` names no action',
    members.get('ActionNames') ?? {},
  );
}

/** A list of strings; absent reads as empty. */
function readNames(
  members: Members<SimulatorParameter>,
  parameter: SimulatorParameter,
  report: Collector,
): readonly JsonString[] {
  const node = members.get(parameter);
  if (!node) return [];
  if (node.kind !== 'array') {
    report.add(scenarioError('type', `\`${parameter}\` must be a list, not ${kindOf(node)}`, node));
    return [];
  }
  return node.items.flatMap((item) => {
    if (item.kind === 'string') return [item];
    report.add(
      scenarioError('type', `\`${parameter}\` must hold strings, not ${kindOf(item)}`, item),
    );
    return [];
  });
}

function readName(
  members: Members<SimulatorParameter>,
  parameter: SimulatorParameter,
  report: Collector,
): JsonString | undefined {
  const node = members.get(parameter);
  if (!node || node.kind === 'string') return node;
  report.add(scenarioError('type', `\`${parameter}\` must be a string, not ${kindOf(node)}`, node));
  return undefined;
}
