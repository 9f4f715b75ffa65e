import type { JsonNode, JsonString } from '../../../grammar/json/tree.ts';
import type { Span } from '../../text/span.ts';
import { gapNode, joined } from '../gap.ts';
import { listNode, member, textNode, textOf } from '../node.ts';
import { readInside } from '../read-inside.ts';
import { asText, givenFor, once, openNode, pseudoParameter, type Resolver } from './resolver.ts';
import type { Resource } from './template.ts';

/** What `Ref` comes to; `undefined` is `AWS::NoValue`. */
export function referTo(resolver: Resolver, name: string, span?: Span): JsonNode | undefined {
  if (name === 'AWS::NoValue') return undefined;
  const pseudo = pseudoParameter(resolver, name, span);
  if (pseudo) return pseudo;
  const parameter = resolver.template.parameters.get(name);
  if (parameter) return parameterValue(resolver, name, parameter, span);
  const resource = resolver.template.resources.get(name);
  if (!resource) {
    return openNode(
      resolver,
      name,
      `the template has nothing called \`${name.slice(0, 80)}\``,
      span,
    );
  }
  return once(
    resolver,
    `Ref ${name}`,
    () => reference(resolver, resource),
    () => symbol(resolver, resource, 'the name depends on itself'),
  );
}

/** What `Fn::GetAtt` comes to. */
export function attributeOf(
  resolver: Resolver,
  name: string,
  attribute: string,
  span?: Span,
): JsonNode | undefined {
  const resource = resolver.template.resources.get(name);
  const label = `${name}.${attribute}`;
  if (!resource) {
    return openNode(resolver, label, `the template has no resource \`${name.slice(0, 80)}\``, span);
  }
  return once(
    resolver,
    `GetAtt ${label}`,
    () => attributeValue(resolver, resource, attribute),
    () => openNode(resolver, label, 'the value depends on itself', span),
  );
}

function parameterValue(
  resolver: Resolver,
  name: string,
  parameter: JsonNode,
  span?: Span,
): JsonNode {
  const given = givenFor(resolver.facts, name);
  const type = textOf(member(parameter, 'Type')) ?? 'String';
  const fallback = member(parameter, 'Default');
  const text = given ?? textOf(fallback);
  const from = given === undefined ? fallback?.span : undefined;
  const isStored = type.startsWith('AWS::SSM::Parameter::Value<') && given === undefined;
  if (text === undefined || isStored) {
    const why = isStored
      ? 'its value is in the Parameter Store'
      : 'the parameter has no default, and no value was given';
    return openNode(resolver, name, why, span);
  }
  if (type !== 'CommaDelimitedList' && !type.startsWith('List<')) return textNode(text, from);
  return listNode(
    text.split(',').map((item) => textNode(item.trim(), from)),
    from,
  );
}

/** A thing of the template whose name AWS gives when the stack is made, unless somebody tells it. */
function symbol(
  { gaps, facts }: Resolver,
  { id, span }: Resource,
  why = 'AWS names it when the stack is made',
  text?: string,
): JsonString {
  const told = givenFor(facts, id);
  if (told !== undefined) return textNode(told);
  const form = { symbol: true, ...(text !== undefined && { text }) };
  return gapNode(gaps, gaps.gap(id, why, form), span);
}

/** The property that a resource's name stands in, for those whose `Ref` is their name. */
const nameProperties: ReadonlyMap<string, string> = new Map([
  ['AWS::Cognito::UserPoolGroup', 'GroupName'],
  ['AWS::DynamoDB::Table', 'TableName'],
  ['AWS::IAM::Role', 'RoleName'],
  ['AWS::Kinesis::Stream', 'Name'],
  ['AWS::Lambda::Function', 'FunctionName'],
  ['AWS::S3::Bucket', 'BucketName'],
  ['AWS::SSM::Parameter', 'Name'],
  ['AWS::Serverless::Function', 'FunctionName'],
  ['AWS::Serverless::SimpleTable', 'TableName'],
]);

function reference(resolver: Resolver, resource: Resource): JsonNode {
  const { id, type } = resource;
  switch (type) {
    case 'AWS::Cognito::IdentityPool':
      return symbol(resolver, resource, undefined, `${region(resolver).value}:unresolved-${id}`);
    case 'AWS::Cognito::UserPool':
      return symbol(resolver, resource, undefined, `${region(resolver).value}_unresolved${id}`);
    case 'AWS::IAM::ManagedPolicy':
    case 'AWS::IAM::OIDCProvider':
    case 'AWS::IAM::SAMLProvider':
      return iamArn(resolver, resource);
    default:
      return nameOf(resolver, resource);
  }
}

function nameOf(resolver: Resolver, resource: Resource): JsonString {
  const property = nameProperties.get(resource.type);
  const given = property === undefined ? undefined : propertyText(resolver, resource, property);
  return given ?? symbol(resolver, resource);
}

function propertyText(
  resolver: Resolver,
  { properties }: Resource,
  name: string,
): JsonString | undefined {
  const node = member(properties, name);
  return node && asText(resolver, resolver.resolve(node));
}

function attributeValue(resolver: Resolver, resource: Resource, attribute: string): JsonNode {
  const { id, type } = resource;
  const own = () => asText(resolver, referTo(resolver, id)) ?? symbol(resolver, resource);
  switch (`${type} ${attribute}`) {
    case 'AWS::Cognito::UserPool ProviderName':
      return providerName(resolver, own());
    case 'AWS::Cognito::UserPool ProviderURL':
      return joined(resolver.gaps, ['https://', providerName(resolver, own())]);
    case 'AWS::Cognito::UserPool UserPoolId':
    case 'AWS::Cognito::UserPoolClient ClientId':
    case 'AWS::Cognito::IdentityPool Id':
    case 'AWS::IAM::OIDCProvider Arn':
    case 'AWS::IAM::SAMLProvider Arn':
    case 'AWS::IAM::ManagedPolicy PolicyArn':
      return own();
    case 'AWS::Cognito::UserPool Arn':
      return regionalArn(resolver, 'cognito-idp', 'userpool/', own());
    case 'AWS::DynamoDB::Table Arn':
      return regionalArn(resolver, 'dynamodb', 'table/', own());
    case 'AWS::S3::Bucket Arn':
      return joined(resolver.gaps, ['arn:', partition(resolver), ':s3:::', own()]);
    case 'AWS::IAM::Role Arn':
      return iamArn(resolver, resource);
    case 'Custom::AWSCDKCfnJson Value':
      return writtenAsJson(resolver, resource);
    default: {
      const { gaps, facts } = resolver;
      const told = givenFor(facts, `${id}.${attribute}`);
      if (told !== undefined) return textNode(told);
      const why = 'AWS gives the value when the stack is made';
      const gap = gaps.gap(`${id}.${attribute}`, why, { symbol: true });
      return gapNode(gaps, gap, resource.span);
    }
  }
}

function providerName(resolver: Resolver, userPoolId: JsonString): JsonString {
  const suffix = region(resolver).value.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return joined(resolver.gaps, ['cognito-idp.', region(resolver), `.${suffix}/`, userPoolId]);
}

function regionalArn(
  resolver: Resolver,
  service: string,
  prefix: string,
  name: JsonString,
): JsonString {
  return joined(resolver.gaps, [
    'arn:',
    partition(resolver),
    `:${service}:`,
    region(resolver),
    ':',
    account(resolver),
    `:${prefix}`,
    name,
  ]);
}

/** What follows the account in the ARN of something in IAM, up to its name. */
const iamKinds: ReadonlyMap<string, readonly [kind: string, name: string]> = new Map([
  ['AWS::IAM::Role', ['role', 'RoleName']],
  ['AWS::IAM::ManagedPolicy', ['policy', 'ManagedPolicyName']],
  ['AWS::IAM::SAMLProvider', ['saml-provider', 'Name']],
  ['AWS::IAM::OIDCProvider', ['oidc-provider', 'Url']],
]);

function iamArn(resolver: Resolver, resource: Resource): JsonString {
  const [kind = '', property = ''] = iamKinds.get(resource.type) ?? [];
  const given = propertyText(resolver, resource, property);
  const issuer = kind === 'oidc-provider' && given?.value.startsWith('https://');
  const name =
    given && issuer
      ? resolver.gaps.text(given.value.slice('https://'.length), resolver.gaps.of(given))
      : (given ?? symbol(resolver, resource));
  const path = propertyText(resolver, resource, 'Path') ?? textNode('/');
  return joined(resolver.gaps, [
    'arn:',
    partition(resolver),
    ':iam::',
    account(resolver),
    `:${kind}`,
    path,
    name,
  ]);
}

/** The CDK's way round keys that must be worked out: an object written as text ("CfnJson"). */
function writtenAsJson(resolver: Resolver, resource: Resource): JsonNode {
  const text = propertyText(resolver, resource, 'Value');
  const read = text && readInside(resolver.gaps, text);
  return read ?? openNode(resolver, `${resource.id}.Value`, 'it is not JSON');
}

function region(resolver: Resolver): JsonString {
  return pseudoParameter(resolver, 'AWS::Region') ?? textNode('');
}

function account(resolver: Resolver): JsonString {
  return pseudoParameter(resolver, 'AWS::AccountId') ?? textNode('');
}

function partition(resolver: Resolver): JsonString {
  return pseudoParameter(resolver, 'AWS::Partition') ?? textNode('');
}
