import { readJson } from '../../../grammar/json/read-json.ts';
import type { JsonNode } from '../../../grammar/json/tree.ts';
import { readYaml } from '../../../grammar/yaml/read-yaml.ts';
import type { PolicyType } from '../../policy/policy.ts';
import { type Diagnostic, hasErrors } from '../../text/diagnostic.ts';
import type { SourceText } from '../../text/source.ts';
import { nearest } from '../../text/suggest.ts';
import { isTemplate } from '../cloudformation/template.ts';
import { membersOf } from '../node.ts';
import { isPlan } from '../terraform/plan.ts';
import { detectType } from './detect-type.ts';
import {
  attachmentsInAnswer,
  attachmentsInPlan,
  attachmentsInTemplate,
} from './find-attachments.ts';
import { findPools } from './find-pools.ts';
import type { FoundFile } from './found-file.ts';
import type { FoundPolicies, FoundPolicy } from './found-policy.ts';
import { policiesInAnswer } from './in-answer.ts';
import { policiesInPlan } from './in-plan.ts';
import { type InTemplate, policiesInTemplate } from './in-template.ts';

export interface FindPoliciesOptions {
  /** What a document is that no template says it of; found out for each of them by default. */
  readonly type?: PolicyType;
  readonly resourceType?: string;
}

/**
 * Finds the policies that a file holds: it is one, or it is a template of CloudFormation or SAM, a
 * plan of Terraform as JSON, or an answer of AWS that has some in it. JSON or YAML.
 */
export function findPolicies(source: SourceText, options: FindPoliciesOptions): FoundPolicies {
  const format = formatOf(source);
  const { value: node, diagnostics } = format === 'yaml' ? readYaml(source) : readJson(source);
  if (node === undefined || hasErrors(diagnostics)) return { policies: [], diagnostics };
  const { pools, diagnostics: refused } = findPools(node, source);
  const found = { pools, diagnostics: [...diagnostics, ...refused] };
  if (isTemplate(node)) {
    const attachments = attachmentsInTemplate(node);
    const file = { kind: 'template', node, attachments } as const;
    return inContainer(policiesInTemplate(node, format), found, file);
  }
  if (isPlan(node)) {
    const file = { kind: 'plan', node, attachments: attachmentsInPlan(node, source) } as const;
    return inContainer(policiesInPlan(node, source), found, file);
  }
  const answered = policiesInAnswer(node, source).map((policy) => attached(policy, options));
  const attachments = attachmentsInAnswer(node, source);
  if (answered.length + pools.length + refused.length + attachments.length > 0) {
    const file = { kind: 'answer', node, attachments, unresolved: [] } as const;
    return { policies: answered, ...found, file };
  }
  if (options.type === undefined && !looksLikePolicy(node)) {
    return { policies: [], diagnostics: [...diagnostics, noneFound(node)] };
  }
  const whole = { node, path: [], editable: format === 'json', ...detectType(node, source.path) };
  return { policies: [attached(whole, options)], diagnostics };
}

function formatOf({ path, text }: SourceText): 'json' | 'yaml' {
  if (/\.jsonc?$/i.test(path)) return 'json';
  return /\.ya?ml$/i.test(path) || !/^\s*(?:[[{"]|$)/.test(text.slice(0, 1000)) ? 'yaml' : 'json';
}

function inContainer(
  { policies, unresolved }: InTemplate,
  found: Omit<FoundPolicies, 'policies'>,
  file: Omit<FoundFile, 'unresolved'>,
): FoundPolicies {
  return { policies, ...found, file: { ...file, unresolved } };
}

/** What the user says wins over what was guessed, not over what an answer of AWS says. */
function attached(policy: FoundPolicy, { type, resourceType }: FindPoliciesOptions): FoundPolicy {
  const { assumed, ...rest } = policy;
  const guessed = assumed !== undefined && type === undefined;
  return {
    ...rest,
    ...(guessed && { assumed }),
    ...(assumed !== undefined && type !== undefined && { type }),
    ...(resourceType !== undefined && { resourceType }),
  };
}

const names = ['Version', 'Statement', 'Id'] as const;

/** Whether somebody meant to write a policy, slips of the pen included. */
function looksLikePolicy(node: JsonNode): boolean {
  return membersOf(node).some(
    ({ key }) => key === 'Version' || nearest(key, names) === 'Statement',
  );
}

function noneFound({ span }: JsonNode): Diagnostic {
  return {
    code: 'policy/none-found',
    severity: 'warning',
    message: 'this is no policy, and nothing that is known to hold policies',
    help: 'for a policy with neither `Version` nor `Statement`, say what it is with `--type`',
    ...(span && { span }),
  };
}
