import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { LintedFile } from '../../../src/report/lint/lint-run.ts';
import { sarif } from '../../../src/report/lint/sarif.ts';
import { document, runOf, starredFile } from './run-of.ts';

// What SARIF 2.1.0 (OASIS, sections 3.13 to 3.58) says of the members that we write, and no others.
const text = { type: 'string', minLength: 1 };
const line = { type: 'integer', minimum: 1 };
const object = (properties: object, ...required: string[]) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const listOf = (items: object) => ({ type: 'array', items, minItems: 1 });
const message = object({ text }, 'text');
const region = object(
  { startLine: line, startColumn: line, endLine: line, endColumn: line },
  'startLine',
);
const artifactLocation = object(
  { uri: { type: 'string', pattern: '^[^\\s\\\\]+$' }, uriBaseId: { const: '%SRCROOT%' } },
  'uri',
);
const physicalLocation = object({ artifactLocation, region }, 'artifactLocation', 'region');
const level = { enum: ['none', 'note', 'warning', 'error'] };
const descriptor = object(
  {
    id: text,
    name: { type: 'string', pattern: '^[A-Z]\\w+$' },
    shortDescription: message,
    fullDescription: message,
    help: object({ text, markdown: text }, 'text'),
    helpUri: { type: 'string', pattern: '^https://' },
    defaultConfiguration: object({ level }),
    properties: {
      type: 'object',
      properties: {
        tags: { ...listOf(text), uniqueItems: true },
        'security-severity': { type: 'string', pattern: '^\\d\\d?\\.\\d$' },
      },
    },
  },
  'id',
);
const result = object(
  {
    ruleId: text,
    ruleIndex: { type: 'integer', minimum: 0 },
    level,
    message,
    locations: listOf(
      object({
        physicalLocation,
        logicalLocations: listOf(object({ fullyQualifiedName: text, kind: text })),
      }),
    ),
    relatedLocations: listOf(
      object(
        { id: { type: 'integer', minimum: 0 }, physicalLocation, message },
        'physicalLocation',
      ),
    ),
    partialFingerprints: { type: 'object', additionalProperties: text },
    fixes: listOf(
      object(
        {
          description: message,
          artifactChanges: listOf(
            object(
              {
                artifactLocation,
                replacements: listOf(
                  object(
                    {
                      deletedRegion: region,
                      insertedContent: object({ text: { type: 'string' } }),
                    },
                    'deletedRegion',
                  ),
                ),
              },
              'artifactLocation',
              'replacements',
            ),
          ),
        },
        'artifactChanges',
      ),
    ),
    suppressions: listOf(
      object(
        {
          kind: { enum: ['inSource', 'external'] },
          status: { enum: ['accepted', 'underReview', 'rejected'] },
          justification: text,
        },
        'kind',
      ),
    ),
  },
  'message',
);
const driver = object(
  { name: text, semanticVersion: text, rules: { type: 'array', items: descriptor } },
  'name',
);
const log = object(
  {
    $schema: { type: 'string', pattern: '^https://' },
    version: { const: '2.1.0' },
    runs: listOf(
      object(
        {
          tool: object({ driver }, 'driver'),
          automationDetails: object({ id: { type: 'string', pattern: '/$' } }),
          columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
          results: { type: 'array', items: result },
        },
        'tool',
      ),
    ),
  },
  'version',
  'runs',
);
const ajv = new Ajv2020({ allErrors: true, strictTypes: false });
const fits = ajv.compile(log);

const allow = (Action: string) => ({ Effect: 'Allow', Action, Resource: 'arn:aws:s3:::b/*' });

function resultsOf(...files: readonly LintedFile[]) {
  const written = JSON.parse(sarif(runOf(...files)));
  expect(fits(written) ? [] : fits.errors).toEqual([]);
  return written.runs[0].results;
}

const prints = (results: readonly { partialFingerprints: Record<string, string> }[]) =>
  results.map(({ partialFingerprints }) => partialFingerprints['verdict/v1']);

describe('SARIF', () => {
  test('tells where, what and how to put it right', () => {
    const [first] = resultsOf(starredFile(document([allow('*')]), { path: './dir/a b#1.json' }));
    expect(first).toMatchObject({
      ruleId: 'star-action',
      ruleIndex: 0,
      level: 'warning',
      message: { text: '`*` is every action: name the actions' },
    });
    expect(first.locations[0]).toEqual({
      physicalLocation: {
        artifactLocation: { uri: 'dir/a%20b%231.json', uriBaseId: '%SRCROOT%' },
        region: { startLine: 6, startColumn: 17, endLine: 6, endColumn: 20 },
      },
      logicalLocations: [{ fullyQualifiedName: '/Statement/0/Action', kind: 'element' }],
    });
    expect(first.fixes[0].artifactChanges[0].replacements[0].insertedContent.text).toBe(
      '"s3:GetObject"',
    );
    expect(first.relatedLocations[0].message.text).toBe('in this statement');
  });

  test('names absolute files by a URI of their own', () => {
    const [first] = resultsOf(starredFile(document([allow('*')]), { path: '/tmp/a.json' }));
    expect(first.locations[0].physicalLocation.artifactLocation).toEqual({
      uri: 'file:///tmp/a.json',
    });
  });

  test('describes rules for code scanning', () => {
    const [{ tool }] = JSON.parse(sarif(runOf())).runs;
    expect(tool.driver.rules[0].properties).toEqual({
      tags: ['security', 'iam', 'access'],
      precision: 'high',
      'security-severity': '7.5',
    });
  });

  test('has fingerprints that survive moved lines and other statements', () => {
    const before = resultsOf(starredFile(document([allow('*'), allow('s3:*')])));
    const moved = resultsOf(
      starredFile(JSON.stringify(JSON.parse(document([allow('s3:Get*'), allow('*')])), null, 7)),
    );
    expect(prints(moved)).toEqual(prints(before));
    const changed = resultsOf(
      starredFile(document([{ ...allow('*'), Resource: 'arn:aws:s3:::c' }])),
    );
    expect(prints(changed)).not.toEqual(prints(before));
    expect(prints(before)[0]).toMatch(/^[0-9a-f]{16}$/);
  });

  test('keeps what is suppressed, and says so', () => {
    const file = starredFile(document([allow('*')]));
    const [policy] = file.policies;
    const [diagnostic] = policy?.diagnostics ?? [];
    if (!(policy && diagnostic)) throw new Error('the case has a finding');
    const [only] = resultsOf({
      ...file,
      policies: [{ ...policy, diagnostics: [] }],
      suppressed: [{ policy, diagnostic, reason: 'SEC-411' }],
    });
    expect(only.suppressions).toEqual([
      { kind: 'external', status: 'accepted', justification: 'SEC-411' },
    ]);
  });

  test('tells what is the matter with a file', () => {
    const file = starredFile('{}');
    const [only] = resultsOf({
      ...file,
      policies: [],
      faults: [{ code: 'policy/none-found', severity: 'error', message: 'this is no policy' }],
    });
    expect(only).toMatchObject({ ruleId: 'none-found', ruleIndex: 1, level: 'error' });
  });
});
