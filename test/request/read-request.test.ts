import { describe, expect, test } from 'vitest';
import { readJson } from '../../grammar/json/read-json.ts';
import { readRequest, readRequestNode } from '../../src/request/read-request.ts';
import { hasErrors } from '../../src/text/diagnostic.ts';
import { rangeOf, sourceText } from '../../src/text/source.ts';
import { alice, codesOf, faultOf, requestOf, usual } from './reading.ts';

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
