import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fixText } from '../../src/lint/fix-text.ts';
import { rules } from '../../src/lint/rules.ts';
import type { PolicyType } from '../../src/policy/policy.ts';
import { lintWith, type RuleCases, textOf } from './rule-case.ts';
import { firstDifference } from './same-grants.ts';

const folder = 'corpus/lint';
const cases = readdirSync(folder).flatMap((file) => {
  const { rule, cases: own }: RuleCases = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'));
  return own.map((one) => ({ ...one, rule }));
});

type Case = (typeof cases)[number];

/** Pools grant nothing by themselves. */
function typesOf({ rule, types }: Case): readonly PolicyType[] {
  const appliesTo = rules.find(({ meta }) => meta.id === rule)?.meta.appliesTo ?? [];
  const wanted = types === 'all' ? appliesTo : (types ?? appliesTo.slice(0, 1));
  return wanted.filter((type) => type !== 'identityPool' && type !== 'file');
}

function differenceIn({ rule, text, policy, ...given }: Case, type: PolicyType) {
  const written = text ?? textOf(policy);
  const fixed = fixText(written, ['safe'], (now) => lintWith(rule, now, type, given));
  return fixed.applied.length > 0 ? firstDifference(written, fixed.text, type) : undefined;
}

describe('a safe fix', () => {
  test('never changes what is granted, in no case of any rule', () => {
    const broken = cases.flatMap((one) =>
      typesOf(one).flatMap((type) => {
        const difference = differenceIn(one, type);
        return difference ? [{ case: `${one.rule}: ${one.title} (${type})`, difference }] : [];
      }),
    );
    expect(broken).toEqual([]);
  });
});

describe('the law notices', () => {
  const allow = { Effect: 'Allow', Action: 's3:Get*', Resource: 'arn:aws:s3:::b/*' };
  const principal = { Principal: { AWS: '111122223333' } };
  const document = (statement: object) =>
    JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  const condition = { Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } } };

  test.each<[string, PolicyType, object, object]>([
    ['another effect', 'identity', allow, { ...allow, Effect: 'Deny' }],
    ['a wider action', 'identity', allow, { ...allow, Action: 's3:*' }],
    ['another resource', 'session', allow, { ...allow, Resource: 'arn:aws:s3:::c/*' }],
    ['a condition', 'permissionsBoundary', allow, { ...allow, ...condition }],
    ['a principal', 'resource', { ...allow, ...principal }, { ...allow, Principal: '*' }],
    ['a Not form', 'serviceControl', allow, { ...allow, Action: undefined, NotAction: 's3:Get*' }],
    [
      'an effect for everyone',
      'vpcEndpoint',
      { ...allow, Principal: '*' },
      { ...allow, Principal: '*', Effect: 'Deny' },
    ],
    [
      'a trust policy that is none any more',
      'trust',
      { Effect: 'Allow', ...principal, Action: 'sts:AssumeRole' },
      { Effect: 'Allow', Action: 'sts:AssumeRole' },
    ],
  ])('%s', (_title, type, before, after) => {
    expect(firstDifference(document(before), document(after), type)).toBeDefined();
    expect(firstDifference(document(before), document(before), type)).toBeUndefined();
  });

  test('nothing where the document was refused before', () => {
    expect(firstDifference(document({ Effect: 'allow' }), document(allow), 'identity')).toBe(
      undefined,
    );
  });
});
