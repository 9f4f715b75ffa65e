import type { JsonNode } from '../../../grammar/json/tree.ts';
import type { Finding } from '../cognito/piece.ts';
import { gapNode, untoldPolicy } from '../gap.ts';
import { itemsOf, listNode, member, objectOf, textNode, textOf } from '../node.ts';
import { readInside } from '../read-inside.ts';
import { valuesOf } from './known-later.ts';
import type { PlannedResource } from './plan.ts';
import { policyIn, tagsIn } from './policy-document.ts';
import { iamArn, known, type Reading } from './symbols.ts';

interface Roles {
  readonly reading: Reading;
  /** Managed policies of the plan, by ARN. */
  readonly documents: ReadonlyMap<string, JsonNode>;
}

/** Reads the roles of a plan with everything that is attached to them. */
export function findRoles(reading: Reading, finding: Finding): void {
  const { resources } = reading.plan;
  const documents = new Map(
    resources.flatMap((resource) => {
      if (resource.type !== 'aws_iam_policy') return [];
      const policy = named(resource, policyIn(reading, resource, 'policy'));
      return policy ? [[iamArn(reading, resource).value, policy] as const] : [];
    }),
  );
  for (const resource of resources) {
    if (resource.type === 'aws_iam_role') findRole({ reading, documents }, resource, finding);
  }
}

function findRole(roles: Roles, resource: PlannedResource, { add }: Finding): void {
  const { reading } = roles;
  const trust = policyIn(reading, resource, 'assume_role_policy');
  const values = valuesOf(reading, resource);
  const boundary = member(values, 'permissions_boundary');
  const hasBoundary = boundary !== undefined && textOf(boundary) !== '';
  add({
    kind: 'role',
    arn: iamArn(reading, resource),
    members: [
      ...(trust ? [{ key: 'AssumeRolePolicyDocument', value: trust }] : []),
      { key: 'policies', value: listNode(policiesOf(roles, resource, values)) },
      ...(hasBoundary ? [{ key: 'permissionsBoundary', value: managed(roles, boundary) }] : []),
      ...tagsIn(resource),
    ],
  });
}

function policiesOf(roles: Roles, role: PlannedResource, values: JsonNode): readonly JsonNode[] {
  const { reading } = roles;
  const inline = itemsOf(member(values, 'inline_policy')).flatMap((block) => {
    const text = member(block, 'policy');
    const document = text?.kind === 'string' ? (readInside(reading.gaps, text) ?? text) : text;
    return document ? [objectOf({ name: member(block, 'name'), policy: document })] : [];
  });
  const listed = itemsOf(member(values, 'managed_policy_arns')).map((arn) => managed(roles, arn));
  const attached = reading.plan.resources.flatMap((resource) => attachedBy(roles, resource, role));
  const seen = new Set<JsonNode>();
  // A role that is read back lists what attachments attach.
  return [...inline, ...listed, ...attached].filter((policy) => {
    if (seen.has(policy)) return false;
    seen.add(policy);
    return true;
  });
}

/** What a resource of its own attaches to the role. */
function attachedBy(
  roles: Roles,
  resource: PlannedResource,
  role: PlannedResource,
): readonly JsonNode[] {
  const { reading } = roles;
  const isInline = resource.type === 'aws_iam_role_policy';
  if (!isInline && resource.type !== 'aws_iam_role_policy_attachment') return [];
  const values = valuesOf(reading, resource);
  const target = member(values, 'role');
  if (!target || !isOf(roles, role, target)) return [];
  const policy = isInline
    ? named(resource, policyIn(reading, resource, 'policy'))
    : managed(roles, member(values, 'policy_arn') ?? textNode(''));
  // One that may be of any role may be of this one.
  const open = reading.gaps.of(target).find(({ symbol }) => !symbol);
  return open ? [gapNode(reading.gaps, open, resource.span)] : policy ? [policy] : [];
}

function isOf({ reading }: Roles, role: PlannedResource, target: JsonNode): boolean {
  const text = textOf(target);
  const isOpen = reading.gaps.of(target).some(({ symbol }) => !symbol);
  return isOpen || text === iamArn(reading, role).value || text === known(role, 'name')?.value;
}

function named(resource: PlannedResource, document: JsonNode | undefined): JsonNode | undefined {
  return document && objectOf({ name: known(resource, 'name'), policy: document });
}

function managed({ reading: { gaps }, documents }: Roles, arn: JsonNode): JsonNode {
  return documents.get(textOf(arn) ?? '') ?? untoldPolicy(gaps, arn);
}
