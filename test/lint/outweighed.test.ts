import { expect, test } from 'vitest';
import { lint } from '../../src/lint/lint.ts';
import { defineRule, type Rule } from '../../src/lint/rule.ts';
import { fullAdmin } from '../../src/lint/rules/full-admin.ts';

const admin = { Effect: 'Allow', Action: '*', Resource: '*' };

function rulesFound(statements: unknown, extraRules: readonly Rule[] = []): readonly string[] {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  const { policies } = lint(
    { path: 'policy.json', text },
    { type: 'identity', presets: ['strict'], extraRules },
  );
  return policies.flatMap(({ diagnostics }) =>
    diagnostics.map(({ rule, path }) => `${rule} ${path.slice(0, 2).join(' ')}`),
  );
}

test('says of a statement that allows everything nothing else of our own', () => {
  const found = rulesFound([admin]);
  expect(found).toContain('full-admin Statement 0');
  expect(found).not.toContain('star-action Statement 0');
});

test('says what AWS says of it all the same', () => {
  expect(rulesFound([admin])).toContain('pass-role-with-star-in-action-and-resource Statement 0');
});

test('says of other statements what there is to say', () => {
  const found = rulesFound([admin, { ...admin, Resource: 'arn:aws:s3:::photos' }]);
  expect(found).toContain('star-action Statement 1');
  expect(found).not.toContain('star-action Statement 0');
});

test('knows a single statement that stands in no list', () => {
  const found = rulesFound(admin);
  expect(found).toContain('full-admin Statement Action');
  expect(found).not.toContain('star-action Statement Action');
});

test('leaves rules of others alone', () => {
  const theirs = defineRule({
    meta: { ...fullAdmin.meta, id: 'acme-no-star' },
    check: () => ({
      *action(entry) {
        yield { at: entry, message: 'no' };
      },
    }),
  });
  expect(rulesFound([admin], [theirs])).toContain('acme-no-star Statement 0');
});
