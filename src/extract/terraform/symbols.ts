import type { JsonString } from '../../../grammar/json/tree.ts';
import { givenFor, type StackFacts } from '../cloudformation/resolver.ts';
import { type Gaps, gapNode, joined } from '../gap.ts';
import { member, textNode, textOf } from '../node.ts';
import type { Plan, PlannedResource } from './plan.ts';

/** A plan with what is known beside it. */
export interface Reading {
  readonly plan: Plan;
  readonly facts: StackFacts;
  readonly gaps: Gaps;
}

const later = 'AWS gives it when the plan is applied';

/** The name by which a resource that is not made yet is told apart: letters and digits. */
function shortName({ address, type }: PlannedResource): string {
  return address
    .replace(`${type}.`, '')
    .replace(/[^0-9A-Za-z]+/g, '-')
    .replace(/-$/, '');
}

function symbol({ gaps, facts }: Reading, resource: PlannedResource, text?: string): JsonString {
  const told = givenFor(facts, resource.address);
  if (told !== undefined) return textNode(told, resource.span);
  const form = { symbol: true, ...(text !== undefined && { text }) };
  return gapNode(gaps, gaps.gap(resource.address, later, form), resource.span);
}

/** The id of an identity pool, as far as it is known. */
export function poolId(reading: Reading, resource: PlannedResource): JsonString {
  const region = regionOf(reading).value;
  return (
    known(resource, 'id') ??
    symbol(reading, resource, `${region}:unresolved-${shortName(resource)}`)
  );
}

export function userPoolId(reading: Reading, resource: PlannedResource): JsonString {
  const name = shortName(resource).replaceAll('-', '');
  return (
    known(resource, 'id') ??
    symbol(reading, resource, `${regionOf(reading).value}_unresolved${name}`)
  );
}

/** The user pool as provider: its `endpoint`. */
export function providerName(reading: Reading, resource: PlannedResource): JsonString {
  const region = regionOf(reading);
  const suffix = region.value.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  const id = userPoolId(reading, resource);
  return (
    known(resource, 'endpoint') ??
    joined(reading.gaps, ['cognito-idp.', region, `.${suffix}/`, id], resource.span)
  );
}

export function clientId(reading: Reading, resource: PlannedResource): JsonString {
  const text = `unresolved_${shortName(resource).replaceAll('-', '_')}`;
  return known(resource, 'id') ?? symbol(reading, resource, text);
}

const arnForms: ReadonlyMap<string, readonly [kind: string, name: string]> = new Map([
  ['aws_iam_role', ['role', 'name']],
  ['aws_iam_policy', ['policy', 'name']],
  ['aws_iam_saml_provider', ['saml-provider', 'name']],
  ['aws_iam_openid_connect_provider', ['oidc-provider', 'url']],
]);

/** The ARN of something in IAM, put together from what is known of it. */
export function iamArn(reading: Reading, resource: PlannedResource): JsonString {
  const whole = known(resource, 'arn');
  if (whole) return whole;
  const [kind = resource.type, nameAttribute = 'name'] = arnForms.get(resource.type) ?? [];
  const path = textOf(member(resource.values, 'path')) ?? '/';
  const name = known(resource, nameAttribute);
  return joined(
    reading.gaps,
    [
      'arn:',
      partitionOf(reading),
      ':iam::',
      fact(reading, 'AccountId', reading.facts.accountId),
      `:${kind}${path}`,
      name ? name.value.replace(/^https:\/\//, '') : symbol(reading, resource),
    ],
    resource.span,
  );
}

/** An attribute that the plan knows. */
export function known({ values }: PlannedResource, attribute: string): JsonString | undefined {
  const node = member(values, attribute);
  return node?.kind === 'string' && node.value !== '' ? node : undefined;
}

function regionOf(reading: Reading): JsonString {
  return fact(reading, 'Region', reading.facts.region ?? reading.plan.region);
}

function partitionOf(reading: Reading): JsonString {
  const { partition, region } = reading.facts;
  const place = region ?? reading.plan.region;
  const derived = place?.startsWith('cn-')
    ? 'aws-cn'
    : place?.startsWith('us-gov-')
      ? 'aws-us-gov'
      : place && 'aws';
  return fact(reading, 'Partition', partition ?? derived);
}

/** What CloudFormation calls a pseudo parameter goes by that name here too. */
function fact({ gaps }: Reading, name: string, value: string | undefined): JsonString {
  if (value !== undefined) return textNode(value);
  const form = { symbol: true, text: `unresolved-${name}` };
  return gapNode(gaps, gaps.gap(`AWS::${name}`, 'it was not given', form));
}
