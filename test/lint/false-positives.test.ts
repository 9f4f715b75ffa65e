import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readJson } from '../../grammar/json/read-json.ts';
import type { JsonNode } from '../../grammar/json/tree.ts';
import { lintFound } from '../../src/lint/lint.ts';
import type { PolicyType } from '../../src/policy/policy.ts';
import { sourceText } from '../../src/text/source.ts';

/** What users of other linters complained about: policies in which there is nothing to find. */
interface Complaint {
  readonly title: string;
  /** Where it was complained about, or where AWS shows the policy. */
  readonly source: readonly string[];
  readonly type: PolicyType;
  readonly resourceType?: string;
  /** What CloudFormation would resolve stays unresolved. */
  readonly policy: unknown;
  /** The rules that must not find anything; all of them when it is absent. */
  readonly not?: readonly string[];
}

const complaints: readonly Complaint[] = JSON.parse(
  readFileSync('corpus/lint-false-positives.json', 'utf8'),
);

describe('nothing is found under the recommended rules in', () => {
  test.each(complaints)('$title', ({ type, resourceType, policy, not }) => {
    const source = sourceText('policy.json', JSON.stringify(policy, null, 2));
    const { value: node } = readJson(source);
    if (!node) throw new Error('the policy is not JSON');
    const found = {
      node: unresolved(node),
      path: [],
      type,
      editable: true,
      ...(resourceType !== undefined && { resourceType }),
    };
    const { policies } = lintFound(source, { policies: [found], diagnostics: [] }, {});
    const told = policies
      .flatMap(({ diagnostics }) => diagnostics)
      .filter(({ rule }) => not === undefined || not.includes(rule));
    expect(told.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  });
});

/** The tree with a gap for each function of a template. */
function unresolved(node: JsonNode): JsonNode {
  if (node.kind === 'array') return { ...node, items: node.items.map(unresolved) };
  if (node.kind !== 'object') return node;
  const [first] = node.members;
  if (first && node.members.length === 1 && /^(?:Ref|Fn::.*)$/.test(first.key)) {
    return { kind: 'notJson', what: first.key, ...(node.span && { span: node.span }) };
  }
  const members = node.members.map((member) => ({ ...member, value: unresolved(member.value) }));
  return { ...node, members };
}

test('each complaint is cited', () => {
  for (const { source } of complaints) {
    expect(source.length).toBeGreaterThan(0);
    for (const url of source) expect(url).toMatch(/^https:\/\//);
  }
});
