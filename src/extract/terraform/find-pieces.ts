import type { JsonMember, JsonNode, JsonString } from '../../../grammar/json/tree.ts';
import type { StackFacts } from '../cloudformation/resolver.ts';
import { type Finding, type InUserPool, poolMembers } from '../cognito/piece.ts';
import { triggersIn } from '../cognito/triggers.ts';
import { itemsOf, listNode, member, membersOf, objectNode, objectOf } from '../node.ts';
import { findRoles } from './find-roles.ts';
import { valuesOf } from './known-later.ts';
import { type PlannedResource, readPlan } from './plan.ts';
import { clientId, poolId, type Reading, userPoolId } from './symbols.ts';

/** A resource with its values, as far as they are known. */
interface Planned {
  readonly reading: Reading;
  readonly finding: Finding;
  readonly resource: PlannedResource;
  readonly values: JsonNode;
}

/** Reads what a plan or a state says of Cognito and of roles (section 1.4). */
export function findInPlan(document: JsonNode, facts: StackFacts, finding: Finding): void {
  const reading: Reading = { plan: readPlan(document), facts, gaps: finding.gaps };
  for (const resource of reading.plan.resources) {
    const find = finders.get(resource.type);
    find?.({ reading, finding, resource, values: valuesOf(reading, resource) });
  }
  findRoles(reading, finding);
}

const finders: ReadonlyMap<string, (planned: Planned) => void> = new Map([
  ['aws_cognito_identity_pool', findIdentityPool],
  ['aws_cognito_identity_pool_roles_attachment', findAttachment],
  ['aws_cognito_identity_pool_provider_principal_tag', findTagMap],
  ['aws_cognito_user_pool', findUserPool],
  ['aws_cognito_user_pool_client', findClient],
  ['aws_cognito_user_group', findGroup],
  ['aws_cognito_user', findUser],
]);

/** A member under the name that AWS gives it; what Terraform leaves empty is not there. */
function renamed(values: JsonNode, names: Readonly<Record<string, string>>): readonly JsonMember[] {
  return Object.entries(names).flatMap(([attribute, name]) => {
    const value = member(values, attribute);
    return value === undefined || isEmpty(value) ? [] : [{ key: name, value }];
  });
}

function isEmpty(node: JsonNode): boolean {
  if (node.kind === 'string') return node.value === '';
  return (
    (node.kind === 'array' && node.items.length === 0) ||
    (node.kind === 'object' && node.members.length === 0)
  );
}

function findIdentityPool({ reading, finding, resource, values }: Planned): void {
  const providers = itemsOf(member(values, 'cognito_identity_providers')).map((provider) =>
    objectNode(
      renamed(provider, {
        provider_name: 'ProviderName',
        client_id: 'ClientId',
        server_side_token_check: 'ServerSideTokenCheck',
      }),
      provider.span,
    ),
  );
  const members = [
    ...renamed(values, {
      identity_pool_name: 'IdentityPoolName',
      allow_unauthenticated_identities: 'AllowUnauthenticatedIdentities',
      allow_classic_flow: 'AllowClassicFlow',
      developer_provider_name: 'DeveloperProviderName',
      supported_login_providers: 'SupportedLoginProviders',
      saml_provider_arns: 'SamlProviderARNs',
      openid_connect_provider_arns: 'OpenIdConnectProviderARNs',
    }),
    { key: 'CognitoIdentityProviders', value: listNode(providers) },
  ];
  finding.add({
    kind: 'identityPool',
    id: poolId(reading, resource),
    name: resource.address,
    members: poolMembers.flatMap((name) => members.filter(({ key }) => key === name)),
  });
}

function text(values: JsonNode, name: string): JsonString | undefined {
  const found = member(values, name);
  return found?.kind === 'string' ? found : undefined;
}

function findAttachment({ finding, resource, values }: Planned): void {
  const pool = text(values, 'identity_pool_id');
  if (!pool) return;
  const mappings = itemsOf(member(values, 'role_mapping')).flatMap(mappingOf);
  finding.add({
    kind: 'attachment',
    poolId: pool,
    members: [
      ...renamed(values, { roles: 'Roles' }),
      ...(mappings.length > 0 ? [{ key: 'RoleMappings', value: objectNode(mappings) }] : []),
    ],
    ...(resource.span && { span: resource.span }),
  });
}

function mappingOf(block: JsonNode): readonly JsonMember[] {
  const provider = text(block, 'identity_provider');
  if (!provider) return [];
  const rules = itemsOf(member(block, 'mapping_rule')).map((rule) =>
    objectNode(
      renamed(rule, {
        claim: 'Claim',
        match_type: 'MatchType',
        value: 'Value',
        role_arn: 'RoleARN',
      }),
      rule.span,
    ),
  );
  const value = objectNode(
    [
      ...renamed(block, { type: 'Type', ambiguous_role_resolution: 'AmbiguousRoleResolution' }),
      ...(rules.length > 0
        ? [{ key: 'RulesConfiguration', value: objectOf({ Rules: listNode(rules) }) }]
        : []),
    ],
    block.span,
  );
  return [{ key: provider.value, ...(provider.span && { keySpan: provider.span }), value }];
}

function findTagMap({ finding, values }: Planned): void {
  const pool = text(values, 'identity_pool_id');
  const provider = text(values, 'identity_provider_name');
  if (!pool || !provider) return;
  const members = renamed(values, { use_defaults: 'UseDefaults', principal_tags: 'PrincipalTags' });
  finding.add({ kind: 'tagMap', poolId: pool, provider, members });
}

function findUserPool({ reading, finding, resource, values }: Planned): void {
  const id = userPoolId(reading, resource);
  const [lambdas] = itemsOf(member(values, 'lambda_config'));
  const [config] = itemsOf(member(lambdas, 'pre_token_generation_config'));
  const functions = lambdas
    ? objectNode([
        ...renamed(lambdas, {
          pre_authentication: 'PreAuthentication',
          post_authentication: 'PostAuthentication',
          pre_token_generation: 'PreTokenGeneration',
        }),
        ...(config
          ? [
              {
                key: 'PreTokenGenerationConfig',
                value: objectNode(
                  renamed(config, { lambda_version: 'LambdaVersion' }),
                  config.span,
                ),
              },
            ]
          : []),
      ])
    : undefined;
  const members = triggersIn(finding, id, objectOf({ LambdaConfig: functions }));
  finding.add({ kind: 'userPool', id, members });
}

function addInUserPool(
  { finding, resource, values }: Planned,
  kind: InUserPool['kind'],
  members: readonly JsonMember[],
): void {
  const id = text(values, 'user_pool_id');
  finding.add({ kind, ...(id && { userPoolId: id }), node: objectNode(members, resource.span) });
}

function findClient(planned: Planned): void {
  const { reading, resource, values } = planned;
  addInUserPool(planned, 'clients', [
    { key: 'ClientId', value: clientId(reading, resource) },
    ...renamed(values, {
      name: 'ClientName',
      read_attributes: 'ReadAttributes',
      write_attributes: 'WriteAttributes',
    }),
  ]);
}

function findGroup(planned: Planned): void {
  addInUserPool(
    planned,
    'groups',
    renamed(planned.values, { name: 'GroupName', precedence: 'Precedence', role_arn: 'RoleArn' }),
  );
}

function findUser(planned: Planned): void {
  const { reading, resource, values } = planned;
  const username = text(values, 'username')?.value;
  const pool = text(values, 'user_pool_id')?.value;
  const groups = reading.plan.resources.flatMap((one) => {
    if (one.type !== 'aws_cognito_user_in_group' || username === undefined) return [];
    const membership = valuesOf(reading, one);
    const isOwn =
      text(membership, 'username')?.value === username &&
      text(membership, 'user_pool_id')?.value === pool;
    const group = member(membership, 'group_name');
    return isOwn && group ? [group] : [];
  });
  addInUserPool(planned, 'users', [
    ...renamed(values, { username: 'Username', enabled: 'Enabled', status: 'UserStatus' }),
    { key: 'groups', value: listNode(groups, resource.span) },
    {
      key: 'attributes',
      value: objectNode([
        ...renamed(values, { sub: 'sub' }),
        ...membersOf(member(values, 'attributes')).filter(({ key }) => key !== 'sub'),
      ]),
    },
  ]);
}
