import { existsSync } from 'node:fs';
import { exampleDocument } from '../src/lint/example-document.ts';
import { lint } from '../src/lint/lint.ts';
import type { Example, Rule, RuleMeta } from '../src/lint/rule.ts';
import { rules } from '../src/lint/rules.ts';
import { typeWords } from '../src/lint/type-words.ts';
import { severityNames } from '../src/report/findings.ts';
import { linksOf } from '../src/report/lint/rule-page.ts';
import { exampleText, fixTexts, presetsOf } from '../src/report/lint/rule-text.ts';

/** Where the pages are; what else is there belongs to rules that are gone. */
export const rulePagesFolder = 'docs/rules';

/** A page for each rule, the table of them all, and AWS's codes with their rules and cases. */
export function rulePages(): Readonly<Record<string, () => string>> {
  return {
    [`${rulePagesFolder}/README.md`]: tablePage,
    [`${rulePagesFolder}/aws-codes.md`]: codesPage,
    ...Object.fromEntries(
      rules.map((rule) => [`${rulePagesFolder}/${rule.meta.id}.md`, () => rulePage(rule)]),
    ),
  };
}

function rulePage({ meta }: Rule): string {
  const { id, summary, why, help, examples, options = [], equivalents = [] } = meta;
  const links = linksOf(meta);
  return [
    `# ${id}`,
    '',
    `${sentence(summary)}`,
    '',
    ...factsTable(meta),
    '',
    `**Why.** ${sentence(why)}`,
    '',
    `**What to do.** ${sentence(help)}`,
    '',
    `## Wrong${ofType(meta, examples.bad)}`,
    '',
    ...codeBlock('json', exampleText(examples.bad)),
    '',
    ...codeBlock('text', messagesOf(meta, examples.bad)),
    '',
    `## Right${ofType(meta, examples.good)}`,
    '',
    ...codeBlock('json', exampleText(examples.good)),
    '',
    ...(options.length > 0 ? ['## Options', '', ...optionsTable(meta), ''] : []),
    '## When it is right as it is',
    '',
    meta.always
      ? 'AWS refuses such a document, so the rule is always on.'
      : `Suppress it for a place with a reason, or switch it off: \`"rules": { "${id}": "off" }\` (see [linting](../lint.md#configuration)).`,
    '',
    ...(links.length + equivalents.length > 0
      ? [
          '## See also',
          '',
          ...links.map((link) => `- <${link}>`),
          ...equivalents.map((name) => `- the same elsewhere: ${name}`),
          '',
        ]
      : []),
  ].join('\n');
}

function factsTable(meta: RuleMeta): readonly string[] {
  const { severity, aws, appliesTo, fix, since, category } = meta;
  return [
    '| | |',
    '|---|---|',
    `| Level | ${severityNames[severity]} |`,
    ...(aws ? [`| Access Analyzer | \`${aws.code}\` (${aws.findingType}) |`] : []),
    `| Policies | ${appliesTo.map((type) => typeWords[type]).join(', ')} |`,
    `| Category | ${category} |`,
    `| Presets | ${presetsOf(meta).join(', ') || 'none: AWS has withdrawn it'} |`,
    `| Fix | ${fixTexts[fix]} |`,
    `| Since | ${since} |`,
  ];
}

function optionsTable({ options = [] }: RuleMeta): readonly string[] {
  return [
    '| Option | Default | What it does |',
    '|---|---|---|',
    ...options.map(({ name, summary, default: value }) => {
      const text = JSON.stringify(value);
      const shown =
        text.length > 60 ? `a list of ${Array.isArray(value) ? value.length : 0}` : text;
      return `| \`${name}\` | \`${cell(shown)}\` | ${cell(summary)} |`;
    }),
  ];
}

function ofType({ appliesTo }: RuleMeta, { type }: Example): string {
  return type === undefined || type === appliesTo[0] ? '' : ` (${typeWords[type]})`;
}

/** What the rule says of an example, as `verdict lint` tells it. */
function messagesOf({ id, severity, appliesTo }: RuleMeta, example: Example): string {
  const { type = appliesTo[0], resourceType, options, surroundings } = example;
  const { policies } = lint(
    { path: 'policy.json', text: exampleDocument(example.policy) },
    {
      ...(type !== undefined && type !== 'identityPool' && type !== 'file' && { type }),
      ...(resourceType !== undefined && { resourceType }),
      presets: [],
      rules: { [id]: { level: severity, ...(options && { options }) } },
      surroundings: { now: Date.UTC(2026, 10, 25), ...surroundings },
    },
  );
  const found = policies
    .flatMap(({ diagnostics }) => diagnostics)
    .filter(({ rule }) => rule === id);
  return found
    .map(
      (finding) =>
        `${severityNames[finding.severity]}: ${finding.message}\n  help: ${finding.help}`,
    )
    .join('\n');
}

function tablePage(): string {
  return [
    '# Lint rules',
    '',
    `${rules.length} rules, ${rules.filter(({ meta }) => meta.aws).length} of them checks of IAM Access Analyzer ([by code](aws-codes.md)).`,
    'How to use them: [linting](../lint.md).',
    '',
    '| Rule | Level | Recommended | Fix | What it finds |',
    '|---|---|---|---|---|',
    ...rules.map(
      ({ meta }) =>
        `| [${meta.id}](${meta.id}.md) | ${severityNames[meta.severity]} | ${meta.recommended && !meta.withdrawn ? 'yes' : ''} | ${meta.fix === 'none' ? '' : meta.fix} | ${cell(meta.summary)} |`,
    ),
    '',
  ].join('\n');
}

function codesPage(): string {
  const withCode = rules.flatMap((rule) => (rule.meta.aws ? [{ rule, aws: rule.meta.aws }] : []));
  const sorted = withCode.toSorted((a, b) => (a.aws.code < b.aws.code ? -1 : 1));
  return [
    '# Codes of IAM Access Analyzer',
    '',
    `${sorted.length} checks of ValidatePolicy, the rules that make them here, and the cases that show it.`,
    '',
    '| Code | Type | Rule | Cases | |',
    '|---|---|---|---|---|',
    ...sorted.map(({ rule: { meta }, aws }) => {
      const cases = `corpus/lint/${meta.id}.json`;
      const shown = existsSync(cases) ? `[${meta.id}.json](../../${cases})` : '';
      return `| \`${aws.code}\` | ${aws.findingType} | [${meta.id}](${meta.id}.md) | ${shown} | ${meta.withdrawn ? 'withdrawn by AWS' : ''} |`;
    }),
    '',
  ].join('\n');
}

function codeBlock(language: string, text: string): readonly string[] {
  return [`\`\`\`${language}`, text, '```'];
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Outside of code, what stands in a table must not end its cell. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
