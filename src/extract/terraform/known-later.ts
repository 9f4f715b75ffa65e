import type { JsonNode, JsonString } from '../../../grammar/json/tree.ts';
import { writeJson } from '../../../grammar/json/write-json.ts';
import { gapNode, joined } from '../gap.ts';
import { itemsOf, listNode, member, membersOf, objectNode } from '../node.ts';
import { isUnknown, type PlannedResource } from './plan.ts';
import { type Cause, causesOf } from './references.ts';
import {
  clientId,
  iamArn,
  known,
  poolId,
  providerName,
  type Reading,
  userPoolId,
} from './symbols.ts';

/**
 * The values of a resource with everything in its place. What is known only later is the symbol of
 * the one resource that its expression refers to, if the place can hold nothing else of it; else
 * it is a gap: a plan tells what an expression refers to, not how it is written.
 */
export function valuesOf(reading: Reading, resource: PlannedResource): JsonNode {
  const { values, unknown, expressions } = resource;
  return merged({ reading, resource }, values, unknown, {
    key: '',
    way: '',
    expression: expressions,
  });
}

interface Merging {
  readonly reading: Reading;
  readonly resource: PlannedResource;
}

/** The attribute that a value is in or below, and how it is written. */
interface Written {
  readonly key: string;
  /** The way to it, which tells it apart from others of its name. */
  readonly way: string;
  readonly expression: JsonNode | undefined;
}

function merged(
  merging: Merging,
  values: JsonNode | undefined,
  unknown: JsonNode | undefined,
  written: Written,
): JsonNode {
  if (!isUnknown(unknown) || unknown === undefined) return values ?? { kind: 'null' };
  switch (unknown.kind) {
    case 'object':
      return mergedObject(merging, values, unknown, written);
    case 'array':
      return mergedList(merging, values, unknown, written);
    default:
      return laterValue(merging, written, values);
  }
}

function mergedObject(
  merging: Merging,
  values: JsonNode | undefined,
  unknown: JsonNode,
  { key, way, expression }: Written,
): JsonNode {
  const names = new Set([...membersOf(values), ...membersOf(unknown)].map((one) => one.key));
  // One expression for a whole map says of no key which part of it is meant.
  const isMap = member(expression, 'references') !== undefined;
  return objectNode(
    [...names].map((name) => ({
      key: name,
      value: merged(merging, member(values, name), member(unknown, name), {
        key: isMap && !demands.has(name) ? key : name,
        way: `${way}.${name}`,
        expression: isMap ? expression : member(expression, name),
      }),
    })),
    values?.span ?? merging.resource.span,
  );
}

function mergedList(
  merging: Merging,
  values: JsonNode | undefined,
  unknown: JsonNode,
  { key, way, expression }: Written,
): JsonNode {
  const flags = itemsOf(unknown);
  const items = itemsOf(values);
  const ofBlocks =
    expression?.kind === 'array' ? blocksOf(flags, items, expression.items) : undefined;
  const whole = ofBlocks ? [] : symbolsOfList(merging, flags, { key, way, expression });
  return listNode(
    flags.map(
      (flag, index) =>
        whole[index] ??
        merged(merging, items[index], flag, {
          key,
          way: `${way}[${index}]`,
          expression: ofBlocks ? ofBlocks[index] : flags.length === 1 ? expression : undefined,
        }),
    ),
    values?.span,
  );
}

/** Where as much is referred to as is unknown, the places are those of what is referred to. */
function symbolsOfList(
  merging: Merging,
  flags: readonly JsonNode[],
  written: Written,
): readonly (JsonNode | undefined)[] {
  if (!flags.every((flag) => flag.kind === 'boolean')) return [];
  const candidates = symbolsFor(merging, written);
  const open = flags.filter(isUnknown).length;
  if (candidates.length !== open || !candidates.every(({ symbol }) => symbol)) return [];
  const nodes = candidates.map(({ node }) => node);
  return flags.map((flag) => (isUnknown(flag) ? nodes.shift() : undefined));
}

/**
 * How each block of a list is written. Blocks of a set come in any order: a block is the one whose
 * constants it has, and blocks that look alike may stand for each other.
 */
function blocksOf(
  flags: readonly JsonNode[],
  items: readonly JsonNode[],
  blocks: readonly JsonNode[],
): readonly (JsonNode | undefined)[] {
  const forms = flags.map((flag, index) => writeJson(listNode([flag, items[index] ?? NULL])));
  const ranks = new Map<string, number>();
  return forms.map((form, index) => {
    const fitting = blocks.filter((block) => fits(items[index], block));
    const alike = forms.filter((other) => other === form).length;
    const rank = ranks.get(form) ?? 0;
    ranks.set(form, rank + 1);
    return fitting.length === alike && blocks.length === flags.length ? fitting[rank] : undefined;
  });
}

const NULL: JsonNode = { kind: 'null' };

function fits(item: JsonNode | undefined, block: JsonNode): boolean {
  return membersOf(block).every(({ key, value }) => {
    const constant = member(value, 'constant_value');
    const own = member(item, key);
    return !constant || !own || writeJson(constant) === writeJson(own);
  });
}

function laterValue(merging: Merging, written: Written, values: JsonNode | undefined): JsonNode {
  const [only, second] = symbolsFor(merging, written);
  return only?.symbol && !second ? only.node : gapFor(merging, written.way, values);
}

function gapFor({ reading: { gaps }, resource }: Merging, way: string, at?: JsonNode): JsonString {
  const gap = gaps.gap(`${resource.address}${way}`, 'it is known only after the plan is applied');
  return gapNode(gaps, gap, at?.span ?? resource.span);
}

interface Candidate {
  readonly node: JsonString;
  /** Whether the place holds nothing else of what is referred to. */
  readonly symbol: boolean;
}

function symbolsFor({ reading, resource }: Merging, written: Written): readonly Candidate[] {
  const causes = causesOf(reading.plan, resource.modules, written.expression);
  const demanded = demands.get(written.key);
  const pair =
    written.key === 'identity_provider' ? userPoolWithClient(reading, causes) : undefined;
  if (pair) return [{ node: pair, symbol: true }];
  return causes.map((cause) => {
    const node = demanded && 'resource' in cause ? demanded(reading, cause.resource) : undefined;
    return node
      ? { node, symbol: true }
      : { node: gapFor({ reading, resource }, written.way), symbol: false };
  });
}

/** The key of a role mapping: a user pool and one of its clients, known or not. */
function userPoolWithClient(reading: Reading, causes: readonly Cause[]): JsonString | undefined {
  const resources = causes.flatMap((cause) => ('resource' in cause ? [cause.resource] : []));
  const pools = new Set(resources.filter(({ type }) => type === 'aws_cognito_user_pool'));
  const clients = new Set(resources.filter(({ type }) => type === 'aws_cognito_user_pool_client'));
  const [client] = clients;
  const [pool] = pools;
  if (!client || clients.size > 1 || pools.size + clients.size < new Set(causes).size)
    return undefined;
  const provider =
    pool && pools.size === 1 ? providerName(reading, pool) : providerOfClient(reading, client);
  return provider && joined(reading.gaps, [provider, ':', clientId(reading, client)], client.span);
}

/** Where only the client is new, its user pool is known by its id. */
function providerOfClient(reading: Reading, client: PlannedResource): JsonString | undefined {
  const id = known(client, 'user_pool_id')?.value;
  const pool = reading.plan.resources.find(
    (one) => one.type === 'aws_cognito_user_pool' && known(one, 'id')?.value === id,
  );
  return pool && providerName(reading, pool);
}

type Demand = (reading: Reading, resource: PlannedResource) => JsonString | undefined;

const only =
  (type: string, form: (reading: Reading, resource: PlannedResource) => JsonString): Demand =>
  (reading, resource) =>
    resource.type === type ? form(reading, resource) : undefined;

const ofUserPool = only('aws_cognito_user_pool', providerName);
const ofRole = only('aws_iam_role', iamArn);
const ofSaml = only('aws_iam_saml_provider', iamArn);
const ofOidc = only('aws_iam_openid_connect_provider', iamArn);
const ofProvider: Demand = (reading, resource) =>
  ofUserPool(reading, resource) ?? ofSaml(reading, resource) ?? ofOidc(reading, resource);

/** What an attribute must be, whatever the expression does with what it refers to. */
const demands: ReadonlyMap<string, Demand> = new Map([
  ['identity_pool_id', only('aws_cognito_identity_pool', poolId)],
  // In trust policies, the values of a condition.
  ['values', only('aws_cognito_identity_pool', poolId)],
  ['provider_name', ofUserPool],
  ['client_id', only('aws_cognito_user_pool_client', clientId)],
  ['user_pool_id', only('aws_cognito_user_pool', userPoolId)],
  [
    'identity_provider',
    (reading, resource) => ofSaml(reading, resource) ?? ofOidc(reading, resource),
  ],
  ['identity_provider_name', ofProvider],
  ['saml_provider_arns', ofSaml],
  ['openid_connect_provider_arns', ofOidc],
  ['identifiers', (reading, resource) => ofSaml(reading, resource) ?? ofOidc(reading, resource)],
  ['role_arn', ofRole],
  ['authenticated', ofRole],
  ['unauthenticated', ofRole],
  ['permissions_boundary', only('aws_iam_policy', iamArn)],
  ['policy_arn', only('aws_iam_policy', iamArn)],
  ['managed_policy_arns', only('aws_iam_policy', iamArn)],
  ['role', ofRole],
]);
