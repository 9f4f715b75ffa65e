import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { parsePolicy } from '../../src/parse/parse-policy.ts';
import type { Policy, PolicyType } from '../../src/policy/policy.ts';
import { readPolicy } from '../../src/policy/read-policy.ts';
import { policyValue, writePolicy } from '../../src/policy/write-policy.ts';
import type { Parsed } from '../../src/text/diagnostic.ts';
import { families } from '../support/alphabets.ts';
import { about, documents } from '../support/arbitraries.ts';
import { damaged } from '../support/arbitrary-json.ts';
import { law } from '../support/runs.ts';

const types = [
  'identity',
  'resource',
  'trust',
  'permissionsBoundary',
  'session',
  'serviceControl',
  'resourceControl',
  'vpcEndpoint',
] as const satisfies readonly PolicyType[];

const typed = about((caller, family) =>
  fc.constantFrom(...types).chain((type) =>
    fc.record({
      type: fc.constant(type),
      document: documents(type, type === 'trust' ? families.roles : family, caller),
    }),
  ),
);

/** The policy without what only a text has. */
function withoutPlaces(policy: Policy | undefined): unknown {
  return (
    policy &&
    JSON.parse(JSON.stringify(policy), (key, value) =>
      key === 'span' || key === 'source' ? undefined : value,
    )
  );
}

function codesOf({ diagnostics }: Parsed<Policy>): readonly string[] {
  return diagnostics.map(({ code }) => code).sort();
}

describe('a policy document', () => {
  law(
    'is the same policy from its text and from the parsed value',
    typed,
    ({ type, document }) => {
      const text = JSON.stringify(document, null, 2);
      const parsed = parsePolicy(text, { type });
      const read = readPolicy(JSON.parse(text), { type });
      expect(read.value).toBeDefined();
      expect(withoutPlaces(parsed.value)).toEqual(withoutPlaces(read.value));
      expect(codesOf(parsed)).toEqual(codesOf(read));
    },
    800,
  );

  law(
    'is refused through both doors or through none, with the same diagnostics',
    fc.tuple(damaged(typed.map(({ document }) => document)), fc.constantFrom(...types)),
    ([document, type]) => {
      const text = JSON.stringify(document);
      const parsed = parsePolicy(text, { type });
      const read = readPolicy(JSON.parse(text), { type });
      expect(withoutPlaces(parsed.value)).toEqual(withoutPlaces(read.value));
      expect(codesOf(parsed)).toEqual(codesOf(read));
    },
    800,
  );

  law(
    'that is written and read again is the same policy',
    fc.tuple(typed, fc.constantFrom(0, 2)),
    ([{ type, document }, indent]) => {
      const first = readPolicy(document, { type }).value;
      if (!first) throw new Error('the document cannot be read');
      const text = writePolicy(first, indent);
      expect(readPolicy(JSON.parse(text), { type }).value).toEqual(first);
      expect(withoutPlaces(parsePolicy(text, { type }).value)).toEqual(withoutPlaces(first));
      expect(policyValue(first)).toEqual(JSON.parse(text));
    },
    800,
  );

  law(
    'is written as the JSON it was read from',
    typed,
    ({ type, document }) => {
      const policy = readPolicy(document, { type }).value;
      if (!policy) throw new Error('the document cannot be read');
      expect(JSON.parse(writePolicy(policy))).toEqual(JSON.parse(JSON.stringify(document)));
    },
    400,
  );
});
