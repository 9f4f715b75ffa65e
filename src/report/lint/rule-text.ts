import { isIn, presets } from '../../lint/levels.ts';
import type { Example, Rule, RuleMeta } from '../../lint/rule.ts';
import { typeWords } from '../../lint/type-words.ts';
import { columns } from '../columns.ts';
import { severityNames, severityPaint } from '../findings.ts';
import type { Paint } from '../paint.ts';
import { linksOf } from './rule-page.ts';

/** Everything that there is to know of a rule. */
export function ruleText({ meta }: Rule, paint: Paint): string {
  const { id, aws, severity, summary, why, help, appliesTo, fix, since, equivalents } = meta;
  const facts: readonly (readonly [string, string])[] = [
    ['level', severityNames[severity]],
    ...(aws ? [['AWS', `${aws.code} (${aws.findingType})`] as const] : []),
    ['policies', appliesTo.map((type) => typeWords[type]).join(', ')],
    ['presets', presetsOf(meta).join(', ') || 'none'],
    ['fix', fixTexts[fix]],
    ['since', since],
    ...(equivalents ? [['elsewhere', equivalents.join(', ')] as const] : []),
  ];
  const lines = [
    `${paint.strong(id)}  ${summary}`,
    '',
    `  why: ${why}`,
    `  help: ${help}`,
    '',
    ...columns(facts.map(([name, value]) => [`  ${name}`, value])),
    ...optionLines(meta),
    '',
    `  ${paint.bad('wrong')}`,
    ...exampleLines(meta.examples.bad),
    `  ${paint.good('right')}`,
    ...exampleLines(meta.examples.good),
    ...linksOf(meta).map((link) => `  ${paint.faint(link)}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** How fixes are told. */
export const fixTexts = {
  none: 'none',
  safe: 'safe, with --fix',
  unsafe: 'unsafe, with --fix --unsafe',
  suggestion: 'suggested, to be done by hand',
} as const satisfies Record<RuleMeta['fix'], string>;

export function presetsOf(meta: RuleMeta): readonly string[] {
  return presets.filter((preset) => isIn(meta, preset));
}

function optionLines({ options = [] }: RuleMeta): readonly string[] {
  return options.map(
    ({ name, summary, default: value }) =>
      `  option ${name}: ${summary} (${JSON.stringify(value)})`,
  );
}

function exampleLines(example: Example): readonly string[] {
  return exampleText(example)
    .split('\n')
    .map((line) => `    ${line}`);
}

/** An example as it is shown: JSON with an element to a line, as far as it does not fit in one. */
export function exampleText({ policy }: Example): string {
  const value = parsed(policy);
  return value === undefined ? policy : shown(value, '');
}

/** Of a text that is JSON; some examples are not. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const WIDTH = 88;

function shown(value: unknown, indent: string): string {
  const inline = inLine(value);
  if (typeof value !== 'object' || value === null || indent.length + inline.length <= WIDTH) {
    return inline;
  }
  const below = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((item) => `${below}${shown(item, below)}`)
    : Object.entries(value).map(
        ([key, one]) => `${below}${JSON.stringify(key)}: ${shown(one, below)}`,
      );
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${parts.join(',\n')}\n${indent}${close}`;
}

function inLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([key, one]) => `${JSON.stringify(key)}: ${inLine(one)}`,
  );
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** A line for each rule. */
export function rulesText(rules: readonly Rule[], paint: Paint): string {
  const rows = rules.map(({ meta }) => [
    paint.strong(meta.id),
    severityPaint(meta.severity, paint)(severityNames[meta.severity]),
    meta.recommended && !meta.withdrawn ? 'recommended' : '',
    meta.summary,
  ]);
  return `${columns(rows).join('\n')}\n`;
}

/** A rule as JSON. */
export function ruleJson({ meta }: Rule) {
  const { appliesTo, aws, ...rest } = meta;
  return {
    ...rest,
    ...(aws && { awsIssueCode: aws.code, awsFindingType: aws.findingType }),
    appliesTo: appliesTo.map((type) => typeWords[type]),
    presets: presetsOf(meta),
    links: linksOf(meta),
  };
}
