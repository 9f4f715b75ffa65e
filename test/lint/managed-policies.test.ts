import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { managedPoliciesPage } from '../../scripts/managed-policies.ts';

test('the page about AWS’s own policies says how often each code is found', () => {
  const committed = readFileSync('docs/managed-policies.md', 'utf8');
  expect(countsIn(committed).length).toBeGreaterThan(5);
  expect(countsIn(managedPoliciesPage()), 'run `npm run report:managed`').toEqual(
    countsIn(committed),
  );
});

function countsIn(page: string): readonly string[] {
  return page.split('\n').filter((line) => /^\| [A-Z][A-Z_0-9]+ \|/.test(line));
}
