import type { JsonMember, JsonNode, JsonString } from '../../../grammar/json/tree.ts';
import { type Finding, type InUserPool, poolMembers } from '../cognito/piece.ts';
import { triggersIn } from '../cognito/triggers.ts';
import { itemsOf, member, objectNode, picked, textNode } from '../node.ts';
import { isMade } from './conditions.ts';
import { findRoles } from './find-roles.ts';
import { referTo } from './references.ts';
import { startResolver } from './resolve.ts';
import { asText, type Resolver, type StackFacts } from './resolver.ts';
import { type Resource, readTemplate } from './template.ts';

/** A resource that is made, with its properties worked out. */
interface Made {
  readonly resolver: Resolver;
  readonly finding: Finding;
  readonly resource: Resource;
  readonly properties: JsonNode;
}

/** Reads what a template says of Cognito and of roles (section 1.3). */
export function findInTemplate(document: JsonNode, facts: StackFacts, finding: Finding): void {
  const template = readTemplate(document);
  const resolver = startResolver(template, facts, finding.gaps);
  for (const resource of template.resources.values()) {
    const find = finders.get(resource.type);
    if (!find) continue;
    const made = isMade(resolver, resource);
    if (made === false) continue;
    if (made === undefined) doubtCondition(finding, resource);
    const properties = resource.properties && resolver.resolve(resource.properties);
    find({ resolver, finding, resource, properties: properties ?? objectNode([]) });
  }
  findRoles(resolver, finding);
}

function doubtCondition({ doubt }: Finding, { id, type, condition = '', span }: Resource): void {
  doubt({
    what: id,
    why: `whether its condition \`${condition.slice(0, 80)}\` holds is not known`,
    path: [type.startsWith('AWS::Cognito::UserPool') ? 'userPools' : 'identityPool'],
    ...(span && { span }),
  });
}

const finders: ReadonlyMap<string, (made: Made) => void> = new Map([
  ['AWS::Cognito::IdentityPool', findIdentityPool],
  ['AWS::Cognito::IdentityPoolRoleAttachment', findAttachment],
  ['AWS::Cognito::IdentityPoolPrincipalTag', findTagMap],
  ['AWS::Cognito::UserPool', findUserPool],
  ['AWS::Cognito::UserPoolClient', findClient],
  ['AWS::Cognito::UserPoolGroup', findGroup],
  ['AWS::Cognito::UserPoolUser', findUser],
]);

function findIdentityPool({ resolver, finding, resource, properties }: Made): void {
  const id = ownId(resolver, resource);
  const members = picked(properties, poolMembers);
  if (id) finding.add({ kind: 'identityPool', id, name: resource.id, members });
}

function ownId(resolver: Resolver, { id, span }: Resource): JsonString | undefined {
  const text = asText(resolver, referTo(resolver, id));
  return text && resolver.gaps.text(text.value, resolver.gaps.of(text), span);
}

function findAttachment({ resolver, finding, resource, properties }: Made): void {
  const poolId = asText(resolver, member(properties, 'IdentityPoolId'));
  if (!poolId) return;
  const mappings = member(properties, 'RoleMappings');
  finding.add({
    kind: 'attachment',
    poolId,
    members: [
      ...picked(properties, ['Roles']),
      ...(mappings ? [{ key: 'RoleMappings', value: withProviderKeys(resolver, mappings) }] : []),
    ],
    ...(resource.span && { span: resource.span }),
  });
}

/** `IdentityProvider` is the key where there is one; what stands as key is then but a label. */
function withProviderKeys(resolver: Resolver, mappings: JsonNode): JsonNode {
  if (mappings.kind !== 'object') return mappings;
  return objectNode(
    mappings.members.map((mapping) => {
      const provider = asText(resolver, member(mapping.value, 'IdentityProvider'));
      const value = without(mapping.value, 'IdentityProvider');
      return provider
        ? { key: provider.value, ...(provider.span && { keySpan: provider.span }), value }
        : { ...mapping, value };
    }),
    mappings.span,
  );
}

function without(node: JsonNode, key: string): JsonNode {
  if (node.kind !== 'object') return node;
  return objectNode(
    node.members.filter((one) => one.key !== key),
    node.span,
  );
}

function findTagMap({ resolver, finding, properties }: Made): void {
  const poolId = asText(resolver, member(properties, 'IdentityPoolId'));
  const provider = asText(resolver, member(properties, 'IdentityProviderName'));
  if (!poolId || !provider) return;
  const members = picked(properties, ['UseDefaults', 'PrincipalTags']);
  finding.add({ kind: 'tagMap', poolId, provider, members });
}

function findUserPool({ resolver, finding, resource, properties }: Made): void {
  const id = ownId(resolver, resource);
  if (id) finding.add({ kind: 'userPool', id, members: triggersIn(finding, id, properties) });
}

function findClient({ resolver, finding, resource, properties }: Made): void {
  const clientId = ownId(resolver, resource);
  addInUserPool({ resolver, finding, resource, properties }, 'clients', [
    ...(clientId ? [{ key: 'ClientId', value: clientId }] : []),
    ...picked(properties, ['ClientName', 'ReadAttributes', 'WriteAttributes']),
  ]);
}

function findGroup(made: Made): void {
  const names = ['GroupName', 'Precedence', 'RoleArn'];
  addInUserPool(made, 'groups', picked(made.properties, names));
}

function findUser(made: Made): void {
  const { resolver, properties, resource } = made;
  const attributes = itemsOf(member(properties, 'UserAttributes')).flatMap((attribute) => {
    const name = asText(resolver, member(attribute, 'Name'));
    const value = member(attribute, 'Value');
    return name && value ? [{ key: name.value, value }] : [];
  });
  addInUserPool(made, 'users', [
    ...picked(properties, ['Username']),
    { key: 'groups', value: { kind: 'array', items: groupsOf(resolver, resource) } },
    { key: 'attributes', value: objectNode(attributes) },
  ]);
}

/** The groups that attachments put a user in. */
function groupsOf(resolver: Resolver, { id, properties }: Resource): readonly JsonNode[] {
  const name = asText(
    resolver,
    properties && resolver.resolve(member(properties, 'Username') ?? textNode(id)),
  );
  return [...resolver.template.resources.values()].flatMap((resource) => {
    if (resource.type !== 'AWS::Cognito::UserPoolUserToGroupAttachment') return [];
    const attachment = resource.properties && resolver.resolve(resource.properties);
    const user = asText(resolver, member(attachment, 'Username'));
    const group = asText(resolver, member(attachment, 'GroupName'));
    const named = user?.value === name?.value || user?.value === referenceText(resolver, id);
    return group && named && isMade(resolver, resource) !== false ? [group] : [];
  });
}

function referenceText(resolver: Resolver, id: string): string | undefined {
  return asText(resolver, referTo(resolver, id))?.value;
}

function addInUserPool(
  { resolver, finding, resource, properties }: Made,
  kind: InUserPool['kind'],
  members: readonly JsonMember[],
): void {
  const userPoolId = asText(resolver, member(properties, 'UserPoolId'));
  const node = objectNode(members, resource.span);
  finding.add({ kind, ...(userPoolId && { userPoolId }), node });
}
