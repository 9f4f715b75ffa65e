import type { JsonMember, JsonNode, JsonString } from '../../../grammar/json/tree.ts';
import type { Finding } from '../cognito/piece.ts';
import { gapNode, untoldPolicy } from '../gap.ts';
import {
  itemsOf,
  listNode,
  member,
  membersOf,
  objectNode,
  objectOf,
  picked,
  textOf,
} from '../node.ts';
import { isMade } from './conditions.ts';
import { attributeOf, referTo } from './references.ts';
import { asText, type Resolver } from './resolver.ts';
import type { Resource } from './template.ts';

/** A policy of the template that is no part of a role. */
interface Loose {
  /** The document with its name, or a gap where it may not be there. */
  readonly policy: JsonNode;
  /** The ARN, for policies that roles name. */
  readonly arn?: string;
  /** Names of the roles that it says it is attached to. */
  readonly roles: readonly JsonString[];
}

interface Roles {
  readonly resolver: Resolver;
  readonly finding: Finding;
  readonly loose: readonly Loose[];
}

/** Reads the roles of a template with everything that is attached to them. */
export function findRoles(resolver: Resolver, finding: Finding): void {
  const resources = [...resolver.template.resources.values()];
  const loose = resources.flatMap((resource) => loosePolicy(resolver, resource));
  for (const resource of resources) {
    if (resource.type === 'AWS::IAM::Role') findRole({ resolver, finding, loose }, resource);
  }
}

function findRole(roles: Roles, resource: Resource): void {
  const { resolver, finding } = roles;
  const made = isMade(resolver, resource);
  const arn = asText(resolver, attributeOf(resolver, resource.id, 'Arn'));
  if (made === false || !arn) return;
  if (made === undefined) {
    // A role that is not described is one of which nothing is known.
    finding.doubt({
      what: resource.id,
      why: 'whether its condition holds is not known',
      path: ['roles', arn.value],
      ...(resource.span && { span: resource.span }),
    });
    return;
  }
  const properties = resource.properties && resolver.resolve(resource.properties);
  const boundary = member(properties, 'PermissionsBoundary');
  finding.add({
    kind: 'role',
    arn: finding.gaps.text(arn.value, finding.gaps.of(arn), resource.span),
    members: [
      ...picked(properties, ['AssumeRolePolicyDocument']),
      { key: 'policies', value: listNode(policiesOf(roles, resource, properties)) },
      ...(boundary ? [{ key: 'permissionsBoundary', value: managed(roles, boundary) }] : []),
      ...tagsOf(member(properties, 'Tags')),
    ],
  });
}

function policiesOf(roles: Roles, { id }: Resource, properties?: JsonNode): readonly JsonNode[] {
  const { resolver, loose } = roles;
  const inline = itemsIn(roles, member(properties, 'Policies')).map((policy) => named(policy));
  const attached = itemsIn(roles, member(properties, 'ManagedPolicyArns')).map((arn) =>
    managed(roles, arn),
  );
  const name = asText(resolver, referTo(resolver, id))?.value;
  return [...inline, ...attached, ...loose.flatMap((policy) => attachedTo(roles, policy, name))];
}

/** The items of a list; a list that is not known is one item of which nothing is known. */
function itemsIn({ finding }: Roles, node: JsonNode | undefined): readonly JsonNode[] {
  if (node === undefined) return [];
  return finding.gaps.of(node).length > 0 ? [node] : itemsOf(node);
}

function named(policy: JsonNode): JsonNode {
  const document = member(policy, 'PolicyDocument');
  return document ? objectOf({ name: member(policy, 'PolicyName'), policy: document }) : policy;
}

/** The document of a managed policy, where the template has it. */
function managed({ loose, finding }: Roles, arn: JsonNode): JsonNode {
  const text = textOf(arn) ?? '';
  const own = loose.find((policy) => policy.arn === text)?.policy;
  if (own) return own;
  return untoldPolicy(finding.gaps, arn);
}

function attachedTo({ finding }: Roles, { policy, roles }: Loose, name?: string): JsonNode[] {
  if (roles.some(({ value }) => value === name)) return [policy];
  const open = roles.flatMap((role) => finding.gaps.of(role)).find(({ symbol }) => !symbol);
  return open ? [gapNode(finding.gaps, open)] : [];
}

function loosePolicy(resolver: Resolver, resource: Resource): readonly Loose[] {
  if (!looseTypes.includes(resource.type)) return [];
  const made = isMade(resolver, resource);
  const properties = resource.properties && resolver.resolve(resource.properties);
  const document = member(properties, 'PolicyDocument');
  if (made === false || !document) return [];
  const role = asText(resolver, member(properties, 'RoleName'));
  const listed = itemsOf(member(properties, 'Roles')).flatMap((one) => asText(resolver, one) ?? []);
  const isManaged = resource.type === 'AWS::IAM::ManagedPolicy';
  const arn = isManaged ? asText(resolver, referTo(resolver, resource.id))?.value : undefined;
  const why = 'whether its condition holds is not known';
  const { gaps } = resolver;
  const name = member(properties, 'PolicyName') ?? member(properties, 'ManagedPolicyName');
  return [
    {
      policy: made
        ? objectOf({ name, policy: document })
        : gapNode(gaps, gaps.gap(resource.id, why)),
      ...(arn !== undefined && { arn }),
      roles: role ? [role, ...listed] : listed,
    },
  ];
}

const looseTypes: readonly string[] = [
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::RolePolicy',
];

/** Tags as a map: they are a list of pairs in IAM. */
function tagsOf(tags: JsonNode | undefined): readonly JsonMember[] {
  const members = itemsOf(tags).flatMap((tag) => {
    const key = textOf(member(tag, 'Key'));
    const value = membersOf(tag).find((one) => one.key === 'Value')?.value;
    return key !== undefined && value ? [{ key, value }] : [];
  });
  return members.length === 0 ? [] : [{ key: 'tags', value: objectNode(members, tags?.span) }];
}
