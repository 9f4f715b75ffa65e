import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isIn } from '../../src/lint/levels.ts';
import { lint } from '../../src/lint/lint.ts';
import { rules } from '../../src/lint/rules.ts';

/** Everything that is worth finding in a configuration of Cognito. */
const ids = [
  'COG-T1',
  'COG-T2',
  'COG-T3',
  'COG-T4',
  'COG-T5',
  'COG-T6',
  'COG-T7',
  'COG-T8',
  'COG-T9',
  'COG-T10',
  'COG-T11',
  'COG-P1',
  'COG-P2',
  'COG-P3',
  'COG-P4',
  'COG-P5',
  'COG-P6',
  'COG-P7',
  'COG-P8',
  'COG-P9',
  'COG-P10',
  'COG-P11',
  'COG-R1',
  'COG-R2',
  'COG-R3',
  'COG-R4',
  'COG-R5',
  'COG-R6',
  'COG-R7',
  'COG-R8',
  'COG-R9',
  'COG-G1',
  'COG-G2',
  'COG-G3',
  'COG-G4',
  'COG-G5',
  'COG-A1',
  'COG-A2',
  'COG-D1',
  'COG-L1',
  'COG-L2',
  'COG-L3',
  'COG-S1',
  'COG-S2',
  'COG-S3',
];

const page = readFileSync('docs/cognito.md', 'utf8');
const rows = new Map(
  page.split('\n').flatMap((line) => {
    const [, id = '', , rule = ''] = line.split('|').map((cell) => cell.trim());
    return id.startsWith('COG-') ? [[id, rule] as const] : [];
  }),
);
const named = (cell: string) => [...cell.matchAll(/`([a-z0-9-]+)`/g)].map(([, name = '']) => name);
const known = new Set(rules.map(({ meta }) => meta.id));

test('the page has a row for each id, and no others', () => {
  expect([...rows.keys()]).toEqual(ids);
});

describe.each(ids)('%s', (id) => {
  const cell = rows.get(id) ?? '';

  test('is a rule, or the row says who tells of it or why nobody does', () => {
    if (/^(?:refused by AWS: shown as an error|out of reach)/.test(cell)) return;
    expect(named(cell).filter((name) => known.has(name)).length).toBeGreaterThan(0);
  });

  test('rules that call it theirs are in the row', () => {
    const theirs = rules.filter(({ meta }) => meta.equivalents?.includes(id));
    expect(named(cell)).toEqual(expect.arrayContaining(theirs.map(({ meta }) => meta.id)));
  });
});

test('the page names every rule about Cognito and none that there is not', () => {
  const start = page.indexOf('## What `verdict lint` finds');
  const section = page.slice(start, page.indexOf('\n## ', start));
  const about = rules.filter(({ meta }) => meta.category === 'cognito').map(({ meta }) => meta.id);
  const mentioned = named(section).filter((name) => name.startsWith('cognito-'));
  expect([...new Set(mentioned)].sort()).toEqual([...about].sort());
});

test('errors and security warnings are on by default, the rest in the preset', () => {
  for (const { meta } of rules.filter((rule) => rule.meta.category === 'cognito')) {
    const loud = meta.severity === 'error' || meta.severity === 'securityWarning';
    expect(isIn(meta, 'recommended'), meta.id).toBe(loud);
    expect(isIn(meta, 'cognito'), meta.id).toBe(true);
  }
});

const provider = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI';
const rule = {
  Claim: 'email',
  MatchType: 'Equals',
  Value: 'a',
  RoleARN: 'arn:aws:iam::111122223333:role/a',
};
const mapping = (rules: readonly unknown[], key = `${provider}:client`) => ({
  RoleMappings: {
    [key]: { Type: 'Rules', AmbiguousRoleResolution: 'Deny', RulesConfiguration: { Rules: rules } },
  },
});
const tags = (names: readonly string[]) => ({
  PrincipalTags: {
    [provider]: { PrincipalTags: Object.fromEntries(names.map((name) => [name, 'sub'])) },
  },
});

// What AWS refuses to save is no matter for rules: the reader tells, and linting shows it.
test.each([
  ['COG-R2', mapping([rule], provider)],
  ['COG-R7', mapping(Array.from({ length: 26 }, () => rule))],
  ['COG-R7', mapping([{ ...rule, Value: '' }])],
  ['COG-R7', mapping([])],
  ['COG-R7', mapping([{ ...rule, Claim: 'a'.repeat(65) }])],
  ['COG-R7', { RoleMappings: { [`${provider}:client`]: { Type: 'Token' } } }],
  ['COG-A1', tags(Array.from({ length: 51 }, (_, index) => `tag${index}`))],
  ['COG-A1', tags(['a'.repeat(129)])],
])('%s is an error of the file', (_, parts) => {
  const identityPool = {
    IdentityPoolId: 'us-east-1:11111111-1111-4111-8111-111111111111',
    AllowUnauthenticatedIdentities: false,
    CognitoIdentityProviders: [{ ProviderName: provider, ClientId: 'client' }],
    ...parts,
  };
  const { diagnostics } = lint({ path: 'pool.json', text: JSON.stringify({ identityPool }) });
  expect(diagnostics.map(({ severity }) => severity)).toContain('error');
});
