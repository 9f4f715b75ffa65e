import { readArn } from '../../../grammar/arn/read-arn.ts';
import type { JsonNode } from '../../../grammar/json/tree.ts';
import type { SourceText } from '../../text/source.ts';
import { isMade } from '../cloudformation/conditions.ts';
import { startResolver } from '../cloudformation/resolve.ts';
import type { Resolver } from '../cloudformation/resolver.ts';
import { type Resource, readTemplate } from '../cloudformation/template.ts';
import { startGaps } from '../gap.ts';
import { itemsOf, member, textOf } from '../node.ts';
import { type PlannedResource, readPlan } from '../terraform/plan.ts';
import type { Attachment } from './found-file.ts';
import { markUnknown } from './mark-unknown.ts';
import { readDocument } from './read-document.ts';
import { stackFacts } from './stand-ins.ts';
import { type Place, placesOf } from './way.ts';

type Kind = Attachment['to'];
type Owner = Pick<Attachment, 'to' | 'name' | 'account' | 'trust'>;

const kinds: ReadonlyMap<string, Kind> = new Map([
  ['AWS::IAM::User', 'user'],
  ['AWS::IAM::Group', 'group'],
  ['AWS::IAM::Role', 'role'],
]);

/** The policies that users, groups and roles of a template have. */
export function attachmentsInTemplate(node: JsonNode): readonly Attachment[] {
  const resolver = startResolver(readTemplate(node), stackFacts, startGaps());
  return [...resolver.template.resources.values()].flatMap((resource) =>
    isMade(resolver, resource) === false ? [] : inResource(resolver, resource),
  );
}

function inResource(resolver: Resolver, resource: Resource): readonly Attachment[] {
  const { id, type, properties } = resource;
  if (!properties) return [];
  const start = ['Resources', id, 'Properties'];
  const to = kinds.get(type);
  if (to) {
    const trust = known(resolver, member(properties, 'AssumeRolePolicyDocument'));
    const owner = { to, name: id, ...(trust && { trust }) };
    return [
      ...placesOf(properties, ['Policies', '[]'], start).map((place) => inline(owner, place)),
      ...placesOf(properties, ['ManagedPolicyArns', '[]'], start).map((place) =>
        managed(owner, place, textOf(known(resolver, place.node))),
      ),
    ];
  }
  if (type === 'AWS::IAM::UserPolicy') {
    return placesOf(properties, ['PolicyDocument'], start).map((place) =>
      inline({ to: 'user', name: id }, place),
    );
  }
  if (type !== 'AWS::IAM::Policy' && type !== 'AWS::IAM::ManagedPolicy') return [];
  return placesOf(properties, ['Users', '[]'], start).map((place) =>
    inline(
      { to: 'user', name: textOf(place.node) ?? textOf(member(place.node, 'Ref')) ?? id },
      place,
    ),
  );
}

/** A value without anything that nobody knows. */
function known(resolver: Resolver, node: JsonNode | undefined): JsonNode | undefined {
  const resolved = node && resolver.resolve(node);
  if (!resolved) return undefined;
  const marked = markUnknown(resolver.gaps, resolved);
  return marked.unresolved.length === 0 ? marked.node : undefined;
}

function inline(owner: Owner, { node, path }: Place): Attachment {
  return { ...owner, path, ...(node.span && { span: node.span }) };
}

function managed(owner: Owner, place: Place, arn: string | undefined): Attachment {
  return { ...inline(owner, place), ...(arn !== undefined && { arn }) };
}

/** What each resource of a plan attaches, and to whom. */
const planned: ReadonlyMap<string, { readonly to: Kind; readonly arn?: string }> = new Map([
  ['aws_iam_user_policy', { to: 'user' }],
  ['aws_iam_group_policy', { to: 'group' }],
  ['aws_iam_role_policy', { to: 'role' }],
  ['aws_iam_user_policy_attachment', { to: 'user', arn: 'policy_arn' }],
  ['aws_iam_group_policy_attachment', { to: 'group', arn: 'policy_arn' }],
  ['aws_iam_role_policy_attachment', { to: 'role', arn: 'policy_arn' }],
]);

/** The policies that a plan attaches to users, groups and roles. */
export function attachmentsInPlan(node: JsonNode, source: SourceText): readonly Attachment[] {
  const { resources } = readPlan(node);
  const roles = new Map(
    resources.flatMap((resource) =>
      resource.type === 'aws_iam_role' ? [[nameOf(resource, 'role'), resource] as const] : [],
    ),
  );
  return resources.flatMap((resource) => {
    const { type, values, address } = resource;
    const kind = planned.get(type);
    if (!kind) return [];
    const { to } = kind;
    const name = textOf(member(values, to)) ?? address;
    const trust = to === 'role' ? trustOf(roles.get(name), source) : undefined;
    const arn = kind.arn === undefined ? undefined : textOf(member(values, kind.arn));
    const { span } = member(values, kind.arn ?? 'policy') ?? values;
    return [
      {
        to,
        name,
        path: [address],
        ...(span && { span }),
        ...(arn !== undefined && { arn }),
        ...(trust && { trust }),
      },
    ];
  });
}

function nameOf({ values, address }: PlannedResource, kind: Kind): string {
  return textOf(member(values, 'name')) ?? `${address} ${kind}`;
}

function trustOf(role: PlannedResource | undefined, source: SourceText): JsonNode | undefined {
  const text = role && member(role.values, 'assume_role_policy');
  return text?.kind === 'string' ? readDocument(text, source) : undefined;
}

const details: readonly (readonly [list: string, to: Kind, inline: string])[] = [
  ['UserDetailList', 'user', 'UserPolicyList'],
  ['GroupDetailList', 'group', 'GroupPolicyList'],
  ['RoleDetailList', 'role', 'RolePolicyList'],
];

/** The policies of everybody in what `aws iam get-account-authorization-details` prints. */
export function attachmentsInAnswer(node: JsonNode, source: SourceText): readonly Attachment[] {
  return details.flatMap(([list, to, policies]) =>
    itemsOf(member(node, list)).flatMap((entry, index) => {
      const arn = textOf(member(entry, 'Arn'));
      const account = arn === undefined ? undefined : readArn(arn)?.account;
      const written = member(entry, 'AssumeRolePolicyDocument');
      const trust = written?.kind === 'string' ? readDocument(written, source) : written;
      const owner: Owner = {
        to,
        name: textOf(member(entry, `${list.slice(0, -'DetailList'.length)}Name`)) ?? arn ?? to,
        ...(account && { account }),
        ...(trust && { trust }),
      };
      const start = [list, index];
      return [
        ...placesOf(entry, [policies, '[]'], start).map((place) => inline(owner, place)),
        ...placesOf(entry, ['AttachedManagedPolicies', '[]', 'PolicyArn'], start).map((place) =>
          managed(owner, place, textOf(place.node)),
        ),
      ];
    }),
  );
}
