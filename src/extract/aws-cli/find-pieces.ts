import type { JsonMember, JsonNode, JsonString } from '../../../grammar/json/tree.ts';
import { type Finding, type InUserPool, poolMembers } from '../cognito/piece.ts';
import { triggersIn } from '../cognito/triggers.ts';
import { gapNode, untoldPolicy } from '../gap.ts';
import { itemsOf, listNode, member, membersOf, objectNode, objectOf, picked } from '../node.ts';

/** One command whose output can be read, told by what it holds. */
interface Output {
  readonly is: (node: JsonNode) => boolean;
  readonly find: (node: JsonNode, finding: Finding) => void;
}

/** Whether a document is what `aws cognito-identity`, `aws cognito-idp` or `aws iam` print. */
export function isCliOutput(node: JsonNode): boolean {
  return outputs.some(({ is }) => is(node));
}

/** Reads the output of a describe, get or list command (sections 1.1, 1.2 and 1.5). */
export function findInCliOutput(node: JsonNode, finding: Finding): void {
  outputs.find(({ is }) => is(node))?.find(node, finding);
}

const has =
  (...names: readonly string[]) =>
  (node: JsonNode): boolean =>
    names.every((name) => member(node, name) !== undefined);

const outputs: readonly Output[] = [
  { is: has('IdentityPoolId', 'IdentityProviderName'), find: findTagMap },
  { is: has('IdentityPoolId', 'AllowUnauthenticatedIdentities'), find: findIdentityPool },
  { is: has('IdentityPoolId', 'Roles'), find: findAttachment },
  { is: has('IdentityPoolId', 'RoleMappings'), find: findAttachment },
  { is: has('UserPool'), find: findUserPool },
  { is: has('UserPoolClient'), find: findClient },
  { is: has('Groups'), find: findGroups },
  { is: has('Users'), find: findUsers },
  { is: has('RoleDetailList'), find: findRoleDetails },
  { is: has('Role'), find: findRole },
  // A pool without roles answers with its id alone.
  { is: has('IdentityPoolId'), find: findAttachment },
];

function text(node: JsonNode | undefined, name: string): JsonString | undefined {
  const found = member(node, name);
  return found?.kind === 'string' ? found : undefined;
}

function findIdentityPool(node: JsonNode, { add }: Finding): void {
  const id = text(node, 'IdentityPoolId');
  if (id) add({ kind: 'identityPool', id, members: picked(node, poolMembers) });
}

function findAttachment(node: JsonNode, { add }: Finding): void {
  const poolId = text(node, 'IdentityPoolId');
  if (!poolId) return;
  const members = picked(node, ['Roles', 'RoleMappings']);
  add({ kind: 'attachment', poolId, members, ...(node.span && { span: node.span }) });
}

function findTagMap(node: JsonNode, { add }: Finding): void {
  const poolId = text(node, 'IdentityPoolId');
  const provider = text(node, 'IdentityProviderName');
  const members = picked(node, ['UseDefaults', 'PrincipalTags']);
  if (poolId && provider) add({ kind: 'tagMap', poolId, provider, members });
}

function findUserPool(node: JsonNode, finding: Finding): void {
  const pool = member(node, 'UserPool');
  const id = text(pool, 'Id');
  if (pool && id) finding.add({ kind: 'userPool', id, members: triggersIn(finding, id, pool) });
}

function addInUserPool(
  { add }: Finding,
  kind: InUserPool['kind'],
  from: JsonNode,
  members: readonly JsonMember[],
): void {
  const userPoolId = text(from, 'UserPoolId');
  add({ kind, ...(userPoolId && { userPoolId }), node: objectNode(members, from.span) });
}

function findClient(node: JsonNode, finding: Finding): void {
  const client = member(node, 'UserPoolClient');
  const names = ['ClientId', 'ClientName', 'ReadAttributes', 'WriteAttributes'];
  if (client) addInUserPool(finding, 'clients', client, picked(client, names));
}

function findGroups(node: JsonNode, finding: Finding): void {
  for (const group of itemsOf(member(node, 'Groups'))) {
    addInUserPool(finding, 'groups', group, picked(group, ['GroupName', 'Precedence', 'RoleArn']));
  }
}

/** The groups of a user are told by another command for each user. */
function findUsers(node: JsonNode, finding: Finding): void {
  const { gaps } = finding;
  for (const user of itemsOf(member(node, 'Users'))) {
    const username = text(user, 'Username');
    const gap = gaps.gap(
      `groups of ${username?.value ?? 'a user'}`,
      '`list-users` does not tell them',
    );
    const attributes = itemsOf(member(user, 'Attributes')).flatMap((attribute) => {
      const name = text(attribute, 'Name');
      const value = member(attribute, 'Value');
      return name && value
        ? [{ key: name.value, ...(name.span && { keySpan: name.span }), value }]
        : [];
    });
    addInUserPool(finding, 'users', user, [
      ...picked(user, ['Username', 'Enabled', 'UserStatus']),
      { key: 'groups', value: gapNode(gaps, gap, user.span) },
      { key: 'attributes', value: objectNode(attributes) },
    ]);
  }
}

/** `get-role` tells the trust policy, and of permissions only the boundary's ARN. */
function findRole(node: JsonNode, { gaps, add }: Finding): void {
  const role = member(node, 'Role');
  const arn = text(role, 'Arn');
  if (!arn) return;
  const untold = gaps.gap(`policies of ${arn.value}`, '`get-role` does not tell them');
  add({
    kind: 'role',
    arn,
    members: [
      ...picked(role, ['AssumeRolePolicyDocument']),
      { key: 'policies', value: listNode([gapNode(gaps, untold, role?.span)]) },
      ...attachedMembers({ gaps, documents: new Map() }, role),
    ],
  });
}

interface Documents {
  readonly gaps: Finding['gaps'];
  /** Managed policies by ARN. */
  readonly documents: ReadonlyMap<string, JsonNode>;
}

/** `get-account-authorization-details` tells everything. */
function findRoleDetails(node: JsonNode, { gaps, add }: Finding): void {
  const documents = new Map(itemsOf(member(node, 'Policies')).flatMap(defaultVersion));
  for (const role of itemsOf(member(node, 'RoleDetailList'))) {
    const arn = text(role, 'Arn');
    if (!arn) continue;
    const inline = itemsOf(member(role, 'RolePolicyList')).map((policy) =>
      objectOf({ name: member(policy, 'PolicyName'), policy: member(policy, 'PolicyDocument') }),
    );
    const attached = itemsOf(member(role, 'AttachedManagedPolicies')).flatMap((policy) => {
      const policyArn = text(policy, 'PolicyArn');
      return policyArn ? [managed({ gaps, documents }, policyArn)] : [];
    });
    add({
      kind: 'role',
      arn,
      members: [
        ...picked(role, ['AssumeRolePolicyDocument']),
        { key: 'policies', value: listNode([...inline, ...attached]) },
        ...attachedMembers({ gaps, documents }, role),
      ],
    });
  }
}

function defaultVersion(policy: JsonNode): readonly (readonly [string, JsonNode])[] {
  const arn = text(policy, 'Arn');
  const version = itemsOf(member(policy, 'PolicyVersionList')).find((one) => {
    const isDefault = member(one, 'IsDefaultVersion');
    return isDefault?.kind === 'boolean' && isDefault.value;
  });
  const document = member(version, 'Document');
  const named = document && objectOf({ name: member(policy, 'PolicyName'), policy: document });
  return arn && named ? [[arn.value, named]] : [];
}

function managed({ gaps, documents }: Documents, arn: JsonString): JsonNode {
  return documents.get(arn.value) ?? untoldPolicy(gaps, arn);
}

/** The boundary and the tags of a role. */
function attachedMembers(known: Documents, role: JsonNode | undefined): readonly JsonMember[] {
  const boundary = text(member(role, 'PermissionsBoundary'), 'PermissionsBoundaryArn');
  const tags = itemsOf(member(role, 'Tags')).flatMap((tag) => {
    const key = text(tag, 'Key');
    const value = membersOf(tag).find((one) => one.key === 'Value')?.value;
    return key && value ? [{ key: key.value, value }] : [];
  });
  return [
    ...(boundary ? [{ key: 'permissionsBoundary', value: managed(known, boundary) }] : []),
    ...(tags.length > 0 ? [{ key: 'tags', value: objectNode(tags) }] : []),
  ];
}
