import { describe, expect, test } from 'vitest';
import { prepare } from '../../src/evaluate/evaluate.ts';
import { settingsOf } from '../../src/evaluate/options.ts';
import { prepareSet } from '../../src/evaluate/prepare-set.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { readPolicy } from '../../src/policy/read-policy.ts';
import { readRequest } from '../../src/request/read-request.ts';
import type { Request } from '../../src/request/request.ts';

interface Written {
  readonly Effect?: 'Allow' | 'Deny';
  readonly Action?: string | readonly string[];
  readonly Resource: string | readonly string[];
}

function policyOf(statements: readonly Written[]): Policy {
  const { value } = readPolicy({
    Version: '2012-10-17',
    Statement: statements.map((one) => ({ Effect: 'Allow', Action: 's3:GetObject', ...one })),
  });
  if (!value) throw new Error('the policy cannot be read');
  return value;
}

function asking(resource: string, action = 's3:GetObject'): Request {
  const principal = 'arn:aws:iam::111122223333:user/alice';
  const { value } = readRequest({ principal, action, resource });
  if (!value) throw new Error('the request cannot be read');
  return value;
}

/** Statements about objects that nobody asks for. */
function others(count: number, resource: (index: number) => string): readonly Written[] {
  return Array.from({ length: count }, (_, index) => ({ Resource: resource(index) }));
}

/** So often that the first answers look at all statements and the last ones use the index. */
function decisions(statements: readonly Written[], request: Request): readonly string[] {
  const ask = prepare({ identity: [policyOf(statements)] });
  const found = Array.from({ length: 12 }, () => [ask.decide(request), ask(request).decision]);
  return [...new Set(found.flat())];
}

const object = 'arn:aws:s3:::bucket/folder/name.txt';
const elsewhere = others(200, (index) => `arn:aws:s3:::bucket/other/${index}`);

describe('one statement among many is found', () => {
  test.each<[title: string, resource: string, asked: string]>([
    ['that names the resource', object, object],
    ['that names its beginning', 'arn:aws:s3:::bucket/folder/*', object],
    ['that names a part of it', 'arn:aws:s3:::*/folder/*', object],
    ['that names a part too short to look up', 'a*:aws:s3:::*er/n*', object],
    ['that begins with a wildcard', '*:aws:s3:::bucket/folder/*', object],
    ['that is about everything', '*', object],
    [
      'whose variable the resource has',
      'arn:aws:s3:::bucket/${aws:username}/x',
      'arn:aws:s3:::bucket/alice/x',
    ],
    ['whose variable is a dollar sign', "arn:aws:s3:::b/${x, '$y'}/x", 'arn:aws:s3:::b/$y/x'],
    ['that is too short for an ARN', 'arn:aws:s3', 'arn:aws:s3:::bucket'],
    ['whose `?` is a code point', 'arn:aws:s3:::bucket/?/x', 'arn:aws:s3:::bucket/\u{1f600}/x'],
    [
      'that begins with more than is looked up',
      `arn:aws:s3:::b/${'a'.repeat(1100)}*`,
      `arn:aws:s3:::b/${'a'.repeat(1200)}`,
    ],
    ['that is long', `arn:aws:s3:::b/${'a*'.repeat(200)}`, `arn:aws:s3:::b/${'a'.repeat(900)}`],
  ])('%s', (_title, resource, asked) => {
    const request = asking(asked);
    expect(decisions(elsewhere, request)).toEqual(['implicitDeny']);
    expect(decisions([...elsewhere, { Resource: resource }], request)).toEqual(['allowed']);
    expect(
      decisions([{ Resource: '*' }, ...elsewhere, { Effect: 'Deny', Resource: resource }], request),
    ).toEqual(['explicitDeny']);
  });

  test.each<[title: string, action: string | readonly string[]]>([
    ['by its name', 's3:GetObject'],
    ['by its service', 'S3:Get*'],
    ['by anything', '*'],
    ['beside what is no action', ['nothing', 's3:', 's3:getobject']],
  ])('whose resource hundreds share, by its action: %s', (_title, Action) => {
    const shared = 'arn:aws:s3:::bucket/*';
    const crowd = others(300, () => shared).map((one) => ({ ...one, Action: 's3:PutObject' }));
    expect(decisions(crowd, asking(object))).toEqual(['implicitDeny']);
    expect(decisions([...crowd, { Action, Resource: shared }], asking(object))).toEqual([
      'allowed',
    ]);
  });

  test('when the index takes many questions to be built', () => {
    const folder = 'f'.repeat(300);
    const many = others(4000, (index) => `arn:aws:s3:::bucket/${folder}/${index}`);
    expect(decisions([...many, { Resource: object }], asking(object))).toEqual(['allowed']);
    expect(decisions(many, asking(object))).toEqual(['implicitDeny']);
  });
});

test('of an action with a long name nothing is remembered', () => {
  const long = `s3:${'G'.repeat(50_000)}`;
  const statements = [{ Action: 's3:G*', Resource: '*' }];
  expect(decisions(statements, asking(object, long))).toEqual(['allowed']);
});

test('no more statements are kept compiled than a large set may have', () => {
  const [statement] = policyOf([{ Resource: object }]).statements;
  if (!statement) throw new Error('there is one statement');
  const count = 65_540;
  const policy: Policy = {
    ...policyOf([{ Resource: '*' }]),
    statements: Array(count).fill(statement),
  };
  const set = prepareSet({ identity: [policy] }, settingsOf());
  expect(set.statements.length).toBe(count);
  expect(set.statementAt(0)).toBe(set.statementAt(0));
  expect(set.statementAt(count - 1).number).toBe(count - 1);
});
