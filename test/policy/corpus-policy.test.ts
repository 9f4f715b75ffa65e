import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { policyTypes } from '../../src/catalog/policy-types.ts';
import { parsePolicy } from '../../src/parse/parse-policy.ts';
import type { Policy, PolicyType } from '../../src/policy/policy.ts';
import { policyFaults } from '../../src/policy/policy-faults.ts';
import { readPolicy } from '../../src/policy/read-policy.ts';
import { policyValue, writePolicy } from '../../src/policy/write-policy.ts';
import type { Diagnostic, Parsed } from '../../src/text/diagnostic.ts';

/** A case of `corpus/policy`: a document as a value or as text, and what the reader says of it. */
interface PolicyCase {
  readonly id: string;
  readonly clause: readonly string[];
  readonly title: string;
  readonly type: PolicyType;
  readonly policy?: unknown;
  readonly text?: string;
  readonly lenientDuplicates?: boolean;
  /** Whether it cannot be evaluated. */
  readonly refused: boolean;
  /** Of all diagnostics, in any order. */
  readonly codes: readonly string[];
  /** The place of one of them. */
  readonly at?: readonly (string | number)[];
  /** A part of the help that one of them gives. */
  readonly help?: string;
}

const folder = new URL('../../corpus/policy/', import.meta.url);

const files = readdirSync(folder).map((name) => {
  const { cases }: { cases: readonly PolicyCase[] } = JSON.parse(
    readFileSync(new URL(name, folder), 'utf8'),
  );
  return { name, cases };
});
const allCases = files.flatMap(({ cases }) => cases);

describe.each(files)('corpus/policy/$name', ({ cases }) => {
  test.each(cases)('$id: $title', (one) => {
    for (const { value, diagnostics } of bothDoors(one)) {
      expect(diagnostics.map(({ code }) => code).sort()).toEqual([...one.codes].sort());
      expect(value === undefined).toBe(one.refused);
      if (one.at) expect(diagnostics.map(({ path }) => path)).toContainEqual(one.at);
      if (one.help) expect(helpIn(diagnostics)).toContain(one.help);
    }
  });

  test.each(cases.filter(({ refused }) => !refused))('$id prints back', (one) => {
    const [first] = bothDoors(one);
    const policy = first?.value;
    if (!policy) throw new Error('the case is not read');
    expect(withoutSpans(parsePolicy(writePolicy(policy), options(one)).value)).toEqual(
      withoutSpans(policy),
    );
    expect(policyValue(policy)).toEqual(JSON.parse(writePolicy(policy, 2)));
    if (one.text === undefined) expect(policyValue(policy)).toEqual(one.policy);
  });
});

describe('the corpus', () => {
  test('has no two cases with one id', () => {
    const ids = allCases.map(({ id }) => id);
    expect(ids).toHaveLength(new Set(ids).size);
  });

  test('has a case for every type and for every fault', () => {
    const types = new Set(allCases.map(({ type }) => type));
    expect([...types].sort()).toEqual(Object.keys(policyTypes).sort());
    const codes = new Set(allCases.flatMap((one) => one.codes));
    // Quotas need documents of their size: see read-policy.test.ts.
    expect([...codes, 'policy/quota'].sort()).toEqual(Object.keys(policyFaults).sort());
  });
});

/** As text, and unless it can only be told as text, as a value too. */
function bothDoors(one: PolicyCase): readonly Parsed<Policy>[] {
  if (one.text !== undefined) return [parsePolicy(one.text, options(one))];
  const text = JSON.stringify(one.policy, null, 2);
  return [parsePolicy(text, options(one)), readPolicy(one.policy, options(one))];
}

function options({ type, lenientDuplicates = false }: PolicyCase) {
  return { type, lenientDuplicates };
}

function helpIn(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map(({ help }) => help).join('\n');
}

function withoutSpans(policy: Policy | undefined): unknown {
  return JSON.parse(
    JSON.stringify(policy, (key, value) =>
      key === 'span' || key === 'source' ? undefined : value,
    ),
  );
}
