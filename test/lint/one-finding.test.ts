import { describe, expect, test } from 'vitest';
import { applyFixes } from '../../src/lint/apply-fixes.ts';
import type { Preset } from '../../src/lint/levels.ts';
import { lint } from '../../src/lint/lint.ts';
import { pathText, textOf } from './rule-case.ts';

function found(policy: unknown, preset: Preset = 'recommended') {
  const text = typeof policy === 'string' ? policy : textOf(policy);
  return lint({ path: 'policy.json', text }, { type: 'identity', presets: [preset] });
}

function told(policy: unknown, preset?: Preset) {
  return found(policy, preset).policies.flatMap(({ diagnostics }) =>
    diagnostics.map(({ rule, path }) => `${rule} ${pathText(path)}`),
  );
}

const seed = { Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3::mybucket' };

describe('one finding for one fault', () => {
  test('the colons of a bucket are told in words of S3, with the fix', () => {
    expect(told(seed)).toEqual(['s3-arn-colons Statement.Resource']);
    const { source, policies } = found(seed);
    const fixed = applyFixes(
      source.text,
      policies.flatMap(({ diagnostics }) => diagnostics),
      ['safe', 'unsafe'],
    );
    expect(fixed.text).toBe(source.text.replace('s3::my', 's3:::my'));
    expect(told(fixed.text)).toEqual([]);
  });

  test('for AWS they are a missing field', () => {
    expect(told(seed, 'aws-parity')).toEqual(['missing-arn-field Statement.Resource']);
  });

  test('a bucket with a region and an account', () => {
    const policy = { ...seed, Resource: 'arn:aws:s3:us-east-1:111122223333:mybucket' };
    expect(told(policy)).toEqual(['s3-arn-extra-colon-or-region Statement.Resource']);
    expect(told(policy, 'aws-parity')).toEqual([
      'arn-account-not-allowed Statement.Resource',
      'arn-region-not-allowed Statement.Resource',
    ]);
  });

  test('the halves of S3 say more than that nothing fits', () => {
    expect(told({ ...seed, Resource: 'arn:aws:s3:::mybucket/*' })).toEqual([
      's3-list-on-object-arn Statement.Action',
    ]);
  });
});

describe('a text that is no JSON', () => {
  test('is one document with its faults', () => {
    const { policies, diagnostics } = found('{"Version": "2012-10-17",\n "Statement": [}');
    expect(diagnostics).toEqual([]);
    const [only] = policies;
    expect(only?.diagnostics.map(({ rule, severity }) => [rule, severity])).toContainEqual([
      'json-syntax-error',
      'error',
    ]);
    for (const { span } of only?.diagnostics ?? []) expect(span).toBeDefined();
  });

  test('is told as often as wanted, and the rest is counted', () => {
    const text = "{'a':1,'b':2,'c':3}";
    const result = lint({ path: 'policy.json', text }, { type: 'identity', most: 1 });
    expect(result.policies.flatMap(({ diagnostics }) => diagnostics)).toHaveLength(1);
    expect(result.leftOut).toBeGreaterThan(0);
  });
});
