import { readJson } from '../../../grammar/json/read-json.ts';
import { catalogInfo } from '../../../src/catalog/services/services.ts';
import type { LintDiagnostic } from '../../../src/lint/diagnostic.ts';
import type { LintedPolicy } from '../../../src/lint/lint.ts';
import { defineRule } from '../../../src/lint/rule.ts';
import type { LintedFile, LintRun } from '../../../src/report/lint/lint-run.ts';
import { sourceText } from '../../../src/text/source.ts';

/** A rule for tests of reports, which must not change when rules do. */
export const starRule = defineRule({
  meta: {
    id: 'star-action',
    severity: 'securityWarning',
    summary: 'an action is `*`',
    why: 'it allows everything',
    help: 'name the actions',
    appliesTo: ['identity'],
    category: 'access',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: { bad: { policy: '{}' }, good: { policy: '{}' } },
  },
  check: () => ({}),
});

export const document = (statements: readonly unknown[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);

/** A file whose every `"*"` is a finding, with a fix. */
export function starredFile(
  text: string,
  { path = 'dir/a.json', message = '`*` is every action' } = {},
): LintedFile {
  const source = sourceText(path, text);
  const { value: node } = readJson(source);
  if (node === undefined) throw new Error('the text of the case is not JSON');
  const stars = [...text.matchAll(/"\*"/g)].map(({ index }) => ({ start: index, end: index + 3 }));
  const statements = [...text.matchAll(/"Effect"/g)].map(({ index }) => index);
  const diagnostics = stars.map((span): LintDiagnostic => {
    const statement = statements.filter((at) => at < span.start).length - 1;
    return {
      rule: 'star-action',
      severity: 'securityWarning',
      message,
      why: starRule.meta.why,
      help: starRule.meta.help,
      policyType: 'identity',
      path: ['Statement', statement, 'Action'],
      span,
      also: [],
      related: [{ at: { path: ['Statement', statement], span }, message: 'in this statement' }],
      fix: { kind: 'safe', title: 'name one', edits: [{ span, text: '"s3:GetObject"' }] },
    };
  });
  const policy: LintedPolicy = {
    type: 'identity',
    assumed: 'it has no `Principal`',
    path: [],
    node,
    editable: true,
    diagnostics,
  };
  return { path, source, policies: [policy], faults: [], suppressed: [], leftOut: 0 };
}

export function runOf(...files: readonly LintedFile[]): LintRun {
  return { files, rules: [starRule], facts: catalogInfo(), version: '1.2.3' };
}
