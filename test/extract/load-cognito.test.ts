import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CognitoFile, loadCognito } from '../../src/extract/cognito/load-cognito.ts';
import { damaged } from '../support/arbitrary-json.ts';
import { readExtractCorpus } from './extract-case.ts';

const folder = new URL('../../corpus/extract/', import.meta.url);

function file(path: string): CognitoFile {
  return { path, text: readFileSync(new URL(path, folder), 'utf8') };
}

const codes = (files: readonly CognitoFile[], options = {}) =>
  loadCognito(files, options).diagnostics.map(({ code }) => code);

describe('loadCognito', () => {
  test.each([
    ['{"a": 1}', 'extract/unknown-file'],
    ['[]', 'extract/unknown-file'],
    ['Resources: {A: {}}', 'extract/unknown-file'],
    ['{', 'syntax/unclosed'],
    ['a: [', 'syntax/yaml'],
    ['Resources: {A: {Type: "AWS::S3::Bucket"}}', 'extract/no-pool'],
  ])('refuses %j', (text, code) => {
    const { value, diagnostics } = loadCognito([{ path: 'a', text }]);
    expect(value).toBeUndefined();
    expect(diagnostics.map((one) => one.code)).toContain(code);
  });

  test('refuses no files', () => {
    expect(codes([])).toEqual(['extract/no-pool']);
  });

  test('says in which of several files a fault is', () => {
    const files = [
      file('outputs/describe-identity-pool.json'),
      file('outputs/get-identity-pool-roles-refused.json'),
    ];
    const { diagnostics } = loadCognito(files);
    expect(diagnostics.map(({ source }) => source?.path)).toEqual(
      diagnostics.map(() => files[1]?.path),
    );
  });

  test('says in which file a value is missing, and where', () => {
    const { path, text } = file('templates/hand-written.yaml');
    const files = [{ path, text }, file('outputs/list-groups.json')];
    const { value } = loadCognito(files, { region: 'eu-west-1' });
    const open = value?.unresolved.find(({ what }) => what === 'GoogleClientId');
    expect(open?.file).toBe(path);
    expect(open?.span && text.slice(open.span.start, open.span.end)).toBe('GoogleClientId');
  });

  test('gives every policy the text of its file', () => {
    const files = [
      file('outputs/describe-identity-pool.json'),
      file('outputs/get-account-authorization-details.json'),
    ];
    const { value } = loadCognito(files);
    const sources = [...(value?.roles.values() ?? [])].map(({ trust }) => trust?.source?.path);
    expect(sources).toEqual([files[1]?.path, files[1]?.path, files[1]?.path]);
  });

  test('finds the pool that is meant by its id, its name and what the file calls it', () => {
    const files = [file('outputs/describe-identity-pool.json'), file('templates/stages.yaml')];
    const id = (pool: string) => loadCognito(files, { pool }).value?.identityPool.id;
    const ofAws = 'us-east-1:11111111-1111-4111-8111-111111111111';
    expect([id(ofAws), id('photos'), id('Pool')]).toEqual([
      ofAws,
      ofAws,
      'unresolved-Region:unresolved-Pool',
    ]);
    expect(codes(files, { pool: 'none' })).toEqual(['extract/no-pool']);
  });

  test('keeps apart what two templates call by one name', () => {
    const { path, text } = file('templates/stages.yaml');
    const files = [
      { path, text },
      { path: 'b.yaml', text },
    ];
    expect(codes(files)).toEqual(['extract/several-pools']);
    const { value } = loadCognito(files, { pool: 'unresolved-Region:unresolved-Pool' });
    expect(
      value?.unresolved.filter(({ path: [part] }) => part === 'identityPool').length,
    ).toBeGreaterThan(0);
  });

  test('never throws, whatever the files hold', () => {
    const texts = ['templates', 'plans', 'outputs'].flatMap((name) =>
      readdirSync(new URL(`${name}/`, folder))
        .filter((path) => path.endsWith('.json'))
        .map((path) => file(`${name}/${path}`).text),
    );
    const good = fc.constantFrom(...texts).map((text): unknown => JSON.parse(text));
    fc.assert(
      fc.property(damaged(good), (json) => {
        loadCognito([{ path: 'a.json', text: JSON.stringify(json) ?? '' }]);
      }),
      { numRuns: 500 },
    );
  });

  test('takes names that mean something to JavaScript', () => {
    const text = `{"Parameters": {"__proto__": {"Type": "String"}}, "Resources": {
      "constructor": {"Type": "AWS::Cognito::IdentityPool", "Properties": {
        "AllowUnauthenticatedIdentities": false, "IdentityPoolName": {"Ref": "__proto__"},
        "SupportedLoginProviders": {"__proto__": {"Ref": "toString"}}}},
      "__proto__": {"Type": "AWS::IAM::Role", "Properties": {"RoleName": "r"}}}}`;
    const { value } = loadCognito([{ path: 'a.json', text }]);
    expect(value?.unresolved.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['constructor', '__proto__', 'toString']),
    );
  });
});

test('every file of the corpus is loaded by a case', () => {
  const used = new Set(
    readExtractCorpus().flatMap(({ cases }) => cases.flatMap(({ files }) => files)),
  );
  const present = ['templates', 'plans', 'outputs'].flatMap((name) =>
    readdirSync(new URL(`${name}/`, folder)).map((path) => `${name}/${path}`),
  );
  expect(present.filter((path) => !used.has(path))).toEqual([]);
});
