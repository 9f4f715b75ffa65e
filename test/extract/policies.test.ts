import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { member, textOf } from '../../src/extract/node.ts';
import { findPolicies } from '../../src/extract/policies/find-policies.ts';
import type { FoundPolicy } from '../../src/extract/policies/found-policy.ts';
import { positionAt, sourceText } from '../../src/text/source.ts';

const folder = 'corpus/extract/policies';

function found(path: string, text = readFileSync(`${folder}/${path}`, 'utf8'), options = {}) {
  const source = sourceText(path, text);
  return { source, ...findPolicies(source, options) };
}

function inShort({ type, location, owner, resourceType, editable }: FoundPolicy) {
  return {
    type,
    location,
    ...(owner !== undefined && { owner }),
    ...(resourceType !== undefined && { resourceType }),
    ...(editable && { editable }),
  };
}

describe('a SAM template', () => {
  const { policies, diagnostics, file } = found('api.template.yaml');

  test('has its policies, each with its type, its place and its owner', () => {
    expect(policies.map(inShort)).toEqual([
      { type: 'resource', location: 'PhotosPolicy', resourceType: 'AWS::S3::Bucket' },
      { type: 'trust', location: 'Reader > AssumeRolePolicyDocument', owner: 'Reader' },
      { type: 'identity', location: 'Reader > Policies > 0', owner: 'Reader' },
      { type: 'identity', location: 'Writer', owner: 'Reader' },
      { type: 'identity', location: 'Thumbnails > Policies > 2', owner: 'Thumbnails' },
      { type: 'serviceControl', location: 'Guardrail > Content' },
    ]);
  });

  test('functions are worked out, and what cannot be is unknown', () => {
    const statement = member(policies[2]?.node, 'Statement');
    expect(textOf(member(statement, 'Resource'))).toBe('arn:aws:s3:::photos-prod/*');
    const writer = member(policies[3]?.node, 'Statement');
    const first = writer?.kind === 'array' ? writer.items[0] : undefined;
    const resource = member(first, 'Resource');
    expect(resource?.kind === 'array' && resource.items.map(({ kind }) => kind)).toEqual([
      'notJson',
      'string',
    ]);
    expect(diagnostics).toEqual([]);
    expect(file?.unresolved.map(({ name }) => name)).toEqual(['Photos', 'Guest']);
  });
});

describe('a plan of Terraform', () => {
  const { policies, source } = found('roles.plan.json');

  test('has its policies', () => {
    expect(policies.map(inShort)).toEqual([
      { type: 'trust', location: 'aws_iam_role.app > assume_role_policy', owner: 'app' },
      { type: 'identity', location: 'aws_iam_role_policy.read > policy', owner: 'app' },
      { type: 'resourceControl', location: 'aws_organizations_policy.rcp > content' },
    ]);
  });

  test('what stands in a text has its place in the file', () => {
    const statement = member(policies[1]?.node, 'Statement');
    const first = statement?.kind === 'array' ? statement.items[0] : undefined;
    const span = member(first, 'Resource')?.span;
    expect(span && source.text.slice(span.start, span.end)).toBe('\\"arn:aws:s3::photos\\"');
    expect(span && positionAt(source, span.start).line).toBe(24);
  });
});

describe('an answer of AWS', () => {
  test('of the whole account', () => {
    expect(found('account.json').policies.map(inShort)).toEqual([
      {
        type: 'identity',
        location: 'RoleDetailList > 0 > RolePolicyList > 0 > PolicyDocument',
        owner: 'arn:aws:iam::111122223333:role/app',
        editable: true,
      },
      {
        type: 'trust',
        location: 'RoleDetailList > 0 > AssumeRolePolicyDocument',
        owner: 'arn:aws:iam::111122223333:role/app',
      },
      {
        type: 'identity',
        location: 'Policies > 0 > PolicyVersionList > 0 > Document',
        editable: true,
      },
    ]);
  });

  test('of a bucket, whose policy is a text', () => {
    const { policies, source } = found('bucket-policy.json');
    expect(policies.map(({ type, assumed }) => [type, assumed])).toEqual([
      ['resource', 'it has a `Principal`'],
    ]);
    const statement = member(policies[0]?.node, 'Statement');
    const first = statement?.kind === 'array' ? statement.items[0] : undefined;
    const resource = member(first, 'Resource');
    const span = resource?.span;
    expect(textOf(resource)).toBe('arn:aws:s3:::photos/*');
    expect(span && source.text.slice(span.start, span.end)).toBe(
      String.raw`\"arn:aws:s3:::photos\\u002f*\"`,
    );
  });
});

describe('a document of its own', () => {
  const allow = '"Effect": "Allow", "Action": "s3:GetObject"';

  test.each([
    ['policy.json', `{ "Statement": [{ ${allow}, "Resource": "*" }] }`, 'identity'],
    ['policy.json', `{ "Statement": { ${allow}, "Principal": "*" } }`, 'resource'],
    ['scps/deny.json', `{ "Statement": [{ ${allow} }] }`, 'identity'],
    ['deny.scp.json', `{ "Statement": [{ ${allow} }] }`, 'serviceControl'],
    ['describe.json', `{ "Statement": [{ ${allow} }] }`, 'identity'],
    ['my-boundary.json', `{ "Statement": [{ ${allow} }] }`, 'permissionsBoundary'],
    ['rcp.json', `{ "Statement": [{ ${allow}, "Principal": "*" }] }`, 'resourceControl'],
    ['vpce.json', `{ "Statement": [{ ${allow}, "Principal": "*" }] }`, 'vpcEndpoint'],
    [
      'role.json',
      '{ "Statement": [{ "Principal": { "AWS": "1" }, "Action": ["sts:AssumeRole", "sts:TagSession"] }] }',
      'trust',
    ],
    ['policy.yaml', 'Version: 2012-10-17\nStatement: []\n', 'identity'],
    ['-', 'Version: 2012-10-17\nStatement: []\n', 'identity'],
    ['policy.json', '{ "Statment": [] }', 'identity'],
  ])('%s %s is %s', (path, text, type) => {
    const { policies } = found(path, text);
    expect(policies.map((policy) => policy.type)).toEqual([type]);
    expect(policies[0]?.assumed).toBeDefined();
  });

  test('what the user says it is', () => {
    const { policies } = found('policy.json', '{}', {
      type: 'session',
      resourceType: 'AWS::SNS::Topic',
    });
    expect(
      policies.map(({ type, assumed, resourceType }) => [type, assumed, resourceType]),
    ).toEqual([['session', undefined, 'AWS::SNS::Topic']]);
  });

  test.each([
    ['package.json', '{ "name": "x" }', 'policy/none-found'],
    ['list.json', '[1]', 'policy/none-found'],
    ['broken.json', '{ "Statement": ', 'syntax/unclosed'],
    ['broken.yaml', 'a: [', 'syntax/yaml'],
  ])('%s has none, and it is said', (path, text, code) => {
    const { policies, diagnostics } = found(path, text);
    expect(policies).toEqual([]);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
  });
});
