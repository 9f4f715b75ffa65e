import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rules } from '../../src/lint/rules.ts';
import type { PolicyType } from '../../src/policy/policy.ts';

interface AwsCode {
  readonly code: string;
  readonly findingType: string;
  /** Letters of the kinds of policy. */
  readonly policies: string;
}

const { codes, withdrawn }: { codes: readonly AwsCode[]; withdrawn: readonly string[] } =
  JSON.parse(readFileSync('corpus/lint-aws-codes.json', 'utf8'));

const kinds: Readonly<Record<string, PolicyType>> = {
  I: 'identity',
  R: 'resource',
  T: 'trust',
  S: 'serviceControl',
  C: 'resourceControl',
};

const byCode = new Map(rules.flatMap(({ meta }) => (meta.aws ? [[meta.aws.code, meta]] : [])));

test('the list has what the reference has', () => {
  const count = (type: string) => codes.filter(({ findingType }) => findingType === type).length;
  expect(codes).toHaveLength(153);
  expect(new Set(codes.map(({ code }) => code)).size).toBe(153);
  expect(['ERROR', 'SECURITY_WARNING', 'WARNING', 'SUGGESTION'].map(count)).toEqual([
    79, 19, 26, 29,
  ]);
});

test('every code of AWS has its rule', () => {
  expect(codes.map(({ code }) => code).filter((code) => !byCode.has(code))).toEqual([]);
});

test('withdrawn codes have a rule too, which is off everywhere', () => {
  expect(withdrawn.filter((code) => !byCode.get(code)?.withdrawn)).toEqual([]);
});

test('no rule has a code that AWS has not', () => {
  const known = new Set([...codes.map(({ code }) => code), ...withdrawn]);
  expect([...byCode.keys()].filter((code) => !known.has(code))).toEqual([]);
});

describe.each(codes.filter(({ code }) => byCode.has(code)))(
  '$code',
  ({ code, findingType, policies }) => {
    const meta = byCode.get(code);

    test('is found as AWS finds it', () => {
      expect(meta?.aws?.findingType).toBe(findingType);
    });

    test('is looked for in the kinds of policy that it is about', () => {
      const wanted = [...policies].map((letter) => kinds[letter]);
      expect(meta?.appliesTo).toEqual(expect.arrayContaining(wanted));
    });
  },
);
