import { kindOf, quoted } from '../../grammar/json/members.ts';
import type { JsonNode } from '../../grammar/json/tree.ts';
import { readRequestNode } from '../request/read-request.ts';
import { type Collector, collectDiagnostics } from '../text/collect.ts';
import { hasErrors, type Parsed } from '../text/diagnostic.ts';
import { nearest } from '../text/suggest.ts';
import { type Members, readMembers, readText, scenarioError } from './members.ts';
import {
  type ReadPolicies,
  type ResourcePolicyType,
  readPolicies,
  resourcePolicyTypeFor,
} from './read-policies.ts';
import {
  type Expectation,
  expectations,
  type Finding,
  findingsIn,
  type Question,
  type Scenario,
  type ScenarioInput,
} from './scenario.ts';

const scenarioMembers = ['id', 'policies', 'request', 'requests', 'expect', '$schema'] as const;

type ScenarioMembers = Members<(typeof scenarioMembers)[number]>;

/**
 * Reads a scenario: `{"id", "policies", "request" or "requests", "expect"}`. What is wrong with a
 * request or its policies stands with the question that it keeps from being answered, so that the
 * others still are; the diagnostics of the result are about the scenario itself.
 */
export function readScenario(node: JsonNode, input: ScenarioInput = {}): Parsed<Scenario> {
  const report = collectDiagnostics();
  if (isPolicy(node)) return policyForScenario(node, input);
  const members = readMembers(node, scenarioMembers, 'a scenario', report);
  const id = readText(members.get('id'), '`id`', report);
  const expect = readExpectation(members.get('expect'), report);
  const requests = requestNodes(members, node, report);
  if (hasErrors(report.diagnostics)) {
    const question = { ...(id !== undefined && { id }), ...(expect && { expect }) };
    const findings = findingsIn(report.diagnostics, input.source);
    return {
      value: { ...(id !== undefined && { id }), questions: [{ ...question, findings }] },
      diagnostics: report.diagnostics,
    };
  }
  const policiesFor = readPolicies(members.get('policies'), input);
  const several = members.has('requests');
  const questions = requests.map((request, index) =>
    readQuestion(request, policiesFor, input, {
      ...(several
        ? { id: id === undefined ? `${index}` : `${id}/${index}` }
        : id !== undefined && { id }),
      ...(expect && { expect }),
    }),
  );
  return { value: { ...(id !== undefined && { id }), questions }, diagnostics: report.diagnostics };
}

/** The likeliest mix-up: a policy document where a scenario is asked for. */
function isPolicy(node: JsonNode): boolean {
  if (node.kind !== 'object') return false;
  const keys = new Set(node.members.map(({ key }) => key));
  return keys.has('Statement') && !keys.has('request') && !keys.has('requests');
}

function policyForScenario(node: JsonNode, { source }: ScenarioInput): Parsed<Scenario> {
  const place = node.span && { span: { start: node.span.start, end: node.span.start + 1 } };
  const file = source?.path ?? 'policy.json';
  const mistaken = scenarioError('policy', 'this is a policy, not a scenario', place ?? {}, {
    help: `say what it is attached to, as in \`--policy identity:${file}\`, and give a request`,
  });
  const findings = findingsIn([mistaken], source);
  return { value: { questions: [{ findings }] }, diagnostics: [mistaken] };
}

function requestNodes(
  members: ScenarioMembers,
  node: JsonNode,
  report: Collector,
): readonly JsonNode[] {
  const request = members.get('request');
  const requests = members.get('requests');
  if (request && requests) {
    report.add(
      scenarioError('two-requests', 'a scenario has `request` or `requests`, not both', requests),
    );
  }
  if (request) return [request];
  if (!requests) {
    if (!hasErrors(report.diagnostics)) {
      report.add(
        scenarioError('no-request', 'the scenario has no `request`', node, {
          help: 'add "request": {"principal": …, "action": …, "resource": …}',
        }),
      );
    }
    return [];
  }
  if (requests.kind !== 'array') return [requests];
  if (requests.items.length === 0) {
    report.add(scenarioError('no-request', '`requests` is empty: nothing to decide', requests));
  }
  return requests.items;
}

type QuestionFrame = Pick<Question, 'id' | 'expect'>;

function readQuestion(
  node: JsonNode,
  policiesFor: (resourceType: ResourcePolicyType | undefined) => ReadPolicies,
  input: ScenarioInput,
  frame: QuestionFrame,
): Question {
  const own = collectDiagnostics();
  const { request: bare, id, expect } = takeFrame(node, own);
  const parsed = readRequestNode(bare);
  const request = hasErrors([...own.diagnostics, ...parsed.diagnostics]) ? undefined : parsed.value;
  const { policies, findings } = policiesFor(request && resourcePolicyTypeFor(request));
  return {
    ...frame,
    ...(id !== undefined && { id }),
    ...(expect && { expect }),
    ...(request && policies && { subject: { request, policies } }),
    findings: [
      ...findingsIn([...own.diagnostics, ...parsed.diagnostics], input.source),
      ...findings,
    ],
  };
}

/** A request of a list may carry its own `id` and `expect`, which are not the request's. */
function takeFrame(
  node: JsonNode,
  report: Collector,
): QuestionFrame & { readonly request: JsonNode } {
  if (node.kind !== 'object') return { request: node };
  const isFrame = (key: string) => key === 'id' || key === 'expect';
  const frame = node.members.filter(({ key }) => isFrame(key));
  if (frame.length === 0) return { request: node };
  const members = readMembers({ ...node, members: frame }, ['id', 'expect'], 'the request', report);
  const id = readText(members.get('id'), 'the `id` of a request', report);
  const expect = readExpectation(members.get('expect'), report);
  return {
    ...(id !== undefined && { id }),
    ...(expect && { expect }),
    request: { ...node, members: node.members.filter(({ key }) => !isFrame(key)) },
  };
}

function readExpectation(node: JsonNode | undefined, report: Collector): Expectation | undefined {
  if (node === undefined) return undefined;
  if (node.kind !== 'string') {
    report.add(scenarioError('type', `\`expect\` must be a string, not ${kindOf(node)}`, node));
    return undefined;
  }
  const known = expectations.find((expectation) => expectation === node.value);
  if (known) return known;
  const meant = nearest(node.value, expectations);
  report.add(
    scenarioError('expect', `${quoted(node.value)} is not a decision`, node, {
      help: meant ? `did you mean \`${meant}\`?` : `decisions are ${expectations.join(', ')}`,
    }),
  );
  return undefined;
}

/** Whether something of a question keeps it from being answered. */
export function problemsOf(question: Question): readonly Finding[] {
  return question.subject ? [] : question.findings.filter(({ severity }) => severity === 'error');
}
