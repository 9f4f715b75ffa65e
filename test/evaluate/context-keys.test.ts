import { describe, expect, test } from 'vitest';
import { contextKey } from '../../src/catalog/context-key.ts';
import { derivedKeyNames, requestContext } from '../../src/evaluate/context-keys.ts';
import type { EvaluationOptions } from '../../src/evaluate/options.ts';
import { isSpecified, lookUp } from '../../src/request/context.ts';
import { readRequest } from '../../src/request/read-request.ts';

const alice = 'arn:aws:iam::111122223333:user/team/alice';
const root = 'arn:aws:iam::111122223333:root';
const session = 'arn:aws:sts::111122223333:assumed-role/app/s1';
const role = 'arn:aws:iam::111122223333:role/team/app';
const bob = 'arn:aws:sts::111122223333:federated-user/bob';
const sns = { service: 'sns.amazonaws.com' };
const google = { federated: 'accounts.google.com' };
const organization = { id: 'o-1', paths: ['o-1/r-1/'] };

interface Asked {
  readonly principal?: unknown;
  readonly action?: string;
  readonly resource?: string;
  readonly resourceAccount?: string;
  readonly resourceOrganization?: unknown;
  readonly context?: Readonly<Record<string, unknown>>;
}

/** What a key holds: its values, or the word for having none. */
function held(key: string, asked: Asked = {}, options: EvaluationOptions = {}) {
  const usual = { principal: alice, action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' };
  const { value, diagnostics } = readRequest({ ...usual, ...asked });
  if (!value) throw new Error(JSON.stringify(diagnostics));
  const context = requestContext(value, options);
  const found = lookUp(context, contextKey(key));
  if (found.state === 'supplied') return found.values;
  return isSpecified(context, contextKey(key)) ? found.state : `not specified: ${found.state}`;
}

const unknown: EvaluationOptions = { unspecifiedKeys: 'unknown' };
const MISSING = 'not specified: absent';
const OPEN = 'not specified: unspecified';

describe('keys about the principal (table 3.6)', () => {
  const columns = ['aws:PrincipalArn', 'aws:PrincipalType', 'aws:userid', 'aws:username'] as const;

  test.each([
    [root, [root], ['Account'], ['111122223333'], 'absent'],
    [alice, [alice], ['User'], MISSING, ['alice']],
    [{ arn: alice, uniqueId: 'AIDAX' }, [alice], ['User'], ['AIDAX'], ['alice']],
    [bob, [bob], ['FederatedUser'], ['111122223333:bob'], 'absent'],
    [{ arn: session, roleArn: role }, [role], ['AssumedRole'], MISSING, 'absent'],
    [
      { arn: session, roleArn: role, uniqueId: 'AROAX' },
      [role],
      ['AssumedRole'],
      ['AROAX:s1'],
      'absent',
    ],
    [{ arn: role, uniqueId: 'AROAX' }, [role], ['AssumedRole'], MISSING, 'absent'],
    [session, ['arn:aws:iam::111122223333:role/app'], ['AssumedRole'], MISSING, 'absent'],
    ['anonymous', 'absent', ['Anonymous'], ['anonymous'], 'absent'],
    [sns, 'absent', 'absent', 'absent', 'absent'],
    [google, 'absent', 'absent', 'absent', 'absent'],
  ])('%j', (principal, ...wanted) => {
    expect(columns.map((key) => held(key, { principal }))).toEqual(wanted);
  });

  test('a user id that is not known is open', () => {
    expect(held('aws:userid', {}, unknown)).toBe(OPEN);
    expect(held('aws:userid', { principal: session }, unknown)).toBe(OPEN);
  });

  test.each([
    [alice, ['111122223333'], ['false'], 'absent', 'absent'],
    [root, ['111122223333'], ['false'], 'absent', 'absent'],
    [session, ['111122223333'], ['false'], 'absent', 'absent'],
    ['anonymous', ['anonymous'], 'absent', 'absent', 'absent'],
    [sns, OPEN, ['true'], ['sns.amazonaws.com'], OPEN],
    [google, 'absent', 'absent', 'absent', 'absent'],
  ])('account and service of %j', (principal, ...wanted) => {
    const keys = [
      'aws:PrincipalAccount',
      'aws:PrincipalIsAWSService',
      'aws:PrincipalServiceName',
      'aws:PrincipalServiceNamesList',
    ];
    expect(keys.map((key) => held(key, { principal }, unknown))).toEqual(wanted);
  });

  test.each([
    [alice, OPEN, OPEN],
    [{ arn: alice, organization: {} }, OPEN, OPEN],
    [{ arn: session, organization }, ['o-1'], ['o-1/r-1/']],
    ['anonymous', 'absent', 'absent'],
    [sns, 'absent', 'absent'],
    [google, 'absent', 'absent'],
  ])('organization of %j', (principal, ...wanted) => {
    const keys = ['aws:PrincipalOrgID', 'aws:PrincipalOrgPaths'];
    expect(keys.map((key) => held(key, { principal }, unknown))).toEqual(wanted);
  });

  test.each([
    [alice, OPEN],
    [{ arn: alice, tags: {} }, 'absent'],
    [{ arn: alice, tags: { Team: 'red', other: '' } }, ['red']],
    [{ arn: root, tags: { Team: 'red' } }, 'absent'],
    ['anonymous', 'absent'],
    [sns, 'absent'],
    [google, 'absent'],
  ])('tag of %j', (principal, wanted) => {
    expect(held('aws:PrincipalTag/team', { principal }, unknown)).toEqual(wanted);
  });

  test('organization paths are a list, tags are not', () => {
    const { value } = readRequest({
      principal: { arn: alice, organization, tags: { team: 'red' } },
      action: 'a:b',
      resource: '*',
    });
    if (!value) throw new Error('not read');
    const context = requestContext(value, {});
    expect(lookUp(context, contextKey('aws:PrincipalOrgPaths'))).toMatchObject({ list: true });
    expect(lookUp(context, contextKey('aws:PrincipalTag/TEAM'))).toEqual({
      state: 'supplied',
      name: 'aws:PrincipalTag/team',
      values: ['red'],
      list: false,
    });
  });
});

describe('keys about the session (table 6.2)', () => {
  test.each([
    [alice, OPEN, 'absent', 'absent', OPEN],
    [root, OPEN, 'absent', OPEN, OPEN],
    [session, OPEN, OPEN, 'absent', OPEN],
    [bob, OPEN, 'absent', 'absent', OPEN],
    [sns, OPEN, 'absent', 'absent', OPEN],
    ['anonymous', 'absent', 'absent', 'absent', 'absent'],
    [google, 'absent', ['accounts.google.com'], 'absent', 'absent'],
  ])('%j', (principal, ...wanted) => {
    const keys = [
      'aws:TokenIssueTime',
      'aws:FederatedProvider',
      'aws:AssumedRoot',
      'aws:SourceIdentity',
    ];
    expect(keys.map((key) => held(key, { principal }, unknown))).toEqual(wanted);
  });

  test('strictly, the time of a session is missing unless supplied', () => {
    expect(held('aws:TokenIssueTime', { principal: session })).toBe(MISSING);
    const context = { 'aws:TokenIssueTime': '2026-01-01T00:00:00Z' };
    expect(held('aws:TokenIssueTime', { principal: session, context })).toEqual([
      '2026-01-01T00:00:00Z',
    ]);
  });

  test('callers without identity keep what the network and the request say', () => {
    expect(held('aws:SourceIp', { principal: 'anonymous' }, unknown)).toBe(OPEN);
    expect(held('accounts.google.com:sub', { principal: google }, unknown)).toBe(OPEN);
    expect(held('aws:SourceIp', { principal: google })).toBe(MISSING);
  });

  test('a call that is not signed shows no principal, whoever makes it', () => {
    const asked = { principal: alice, action: 'sts:AssumeRoleWithWebIdentity', resource: role };
    expect(held('aws:PrincipalArn', asked)).toBe('absent');
    expect(held('aws:FederatedProvider', asked, unknown)).toBe(OPEN);
    expect(held('aws:PrincipalArn', { ...asked, action: 'sts:AssumeRole' })).toEqual([alice]);
  });
});

describe('keys about the resource (table 6.3)', () => {
  const queue = 'arn:aws:sqs:eu-west-1:444455556666:q';

  test.each([
    [{ resource: queue }, ['444455556666']],
    [{ resource: queue, resourceAccount: '777788889999' }, ['777788889999']],
    [{ resourceAccount: '777788889999' }, ['777788889999']],
    [{}, OPEN],
    [{ resource: '*' }, OPEN],
    [{ resource: 'arn:aws:iam::aws:policy/AdministratorAccess' }, OPEN],
    [{ resource: queue, action: 'ec2:AcceptVpcPeeringConnection' }, 'absent'],
    [{ resource: queue, action: 'EBS:GetSnapshotBlock' }, 'absent'],
  ])('owner in %j', (asked, wanted) => {
    expect(held('aws:ResourceAccount', asked, unknown)).toEqual(wanted);
  });

  const keys = ['aws:ResourceOrgID', 'aws:ResourceOrgPaths'];
  const member = { arn: alice, organization };

  test.each([
    [
      { principal: member, resource: 'arn:aws:sqs:eu-west-1:111122223333:q' },
      ['o-1'],
      ['o-1/r-1/'],
    ],
    [{ principal: member, resourceAccount: '111122223333' }, ['o-1'], ['o-1/r-1/']],
    [{ principal: member, resource: queue }, OPEN, OPEN],
    [{ principal: member }, OPEN, OPEN],
    [{ principal: sns, resource: queue }, OPEN, OPEN],
    [{ resourceOrganization: { id: 'o-2' }, principal: member }, ['o-2'], OPEN],
    [{ resourceOrganization: { paths: ['o-2/'] } }, OPEN, ['o-2/']],
    [{ resourceOrganization: organization, action: 'ebs:PutSnapshotBlock' }, 'absent', 'absent'],
  ])('organization in %j', (asked, ...wanted) => {
    expect(keys.map((key) => held(key, asked, unknown))).toEqual(wanted);
  });

  test.each([
    [{ resource: queue }, ['eu-west-1']],
    [{}, OPEN],
    [{ resource: '*', action: 'ec2:DescribeInstances' }, OPEN],
    [{ resource: 'arn:aws:sqs:*:444455556666:q' }, OPEN],
    [{ resource: '*', action: 'IAM:ListUsers' }, ['us-east-1']],
    [
      { resource: 'arn:aws:route53:::hostedzone/Z', action: 'route53:GetHostedZone' },
      ['us-east-1'],
    ],
    [{ resource: 'arn:aws:cloudfront::111122223333:x', action: 'cloudfront:Get' }, ['us-east-1']],
    [{ resource: '*', action: 'organizations:ListRoots' }, ['us-east-1']],
    [{ resource: 'arn:aws-cn:iam::111122223333:user/x', action: 'iam:GetUser' }, OPEN],
  ])('region in %j', (asked, wanted) => {
    expect(held('aws:RequestedRegion', asked, unknown)).toEqual(wanted);
  });

  test('strictly, a region that is not known is missing', () => {
    expect(held('aws:RequestedRegion')).toBe(MISSING);
  });
});

describe('keys about the request (table 6.3)', () => {
  test('the keys of its tags', () => {
    const context = {
      'aws:RequestTag/a': '1',
      'AWS:requesttag/B/c': '2',
      'aws:RequestTag/d': null,
    };
    expect(held('aws:TagKeys', { context: { ...context, 'aws:SourceIp': '::1' } })).toEqual([
      'a',
      'B/c',
    ]);
    expect(held('aws:TagKeys')).toBe(MISSING);
    expect(held('aws:TagKeys', { context: { ...context, 'aws:TagKeys': ['x'] } })).toEqual(['x']);
  });

  test.each([
    [{}, MISSING, MISSING, ['false']],
    [{ 'aws:CalledVia': null }, 'absent', 'absent', ['false']],
    [{ 'aws:CalledVia': [] }, 'absent', 'absent', ['false']],
    [{ 'aws:CalledVia': ['a', 'b', 'c'] }, ['a'], ['c'], ['true']],
    [{ 'aws:CalledVia': 'a', 'aws:ViaAWSService': false }, ['a'], ['a'], ['false']],
  ])('services between, in %j', (context, ...wanted) => {
    const keys = ['aws:CalledViaFirst', 'aws:CalledViaLast', 'aws:ViaAWSService'];
    expect(keys.map((key) => held(key, { context }))).toEqual(wanted);
  });

  test('transport is secure unless said otherwise', () => {
    expect(held('aws:SecureTransport')).toEqual(['true']);
    expect(held('aws:SecureTransport', { context: { 'aws:securetransport': false } })).toEqual([
      'false',
    ]);
    expect(held('aws:SecureTransport', { context: { 'aws:SecureTransport': null } })).toBe(
      'absent',
    );
  });
});

describe('the clock', () => {
  const now = Date.UTC(2026, 10, 25, 10, 0, 0, 999);
  const clock = (context: Asked['context'], options: EvaluationOptions) =>
    ['aws:CurrentTime', 'aws:EpochTime'].map((key) =>
      held(key, context ? { context } : {}, options),
    );

  test.each<[Asked['context'], EvaluationOptions, unknown, unknown]>([
    [{}, { now }, ['2026-11-25T10:00:00Z'], ['1795600800']],
    [{}, { now: -1 }, ['1969-12-31T23:59:59Z'], ['-1']],
    [{ 'aws:EpochTime': 0 }, { now }, ['1970-01-01T00:00:00Z'], ['0']],
    [{ 'aws:EpochTime': '1970-01-02' }, {}, ['1970-01-02T00:00:00Z'], ['1970-01-02']],
    [
      { 'aws:CurrentTime': '2026-11-25T11:00:00.5+01:00' },
      {},
      ['2026-11-25T11:00:00.5+01:00'],
      ['1795600800'],
    ],
    [{ 'aws:CurrentTime': '1969-12-31T23:59:59Z' }, {}, ['1969-12-31T23:59:59Z'], ['-1']],
    [{ 'aws:CurrentTime': '1970-01-01' }, {}, ['1970-01-01'], ['0']],
    [{ 'aws:CurrentTime': null }, { now }, 'absent', ['1795600800']],
    [{ 'aws:CurrentTime': 'noon' }, { now }, ['noon'], 'present'],
    [{ 'aws:CurrentTime': [] }, { now }, [], 'present'],
    [{ 'aws:EpochTime': '9'.repeat(400) }, {}, 'present', ['9'.repeat(400)]],
    [{}, {}, 'present', 'present'],
    [{}, unknown, 'present', 'present'],
    [{}, { now: Number.NaN }, 'present', 'present'],
    [{}, { now: 1e300 }, 'present', 'present'],
  ])('%j at %j', (context, options, ...wanted) => {
    expect(clock(context, options)).toEqual(wanted);
  });
});

describe('the whole context', () => {
  test('what is supplied wins, and null means absent', () => {
    const context = { 'AWS:username': 'eve', 'aws:PrincipalArn': null };
    expect(held('aws:username', { context })).toEqual(['eve']);
    expect(held('aws:PrincipalArn', { context })).toBe('absent');
  });

  test('other keys are absent, or nothing is known of them', () => {
    expect(held('s3:prefix')).toBe(MISSING);
    expect(held('s3:prefix', {}, unknown)).toBe(OPEN);
    expect(held('constructor')).toBe(MISSING);
    expect(held('__proto__')).toBe(MISSING);
  });

  test('the names of what can be derived', () => {
    expect(derivedKeyNames).toContain('aws:PrincipalTag/*');
    expect(derivedKeyNames).toHaveLength(new Set(derivedKeyNames).size);
    const known = derivedKeyNames.filter(
      (name) => held(name, { context: {} }, { now: 0 }) !== MISSING,
    );
    expect(known).toContain('aws:PrincipalArn');
    expect(known).not.toContain('aws:TagKeys');
  });
});
