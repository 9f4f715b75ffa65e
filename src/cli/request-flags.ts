import { nodeFromValue } from '../../grammar/json/from-value.ts';
import { quoted } from '../../grammar/json/members.ts';
import { readJson } from '../../grammar/json/read-json.ts';
import type { JsonMember, JsonNode } from '../../grammar/json/tree.ts';
import { hasErrors } from '../text/diagnostic.ts';
import { foldCase } from '../text/fold-case.ts';
import { sourceText } from '../text/source.ts';
import type { Documents } from './documents.ts';
import { type PolicyFlags, readPolicyFlags } from './policy-flags.ts';
import type { UsageProblem } from './usage.ts';

/** The flags that make or change a request, as typed. */
export interface RequestArguments {
  readonly policy: readonly string[];
  readonly principal?: string | undefined;
  readonly action: readonly string[];
  readonly resource: readonly string[];
  readonly resourceAccount?: string | undefined;
  readonly context: readonly string[];
  readonly contextFile?: string | undefined;
}

/** What the flags say of policies and requests. */
export interface RequestFlags {
  readonly policies: PolicyFlags;
  /** Members that every request gets. */
  readonly members: readonly JsonMember[];
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly context: readonly JsonMember[];
}

/** Whether the flags change anything. */
export function areEmpty({
  policies,
  members,
  actions,
  resources,
  context,
}: RequestFlags): boolean {
  return (
    policies.size === 0 &&
    [members, actions, resources, context].every(({ length }) => length === 0)
  );
}

export function readRequestFlags(
  given: RequestArguments,
  documents: Documents,
): RequestFlags | UsageProblem {
  const policies = readPolicyFlags(given.policy);
  if ('problem' in policies) return policies;
  const principal = given.principal === undefined ? [] : readPrincipal(given.principal);
  if ('problem' in principal) return principal;
  const fromFile = given.contextFile === undefined ? [] : readFile(given.contextFile, documents);
  if ('problem' in fromFile) return fromFile;
  const fromFlags = readContext(given.context);
  if ('problem' in fromFlags) return fromFlags;
  const account = given.resourceAccount;
  return {
    policies,
    members: [
      ...principal,
      ...(account === undefined ? [] : [{ key: 'resourceAccount', value: textNode(account) }]),
    ],
    actions: given.action,
    resources: given.resource,
    context: overriding(fromFile, fromFlags),
  };
}

/** The members of `first` that `second` does not name, and those of `second`; key names ignore case. */
export function overriding(
  first: readonly JsonMember[],
  second: readonly JsonMember[],
): readonly JsonMember[] {
  const named = new Set(second.map(({ key }) => foldCase(key)));
  return [...first.filter(({ key }) => !named.has(foldCase(key))), ...second];
}

function textNode(value: string): JsonNode {
  return { kind: 'string', value };
}

/** An ARN or `anonymous`; what has more to it is written as in a scenario, in JSON. */
function readPrincipal(text: string): readonly JsonMember[] | UsageProblem {
  if (!text.trimStart().startsWith('{')) return [{ key: 'principal', value: textNode(text) }];
  const { value, diagnostics } = readJson(sourceText('--principal', text));
  const error = diagnostics.find(({ severity }) => severity === 'error');
  if (error || !value) return { problem: `--principal is not JSON: ${error?.message ?? 'empty'}` };
  return [{ key: 'principal', value: withoutSpans(value) }];
}

/** `key=value[,value]`; a key that is given again gets further values. */
function readContext(flags: readonly string[]): readonly JsonMember[] | UsageProblem {
  const values = new Map<string, { key: string; texts: string[] }>();
  for (const flag of flags) {
    const equals = flag.indexOf('=');
    if (equals < 1) {
      return {
        problem: `--context ${quoted(flag)} is not \`key=value\``,
        help: 'several values are written `key=value,value`; values with commas go in --context-file',
      };
    }
    const key = flag.slice(0, equals);
    const entry = values.get(foldCase(key)) ?? { key, texts: [] };
    entry.texts.push(...flag.slice(equals + 1).split(','));
    values.set(foldCase(key), entry);
  }
  return [...values.values()].map(({ key, texts: [first = '', ...others] }) => ({
    key,
    value: nodeFromValue(others.length === 0 ? first : [first, ...others]),
  }));
}

function readFile(path: string, documents: Documents): readonly JsonMember[] | UsageProblem {
  const { node, diagnostics } = documents.load(path);
  const error = diagnostics.find(({ severity }) => severity === 'error');
  if (hasErrors(diagnostics) || !node) {
    return { problem: `--context-file ${quoted(path)}: ${error?.message ?? 'it is empty'}` };
  }
  if (node.kind !== 'object') {
    return { problem: `--context-file ${quoted(path)} must hold an object of context keys` };
  }
  return node.members.map(({ key, value }) => ({ key, value: withoutSpans(value) }));
}

/** A tree that is put into another text must not point into its own. */
export function withoutSpans(node: JsonNode): JsonNode {
  switch (node.kind) {
    case 'object':
      return {
        kind: 'object',
        members: node.members.map(({ key, value }) => ({ key, value: withoutSpans(value) })),
      };
    case 'array':
      return { kind: 'array', items: node.items.map(withoutSpans) };
    default: {
      const { span, ...scalar } = node;
      return scalar;
    }
  }
}
