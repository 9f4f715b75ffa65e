import { describe, expect, test } from 'vitest';
import { nodeFromValue } from '../../grammar/json/from-value.ts';
import { evaluate } from '../../src/evaluate/evaluate.ts';
import { problemsOf } from '../../src/scenario/read-scenario.ts';
import { readSimulatorInput } from '../../src/scenario/read-simulator-input.ts';
import type { Question } from '../../src/scenario/scenario.ts';
import { isSimulatorInput } from '../../src/scenario/simulator-parameters.ts';

const ana = 'arn:aws:iam::111122223333:user/ana';
const document = (statement: object) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: { Resource: '*', Action: '*', ...statement },
  });
const allow = document({ Effect: 'Allow' });

function questionsOf(input: unknown): readonly Question[] {
  return readSimulatorInput(nodeFromValue(input)).value?.questions ?? [];
}

function codesOf(input: unknown): readonly string[] {
  return questionsOf(input).flatMap((question) => problemsOf(question).map(({ code }) => code));
}

function decisionsOf(input: unknown): readonly string[] {
  return questionsOf(input).map(({ subject }) =>
    subject ? evaluate(subject.request, subject.policies).decision : 'error',
  );
}

const bare = { PolicyInputList: [allow], ActionNames: ['s3:GetObject'] };

describe('an input of SimulateCustomPolicy', () => {
  test('is known by its parameters', () => {
    expect(isSimulatorInput(nodeFromValue(bare))).toBe(true);
    expect(isSimulatorInput(nodeFromValue({ PolicySourceArn: ana }))).toBe(true);
    expect(isSimulatorInput(nodeFromValue({ request: {} }))).toBe(false);
    expect(isSimulatorInput(nodeFromValue([]))).toBe(false);
  });

  test('asks about each action on each resource', () => {
    const ids = questionsOf({
      ...bare,
      ActionNames: ['s3:GetObject', 's3:PutObject'],
      ResourceArns: ['arn:aws:s3:::b/k', 'arn:aws:s3:::c/k'],
    }).map(({ id }) => id);
    expect(ids).toEqual([
      's3:GetObject arn:aws:s3:::b/k',
      's3:GetObject arn:aws:s3:::c/k',
      's3:PutObject arn:aws:s3:::b/k',
      's3:PutObject arn:aws:s3:::c/k',
    ]);
  });

  test('asks about `*` when it names no resource', () => {
    expect(questionsOf(bare)[0]?.subject?.request.resource).toBe('*');
  });

  test('takes parameters that change no decision', () => {
    const input = { ...bare, MaxItems: 10, Marker: 'x', ResourceHandlingOption: 'EC2-VPC-EBS' };
    expect(decisionsOf(input)).toEqual(['allowed']);
  });
});

describe('a caller that is not named', () => {
  test.each([
    ['arn:aws:dynamodb:eu-west-1:444455556666:table/t', undefined, '444455556666', 'aws'],
    ['arn:aws-cn:s3:::b/k', undefined, '123456789012', 'aws-cn'],
    ['arn:aws:s3:::b/k', 'arn:aws:iam::777788889999:root', '777788889999', 'aws'],
    ['arn:*:s3:::b/k', undefined, '123456789012', 'aws'],
    ['*', undefined, '123456789012', 'aws'],
  ])('belongs to the account that owns %s', (resource, ResourceOwner, account, partition) => {
    const input = { ...bare, ResourceArns: [resource], ...(ResourceOwner && { ResourceOwner }) };
    expect(decisionsOf(input)).toEqual(['allowed']);
    expect(questionsOf(input)[0]?.subject?.request.principal).toMatchObject({
      arn: { text: `arn:${partition}:iam::${account}:user/caller` },
    });
  });

  test('belongs to the account that the context tells', () => {
    const entry = (value: string) => ({
      ContextKeyName: 'AWS:PrincipalAccount',
      ContextKeyType: 'string',
      ContextKeyValues: [value],
    });
    const input = { ...bare, ContextEntries: [entry('999999999999')] };
    expect(questionsOf(input)[0]?.subject?.request.principal).toMatchObject({
      arn: { account: '999999999999' },
    });
  });

  test.each(['aws:username', 'aws:PrincipalArn', 'aws:userid', 'aws:PrincipalType'])(
    'has no %s that a condition could see',
    (key) => {
      const policy = document({ Effect: 'Allow', Condition: { Null: { [key]: 'true' } } });
      const [question] = questionsOf({ ...bare, PolicyInputList: [policy] });
      const { request, policies } = question?.subject ?? {};
      const verdict = request && policies && evaluate(request, policies);
      expect(verdict).toMatchObject({ decision: 'allowed', missingContextKeys: [key] });
    },
  );

  test('may be unknown to a three-valued evaluation', () => {
    const policy = document({
      Effect: 'Allow',
      Condition: { StringLike: { 'aws:username': 'a*' } },
    });
    const [question] = questionsOf({ ...bare, PolicyInputList: [policy] });
    const { request, policies } = question?.subject ?? {};
    const verdict =
      request && policies && evaluate(request, policies, { unspecifiedKeys: 'unknown' });
    expect(verdict).toMatchObject({ decision: 'unknown', missingContextKeys: ['aws:username'] });
  });

  test('has the keys that the context gives', () => {
    const policy = document({
      Effect: 'Allow',
      Condition: { StringLike: { 'aws:username': 'a*' } },
    });
    const ContextEntries = [{ ContextKeyName: 'aws:username', ContextKeyValues: ['ana'] }];
    expect(decisionsOf({ ...bare, PolicyInputList: [policy], ContextEntries })).toEqual([
      'allowed',
    ]);
  });
});

describe('context entries', () => {
  const read = (...ContextEntries: readonly unknown[]) =>
    questionsOf({ ...bare, CallerArn: ana, ContextEntries })[0]?.subject?.request.context;
  const entry = (ContextKeyType: string, ...ContextKeyValues: readonly string[]) => ({
    ContextKeyName: 'aws:x',
    ContextKeyType,
    ContextKeyValues,
  });

  test.each([
    ['string', ['a'], false],
    ['stringList', ['a'], true],
    ['numericList', ['1', '2'], true],
    ['string', ['a', 'b'], true],
    ['booleanList', ['true'], true],
    ['ipList', ['203.0.113.1'], true],
    ['binaryList', ['QQ=='], true],
    ['dateList', ['2020-01-01T00:00:00Z'], true],
  ])('of type %s with %j', (type, values, list) => {
    expect(read(entry(type, ...values))?.get('aws:x')).toEqual({
      state: 'supplied',
      name: 'aws:x',
      values,
      list,
    });
  });

  test('of a list type fill no variable, even with one value', () => {
    const policy = document({
      Effect: 'Allow',
      Condition: { StringEquals: { 'aws:y': '${aws:x}' } },
    });
    const input = (type: string) => ({
      ...bare,
      PolicyInputList: [policy],
      CallerArn: ana,
      ContextEntries: [entry(type, 'a'), { ContextKeyName: 'aws:y', ContextKeyValues: ['a'] }],
    });
    expect(decisionsOf(input('string'))).toEqual(['allowed']);
    expect(decisionsOf(input('stringList'))).toEqual(['implicitDeny']);
  });

  test('without values are not there', () => {
    expect(read(entry('string'))?.size).toBe(0);
    expect(read({ ContextKeyName: 'aws:x' })?.size).toBe(0);
  });
});

describe('the owner of the resource', () => {
  test('speaks for ARNs that name no account', () => {
    const owned = (resource: string) =>
      questionsOf({
        ...bare,
        CallerArn: ana,
        ResourceOwner: 'arn:aws:iam::444455556666:root',
        ResourceArns: [resource],
      })[0]?.subject?.request.resourceAccount;
    expect(owned('arn:aws:s3:::b/k')).toBe('444455556666');
    expect(owned('arn:aws:sqs:eu-west-1:111122223333:q')).toBeUndefined();
  });

  test('may be the bare account', () => {
    const input = { ...bare, CallerArn: ana, ResourceOwner: '444455556666' };
    expect(questionsOf(input)[0]?.subject?.request.resourceAccount).toBe('444455556666');
  });
});

const faults: readonly (readonly [string, object, string])[] = [
  ['no actions', { PolicyInputList: [] }, 'scenario/no-request'],
  ['an empty list of actions', { ActionNames: [] }, 'scenario/no-request'],
  ['an action with a wildcard', { ...bare, ActionNames: ['s3:*'] }, 'request/action'],
  ['a document that is an object', { ...bare, PolicyInputList: [{}] }, 'scenario/type'],
  ['a document that is not JSON', { ...bare, PolicyInputList: ['{'] }, 'syntax/unclosed'],
  [
    'two boundaries',
    { ...bare, PermissionsBoundaryPolicyInputList: [allow, allow] },
    'scenario/boundaries',
  ],
  [
    'an organization without levels',
    { ...bare, OrderedOrganizationPolicyInputList: [] },
    'scenario/empty-levels',
  ],
  [
    'a level without policies',
    { ...bare, OrderedOrganizationPolicyInputList: [{ ServiceControlPolicyInputList: [] }] },
    'scenario/empty-levels',
  ],
  ['a level that is text', { ...bare, OrderedOrganizationPolicyInputList: ['x'] }, 'scenario/type'],
  ['a resource policy without a caller', { ...bare, ResourcePolicy: '{}' }, 'scenario/no-caller'],
  [
    'a resource policy that cannot be read',
    { ...bare, CallerArn: ana, ResourcePolicy: '{}' },
    'policy/missing-element',
  ],
  ['an owner without an account', { ...bare, ResourceOwner: 'arn:aws:s3:::b' }, 'scenario/owner'],
  ['a caller that is no principal', { ...bare, CallerArn: 'ana' }, 'request/principal'],
  ['context entries that are no list', { ...bare, ContextEntries: {} }, 'scenario/type'],
  [
    'a context entry without a name',
    { ...bare, ContextEntries: [{ ContextKeyType: 'string' }] },
    'scenario/missing-member',
  ],
  [
    'a context entry whose name is a number',
    { ...bare, ContextEntries: [{ ContextKeyName: 7 }] },
    'scenario/type',
  ],
  [
    'a type of context key that does not exist',
    {
      ...bare,
      ContextEntries: [
        { ContextKeyName: 'a:b', ContextKeyType: 'number', ContextKeyValues: ['1'] },
      ],
    },
    'scenario/context-type',
  ],
  [
    'policies of an account',
    { PolicySourceArn: ana, ActionNames: ['a:b'] },
    'scenario/principal-policies',
  ],
];

describe('readSimulatorInput', () => {
  test.each(faults)('tells %s', (_name, input, code) => {
    expect(codesOf(input)).toContain(code);
  });

  test('is not led astray by something that is no object', () => {
    expect(codesOf([])).toContain('scenario/type');
  });
});
