import { describe, expect, test } from 'vitest';
import { readJson } from '../../grammar/json/read-json.ts';
import { contextKey } from '../../src/catalog/context-key.ts';
import { isSpecified, lookUp } from '../../src/request/context.ts';
import { readRequest, readRequestNode } from '../../src/request/read-request.ts';
import type { Request } from '../../src/request/request.ts';
import { hasErrors, type Parsed } from '../../src/text/diagnostic.ts';
import { rangeOf, sourceText } from '../../src/text/source.ts';

const alice = 'arn:aws:iam::111122223333:user/alice';
const usual = { principal: alice, action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' };
const session = 'arn:aws:sts::111122223333:assumed-role/app/s1';

function requestOf({ value, diagnostics }: Parsed<Request>): Request {
  if (!value) throw new Error(JSON.stringify(diagnostics));
  return value;
}

function codesOf({ diagnostics }: Parsed<Request>): readonly string[] {
  return diagnostics.map(({ code }) => code);
}

/** The only diagnostic of a request that has one fault. */
function faultOf(request: unknown) {
  const { value, diagnostics } = readRequest(request);
  const [fault, ...others] = diagnostics;
  expect(others).toEqual([]);
  expect(value === undefined).toBe(fault?.severity === 'error');
  return fault;
}

describe('a request', () => {
  test('with everything', () => {
    const request = requestOf(
      readRequest({
        ...usual,
        resourceAccount: '444455556666',
        resourceOrganization: { id: 'o-1', paths: ['o-1/r-1/'], managementAccount: true },
        context: { 'aws:SourceIp': '203.0.113.7', 's3:max-keys': 10, 'aws:SecureTransport': false },
      }),
    );
    expect(request).toEqual({
      principal: {
        kind: 'user',
        arn: {
          text: alice,
          partition: 'aws',
          service: 'iam',
          region: '',
          account: '111122223333',
          resource: 'user/alice',
        },
      },
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::b/k',
      resourceAccount: '444455556666',
      resourceOrganization: { id: 'o-1', paths: ['o-1/r-1/'], managementAccount: true },
      context: new Map([
        [
          'aws:sourceip',
          { state: 'supplied', name: 'aws:SourceIp', values: ['203.0.113.7'], list: false },
        ],
        ['s3:max-keys', { state: 'supplied', name: 's3:max-keys', values: ['10'], list: false }],
        [
          'aws:securetransport',
          { state: 'supplied', name: 'aws:SecureTransport', values: ['false'], list: false },
        ],
      ]),
    });
  });

  test.each(['principal', 'action', 'resource'] as const)('without %s', (name) => {
    const { [name]: _, ...rest } = usual;
    expect(faultOf(rest)).toMatchObject({
      code: 'request/missing-member',
      path: [],
      message: `the request has no \`${name}\``,
    });
  });

  test.each([null, [], 'x', 1])('%j is no request', (json) => {
    expect(faultOf(json)).toMatchObject({ code: 'request/type', path: [] });
  });

  test('with a member that does not exist', () => {
    expect(faultOf({ ...usual, contexts: {} })).toMatchObject({
      code: 'request/unknown-member',
      path: ['contexts'],
      help: 'did you mean `context`?',
    });
    expect(faultOf({ principal: alice, action: 's3:GetObject', Resource: '*' })).toMatchObject({
      code: 'request/unknown-member',
      help: 'did you mean `resource`?',
    });
    expect(codesOf(readRequest({ ...usual, expect: 'allowed' }))).toEqual([
      'request/unknown-member',
    ]);
    expect(readRequest({ ...usual, expect: 'allowed' }, { otherMembers: ['expect'] })).toEqual(
      readRequest(usual),
    );
  });

  test('from text, with places', () => {
    const text = `{"principal": "${alice}", "action": "s3:*", "action": "s3:Get",\n "resource": "*"}`;
    const source = sourceText('request.json', text);
    const node = readJson(source).value;
    if (!node) throw new Error('not JSON');
    const { value, diagnostics } = readRequestNode(node);
    expect(value).toBeUndefined();
    const [fault] = diagnostics;
    expect(fault).toMatchObject({ code: 'request/duplicate-member', path: ['action'] });
    expect(fault?.span && rangeOf(source, fault.span).start).toEqual({
      line: 1,
      column: text.lastIndexOf('"action"') + 1,
      offset: text.lastIndexOf('"action"'),
    });
  });
});

describe('principals', () => {
  const principalOf = (principal: unknown) =>
    requestOf(readRequest({ ...usual, principal })).principal;

  test.each([
    ['arn:aws:iam::111122223333:user/team/alice', 'user'],
    ['arn:aws:iam::111122223333:root', 'root'],
    ['arn:aws:sts::111122223333:federated-user/bob', 'federatedUser'],
  ])('%s', (text, kind) => {
    expect(principalOf(text)).toMatchObject({ kind, arn: { text, account: '111122223333' } });
  });

  test('a session', () => {
    expect(principalOf(session)).toMatchObject({
      kind: 'assumedRole',
      partition: 'aws',
      account: '111122223333',
      roleName: 'app',
      sessionArn: { text: session },
    });
    expect(faultOf({ ...usual, principal: session })).toMatchObject({
      code: 'request/role-path',
      severity: 'suggestion',
      path: ['principal'],
    });
  });

  test('a bare role', () => {
    const text = 'arn:aws-cn:iam::111122223333:role/team/app';
    const principal = principalOf(text);
    expect(principal).toMatchObject({
      kind: 'assumedRole',
      partition: 'aws-cn',
      account: '111122223333',
      roleName: 'app',
      roleArn: { text },
    });
    expect(principal).not.toHaveProperty('sessionArn');
  });

  test('callers without an account', () => {
    expect(principalOf('anonymous')).toEqual({ kind: 'anonymous' });
    expect(principalOf({ service: 'sns.amazonaws.com' })).toEqual({
      kind: 'service',
      name: 'sns.amazonaws.com',
    });
    expect(principalOf({ federated: 'accounts.google.com' })).toEqual({
      kind: 'federated',
      provider: 'accounts.google.com',
    });
  });

  test('the long form', () => {
    const roleArn = 'arn:aws:iam::111122223333:role/team/app';
    const principal = {
      arn: session,
      roleArn,
      uniqueId: 'AROAAPP',
      tags: { team: 'red', __proto__x: '' },
      organization: { id: 'o-1' },
    };
    expect(readRequest({ ...usual, principal }).diagnostics).toEqual([]);
    expect(principalOf(principal)).toMatchObject({
      kind: 'assumedRole',
      roleArn: { text: roleArn },
      sessionArn: { text: session },
      uniqueId: 'AROAAPP',
      tags: { team: 'red', __proto__x: '' },
      organization: { id: 'o-1' },
    });
    const federated = 'arn:aws:sts::111122223333:federated-user/bob';
    expect(principalOf({ arn: federated, userArn: alice })).toMatchObject({
      kind: 'federatedUser',
      userArn: { text: alice },
    });
    expect(principalOf({ arn: roleArn, roleArn })).toEqual(principalOf(roleArn));
  });

  test('a role name agrees whatever its case', () => {
    const roleArn = 'arn:aws:iam::111122223333:role/APP';
    expect(principalOf({ arn: session, roleArn })).toMatchObject({ roleArn: { text: roleArn } });
  });

  test.each([
    ['alice', 'give an ARN'],
    ['', 'give an ARN'],
    ['111122223333', 'arn:aws:iam::111122223333:root'],
    ['lambda.amazonaws.com', '{"service": "lambda.amazonaws.com"}'],
    ['arn:aws:iam::111122223333', 'six fields'],
    ['arn:aws:iam:::user/alice', 'arn:aws:iam::111122223333:user/alice'],
    ['arn:aws:s3:::b', 'arn:aws:s3:region:111122223333:b'],
    ['arn:aws:iam::111122223333:user/*', 'name it'],
    ['arn:aws:iam::111122223333:group/x', 'one of its users'],
    ['arn:aws:iam::111122223333:oidc-provider/x', '{"federated": "…"}'],
    ['arn:aws:iam::111122223333:saml-provider/x', '{"federated": "…"}'],
    ['arn:aws:sts::111122223333:assumed-role/app', 'assumed-role/Role/Session'],
    ['arn:aws:sts::111122223333:assumed-role/team/app/s1', 'without the path'],
    ['arn:aws:sts::111122223333:assumed-role//s1', 'assumed-role/Role/Session'],
    ['arn:aws:sts::111122223333:federated-user/a/b', 'principals are'],
    ['arn:aws:sts::111122223333:federated-user/', 'principals are'],
    ['arn:aws:iam::111122223333:user/', 'principals are'],
    ['arn:aws:iam::111122223333:user', 'principals are'],
    ['arn:aws:iam::111122223333:role/', 'principals are'],
    ['arn:aws:iam::111122223333:role', 'principals are'],
    ['arn:aws:s3::111122223333:root', 'principals are'],
  ])('%j is no principal', (principal, help) => {
    const fault = faultOf({ ...usual, principal });
    expect(fault).toMatchObject({ code: 'request/principal', path: ['principal'] });
    expect(fault?.help).toContain(help);
  });

  test.each([
    [1, 'request/type'],
    [null, 'request/type'],
    [[alice], 'request/type'],
    [{}, 'request/missing-member'],
    [{ arn: 1 }, 'request/type'],
    [{ arn: 'x' }, 'request/principal'],
    [{ arn: alice, name: 'x' }, 'request/unknown-member'],
    [{ service: 1 }, 'request/type'],
    [{ service: '' }, 'request/principal'],
    [{ service: '*.amazonaws.com' }, 'request/principal'],
    [{ federated: '*' }, 'request/principal'],
    [{ service: 'a.amazonaws.com', arn: alice }, 'request/unknown-member'],
    [{ arn: alice, uniqueId: 'AROAX:session' }, 'request/unique-id'],
    [{ arn: alice, uniqueId: '' }, 'request/unique-id'],
    [{ arn: alice, uniqueId: 1 }, 'request/type'],
    [{ arn: alice, tags: 'team' }, 'request/type'],
    [{ arn: alice, tags: { team: 1 } }, 'request/type'],
    [{ arn: alice, tags: { team: 'a', Team: 'b' } }, 'request/duplicate-tag'],
    [{ arn: alice, organization: 'o-1' }, 'request/type'],
    [{ arn: alice, organization: { id: 1 } }, 'request/type'],
    [{ arn: alice, organization: { paths: [1] } }, 'request/type'],
    [{ arn: alice, organization: { paths: 1 } }, 'request/type'],
    [{ arn: alice, organization: { managementAccount: 'yes' } }, 'request/type'],
    [{ arn: alice, organization: { Id: 'o-1' } }, 'request/unknown-member'],
    [{ arn: alice, roleArn: 1 }, 'request/type'],
    [{ arn: alice, roleArn: 'x' }, 'request/principal'],
    [{ arn: alice, userArn: 'x' }, 'request/principal'],
    [{ arn: alice, roleArn: 'arn:aws:iam::111122223333:role/app' }, 'request/principal-mismatch'],
    [{ arn: alice, userArn: alice }, 'request/principal-mismatch'],
    [
      { arn: 'arn:aws:sts::111122223333:federated-user/bob', userArn: session },
      'request/principal-mismatch',
    ],
    [
      {
        arn: 'arn:aws:sts::111122223333:federated-user/bob',
        userArn: 'arn:aws:iam::444455556666:user/a',
      },
      'request/principal-mismatch',
    ],
    [
      {
        arn: 'arn:aws:iam::111122223333:role/team/app',
        roleArn: 'arn:aws:iam::111122223333:role/app',
      },
      'request/principal-mismatch',
    ],
    [{ arn: 'arn:aws:iam::111122223333:role/app', roleArn: alice }, 'request/principal-mismatch'],
  ])('%j is refused', (principal, code) => {
    expect(faultOf({ ...usual, principal })).toMatchObject({ code });
  });

  test.each([
    'arn:aws:iam::111122223333:role/other',
    'arn:aws:iam::444455556666:role/app',
    'arn:aws-cn:iam::111122223333:role/app',
  ])('%s is not the role of the session', (roleArn) => {
    const read = readRequest({ ...usual, principal: { arn: session, roleArn } });
    expect(read.value).toBeUndefined();
    expect(codesOf(read)).toContain('request/principal-mismatch');
  });

  test('an account of another form, and a path without its slash, are told', () => {
    const principal = { arn: 'arn:aws:iam::123:user/alice', organization: { paths: 'o-1/r-1' } };
    const read = readRequest({ ...usual, principal });
    expect(codesOf(read)).toEqual(['request/account', 'request/organization-path']);
    expect(requestOf(read).principal).toMatchObject({ organization: { paths: ['o-1/r-1'] } });
  });

  test('tags may have the names of prototypes', () => {
    const tags: unknown = JSON.parse('{"__proto__": "a", "constructor": "b"}');
    const principal = principalOf({ arn: alice, tags });
    if (principal.kind !== 'user') throw new Error('not a user');
    expect(Object.entries(principal.tags ?? {})).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ]);
  });
});

describe('actions', () => {
  test.each([
    ['GetObject', 'service:Name'],
    ['s3:', 'service:Name'],
    [':GetObject', 'service:Name'],
    ['', 'service:Name'],
    ['*', 'one action'],
    ['s3:Get*', 'one action'],
    ['s3:Get?bject', 'one action'],
    ['s3:GetObject ', 'no blanks'],
  ])('%j is none', (action, help) => {
    const fault = faultOf({ ...usual, action });
    expect(fault).toMatchObject({ code: 'request/action', path: ['action'] });
    expect(fault?.help).toContain(help);
  });

  test('of another type', () => {
    expect(faultOf({ ...usual, action: ['s3:GetObject'] })).toMatchObject({ code: 'request/type' });
  });
});

describe('resources', () => {
  test('every one', () => {
    expect(requestOf(readRequest({ ...usual, resource: '*' })).resource).toBe('*');
  });

  test.each(['b/k', '', 'ARN:aws:s3:::b', '**'])('%j is no ARN', (resource) => {
    expect(faultOf({ ...usual, resource })).toMatchObject({ code: 'request/resource' });
  });

  test.each([
    ['arn:aws:s3::mybucket/x', '`arn:aws:s3:::mybucket/x`'],
    ['arn:aws-cn:s3:mybucket', '`arn:aws-cn:s3:::mybucket`'],
    ['arn:aws:sqs:q', undefined],
    ['arn:', undefined],
  ])('%j is evaluated as it is, and told', (resource, fix) => {
    const fault = faultOf({ ...usual, resource });
    expect(fault).toMatchObject({ code: 'request/short-arn', severity: 'warning' });
    expect(fault?.help).toBe(fix && `write ${fix}`);
    expect(requestOf(readRequest({ ...usual, resource })).resource).toBe(resource);
  });

  test('a wildcard stands for itself, and is told', () => {
    expect(faultOf({ ...usual, resource: 'arn:aws:s3:::b/*' })).toMatchObject({
      code: 'request/resource-wildcard',
      severity: 'warning',
    });
  });

  test('owners', () => {
    expect(faultOf({ ...usual, resourceAccount: '123' })).toMatchObject({
      code: 'request/account',
      path: ['resourceAccount'],
    });
    expect(faultOf({ ...usual, resourceAccount: 11122223333 })).toMatchObject({
      code: 'request/type',
      help: expect.stringContaining('zeros'),
    });
    expect(faultOf({ ...usual, resourceAccount: null })).toMatchObject({ code: 'request/type' });
    expect(faultOf({ ...usual, resourceOrganization: [] })).toMatchObject({
      code: 'request/type',
      path: ['resourceOrganization'],
    });
    expect(faultOf({ ...usual, resource: 7 })).toMatchObject({ code: 'request/type' });
  });
});

describe('the context', () => {
  const contextOf = (context: unknown) => requestOf(readRequest({ ...usual, context })).context;

  test.each([
    ['a string', 'x', ['x'], false],
    ['a number', 1.5, ['1.5'], false],
    ['a boolean', true, ['true'], false],
    ['the empty string', '', [''], false],
    ['a list of one', ['x'], ['x'], false],
    ['an empty list', [], [], false],
    ['several values', ['x', 1, false], ['x', '1', 'false'], true],
  ])('%s', (_, value, values, list) => {
    expect(contextOf({ 'a:B': value }).get('a:b')).toEqual({
      state: 'supplied',
      name: 'a:B',
      values,
      list,
    });
  });

  test('keys of the catalog are lists even with one value', () => {
    expect(contextOf({ 'aws:TagKeys': 'a' }).get('aws:tagkeys')).toMatchObject({ list: true });
    expect(contextOf({ 'AWS:tagkeys': ['a'] }).get('aws:tagkeys')).toMatchObject({ list: true });
  });

  test('null says that the key is not there', () => {
    expect(contextOf({ 'aws:SourceIp': null }).get('aws:sourceip')).toEqual({ state: 'absent' });
  });

  test('numbers keep their digits', () => {
    const text = `{"principal": "${alice}", "action": "a:b", "resource": "*", "context": {"a:c": 1.50, "a:d": 123456789012345678901}}`;
    const node = readJson(sourceText('x', text)).value;
    if (!node) throw new Error('not JSON');
    const { context } = requestOf(readRequestNode(node));
    expect(context.get('a:c')).toMatchObject({ values: ['1.50'] });
    expect(context.get('a:d')).toMatchObject({ values: ['123456789012345678901'] });
  });

  test.each([
    [{ 'a:b': {} }, ['context', 'a:b']],
    [{ 'a:b': [['x']] }, ['context', 'a:b', 0]],
    [{ 'a:b': ['x', null] }, ['context', 'a:b', 1]],
  ])('%j holds what no key holds', (context, path) => {
    expect(faultOf({ ...usual, context })).toMatchObject({ code: 'request/context-value', path });
  });

  test.each([null, [], 'x'])('%j is no context', (context) => {
    expect(faultOf({ ...usual, context })).toMatchObject({ code: 'request/type' });
  });

  test('keys that differ only in case are one key', () => {
    expect(
      faultOf({ ...usual, context: { 'aws:SourceIp': 'a', 'AWS:sourceip': 'b' } }),
    ).toMatchObject({
      code: 'request/duplicate-context-key',
      path: ['context', 'AWS:sourceip'],
      why: expect.stringContaining('`aws:SourceIp`'),
    });
    const tags = { 'aws:ResourceTag/team': 'a', 'AWS:resourcetag/team': 'b' };
    expect(faultOf({ ...usual, context: tags })).toMatchObject({
      code: 'request/duplicate-context-key',
    });
  });

  test('equal keys in a text are one key too', () => {
    const text = `{"principal": "${alice}", "action": "a:b", "resource": "*", "context": {"a:c": 1, "a:c": 2}}`;
    const node = readJson(sourceText('x', text)).value;
    if (!node) throw new Error('not JSON');
    expect(codesOf(readRequestNode(node))).toEqual(['request/duplicate-context-key']);
  });

  test('tags of resources may differ only in case: the exact one wins, else nothing is known', () => {
    const entries = contextOf({
      'aws:ResourceTag/team': 'a',
      'aws:ResourceTag/Team': 'b',
      'aws:ResourceTag/TEAM': null,
    });
    const context = { entries, rest: 'absent' } as const;
    const valueOfKey = (name: string) => lookUp(context, contextKey(name));
    expect(valueOfKey('aws:resourcetag/team')).toMatchObject({ values: ['a'] });
    expect(valueOfKey('aws:ResourceTag/Team')).toMatchObject({ values: ['b'] });
    expect(valueOfKey('aws:ResourceTag/tEAM')).toEqual({ state: 'present' });
    expect(isSpecified(context, contextKey('aws:ResourceTag/team'))).toBe(true);
    expect(isSpecified(context, contextKey('aws:ResourceTag/other'))).toBe(false);
    expect(valueOfKey('aws:ResourceTag/other')).toEqual({ state: 'absent' });
    const open = { ...context, rest: 'unspecified' } as const;
    expect(lookUp(open, contextKey('aws:ResourceTag/other'))).toEqual({ state: 'unspecified' });
  });

  test('tags of which one at most is there', () => {
    const one = { 'aws:ResourceTag/team': 'a', 'aws:ResourceTag/Team': null };
    expect(contextOf(one).get('aws:resourcetag/team')).toMatchObject({ state: 'supplied' });
    const none = { 'aws:ResourceTag/team': null, 'aws:ResourceTag/Team': null };
    expect(contextOf(none).get('aws:resourcetag/team')).toEqual({ state: 'absent' });
  });

  test('the account of the principal cannot be another', () => {
    const context = { 'aws:PrincipalAccount': '444455556666' };
    expect(faultOf({ ...usual, context })).toMatchObject({ code: 'request/principal-account' });
    const same = { 'aws:PrincipalAccount': '111122223333' };
    expect(readRequest({ ...usual, context: same }).diagnostics).toEqual([]);
    const service = { ...usual, principal: { service: 'sns.amazonaws.com' }, context };
    expect(readRequest(service).diagnostics).toEqual([]);
    expect(
      readRequest({ ...usual, context: { 'aws:PrincipalAccount': null } }).diagnostics,
    ).toEqual([]);
  });
});

describe('hostile input', () => {
  test('keys of prototypes are keys like others', () => {
    const context: unknown = JSON.parse('{"__proto__": "a", "constructor": ["b"], "": "c"}');
    const read = requestOf(readRequest({ ...usual, context })).context;
    expect([...read.keys()]).toEqual(['__proto__', 'constructor', '']);
    expect(faultOf(JSON.parse(`{"__proto__": 1, ${JSON.stringify(usual).slice(1)}`))).toMatchObject(
      {
        code: 'request/unknown-member',
      },
    );
  });

  test('a hundred thousand spellings of one tag, and as many keys', () => {
    const spelling = (index: number) =>
      [...'abcdefghijklmnopq']
        .map((letter, bit) => ((index >> bit) & 1 ? letter.toUpperCase() : letter))
        .join('');
    const context = Object.fromEntries(
      Array.from({ length: 100_000 }, (_, index) => [`aws:ResourceTag/${spelling(index)}`, 'x']),
    );
    const started = performance.now();
    const read = requestOf(readRequest({ ...usual, context })).context;
    expect(read.get('aws:resourcetag/abcdefghijklmnopq')).toMatchObject({ state: 'ambiguous' });
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('texts of ten megabytes', () => {
    const long = 'x'.repeat(10_000_000);
    const slashes = '/'.repeat(1_000_000);
    const colons = ':'.repeat(1_000_000);
    for (const request of [
      { principal: `arn:aws:iam::111122223333:user/${long}`, action: long, resource: long },
      {
        principal: `arn:aws:sts::111122223333:assumed-role${slashes}`,
        action: colons,
        resource: `arn${colons}`,
      },
      { principal: long, action: `s3:${long}`, resource: `arn:aws:s3:${long}`, [long]: long },
      { ...usual, resourceAccount: long, context: { [long]: long } },
    ]) {
      const { diagnostics } = readRequest(request);
      for (const { message, help = '', why = '' } of diagnostics) {
        expect(message.length + help.length + why.length).toBeLessThan(600);
      }
    }
  });

  test.each([
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a date', new Date(0)],
    ['undefined', undefined],
  ])('%s in any place', (_, odd) => {
    for (const request of [
      odd,
      { ...usual, principal: odd },
      { ...usual, principal: { arn: odd, tags: odd, roleArn: odd } },
      { principal: alice, action: odd, resource: odd },
      { ...usual, context: { a: odd } },
      { ...usual, context: { a: [odd] } },
    ]) {
      expect(() => readRequest(request)).not.toThrow();
    }
    expect(hasErrors(readRequest(odd).diagnostics)).toBe(true);
  });
});
