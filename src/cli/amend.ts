import type { JsonMember, JsonNode, JsonObject } from '../../grammar/json/tree.ts';
import { policyMembers } from './policy-flags.ts';
import { overriding, type RequestFlags } from './request-flags.ts';

const NOTHING: JsonObject = { kind: 'object', members: [] };

/**
 * A scenario completed by flags. Each policy type that a flag names replaces the scenario's;
 * `--principal` and the like replace what each request says; several actions or resources make a
 * request of each combination.
 */
export function amend(
  document: JsonNode,
  flags: RequestFlags,
  scenarioFile: string | undefined,
): JsonNode {
  if (document.kind !== 'object') return document;
  const withPolicies = amendPolicies(document, flags, scenarioFile);
  return amendRequests(withPolicies, flags);
}

/** The scenario's policies with those of the flags in their place. */
function amendPolicies(
  document: JsonObject,
  { policies }: Pick<RequestFlags, 'policies'>,
  scenarioFile: string | undefined,
): JsonObject {
  if (policies.size === 0) return document;
  const before = memberOf(document, 'policies') ?? NOTHING;
  if (before.kind !== 'object') return document;
  let after = before;
  for (const [slot, value] of policyMembers(policies, scenarioFile)) {
    after = withMember(after, slot, value);
  }
  return withMember(document, 'policies', after);
}

function amendRequests(document: JsonObject, flags: RequestFlags): JsonObject {
  const { members, actions, resources, context } = flags;
  if ([members, actions, resources, context].every(({ length }) => length === 0)) return document;
  const several = memberOf(document, 'requests');
  const before = several ? itemsOf(several) : [memberOf(document, 'request') ?? NOTHING];
  const after = before.flatMap((request) => amendRequest(request, flags));
  const [only] = after;
  if (only && after.length === 1 && !several) return withMember(document, 'request', only);
  const bare = { ...document, members: document.members.filter(({ key }) => key !== 'request') };
  return withMember(bare, 'requests', { kind: 'array', items: after });
}

/** One request for each action and resource of the flags. */
function amendRequest(request: JsonNode, flags: RequestFlags): readonly JsonNode[] {
  if (request.kind !== 'object') return [request];
  let amended = request;
  for (const { key, value } of flags.members) amended = withMember(amended, key, value);
  amended = withContext(amended, flags.context);
  const variants = eachText(amended, 'action', flags.actions).flatMap((one) =>
    eachText(one, 'resource', flags.resources),
  );
  const id = memberOf(request, 'id');
  if (variants.length < 2 || id?.kind !== 'string') return variants;
  return variants.map((variant, index) =>
    withMember(variant, 'id', { kind: 'string', value: `${id.value}/${index}` }),
  );
}

function eachText(
  request: JsonObject,
  key: string,
  texts: readonly string[],
): readonly JsonObject[] {
  if (texts.length === 0) return [request];
  return texts.map((value) => withMember(request, key, { kind: 'string', value }));
}

function withContext(request: JsonObject, context: readonly JsonMember[]): JsonObject {
  if (context.length === 0) return request;
  const before = memberOf(request, 'context') ?? NOTHING;
  if (before.kind !== 'object') return request;
  const members = overriding(before.members, context);
  return withMember(request, 'context', { ...before, members });
}

function memberOf(object: JsonObject, key: string): JsonNode | undefined {
  return object.members.find((member) => member.key === key)?.value;
}

function withMember(object: JsonObject, key: string, value: JsonNode): JsonObject {
  const others = object.members.filter((member) => member.key !== key);
  return { ...object, members: [...others, { key, value }] };
}

function itemsOf(node: JsonNode): readonly JsonNode[] {
  return node.kind === 'array' ? node.items : [node];
}
