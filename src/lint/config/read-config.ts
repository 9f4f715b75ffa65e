import { kindOf, quoted } from '../../../grammar/json/members.ts';
import type { JsonNode } from '../../../grammar/json/tree.ts';
import { type Collector, collectDiagnostics } from '../../text/collect.ts';
import { hasErrors, type Parsed } from '../../text/diagnostic.ts';
import { presets } from '../levels.ts';
import type { Rule } from '../rule.ts';
import { allTypeWords, typeOfWord } from '../type-words.ts';
import type { FileOverride, LintConfig, Suppression } from './config.ts';
import { itemsOf, tell, textFrom, textsFrom, type Values, valuesOf, wordFrom } from './members.ts';
import { readRuleWishes, unknownRule } from './read-rule-wishes.ts';

const configMembers = [
  '$schema',
  'extends',
  'rules',
  'files',
  'accounts',
  'organization',
  'suppress',
  'ignore',
  'data',
] as const;

/** Reads a configuration; whatever is wrong with it is told, all of it. */
export function readConfig(node: JsonNode, rules: readonly Rule[]): Parsed<LintConfig> {
  const report = collectDiagnostics();
  const values = valuesOf(node, configMembers, 'the configuration', report);
  const extended = itemsOf(values.get('extends'));
  const organization = readOrganization(values.get('organization'), report);
  const maxAgeDays = readMaxAge(values.get('data'), report);
  const config: LintConfig = {
    ...(extended.length > 0 && {
      presets: extended.flatMap((item) => wordFrom(item, presets, '`extends`', report) ?? []),
    }),
    rules: readRuleWishes(values.get('rules'), rules, report),
    files: itemsOf(values.get('files')).map((item) => readOverride(item, rules, report)),
    accounts: readAccounts(values.get('accounts'), report),
    ...(organization !== undefined && { organization }),
    suppressions: itemsOf(values.get('suppress')).flatMap(
      (item) => readSuppression(item, rules, report) ?? [],
    ),
    ignore: textsFrom(values.get('ignore'), 'a pattern of `ignore`', report),
    ...(maxAgeDays !== undefined && { maxAgeDays }),
  };
  const { diagnostics } = report;
  return { value: hasErrors(diagnostics) ? undefined : config, diagnostics };
}

function readOverride(node: JsonNode, rules: readonly Rule[], report: Collector): FileOverride {
  const names = ['match', 'type', 'resourceType', 'rules'] as const;
  const values = valuesOf(node, names, 'an entry of `files`', report);
  const word = wordFrom(values.get('type'), allTypeWords, '`type`', report);
  const type = word === undefined ? undefined : typeOfWord(word);
  const resourceType = textFrom(values.get('resourceType'), '`resourceType`', report);
  const match = textsFrom(values.get('match'), '`match`', report);
  if (node.kind === 'object' && !values.has('match')) {
    tell(report, { message: 'an entry of `files` needs `match`', span: node.span });
  }
  return {
    match,
    ...(type !== undefined && { type }),
    ...(resourceType !== undefined && { resourceType }),
    rules: readRuleWishes(values.get('rules'), rules, report),
  };
}

const ACCOUNT = /^\d{12}$/;

/** `["111122223333"]` or `{"prod": "111122223333"}`. */
function readAccounts(node: JsonNode | undefined, report: Collector): readonly string[] {
  const items = node?.kind === 'object' ? node.members.map(({ value }) => value) : itemsOf(node);
  return items.flatMap((item) => {
    const text = textFrom(item, 'an account', report);
    if (text === undefined) return [];
    if (ACCOUNT.test(text)) return [text];
    tell(report, { message: `the account ${quoted(text)} is not 12 digits`, span: item.span });
    return [];
  });
}

function readOrganization(node: JsonNode | undefined, report: Collector): string | undefined {
  const text = textFrom(node, '`organization`', report);
  if (text === undefined || /^o-[a-z0-9]{10,32}$/.test(text)) return text;
  const message = `${quoted(text)} is not the ID of an organization`;
  tell(report, { message, help: 'write it as `o-a1b2c3d4e5`', span: node?.span });
  return undefined;
}

function readMaxAge(node: JsonNode | undefined, report: Collector): number | undefined {
  if (node === undefined) return undefined;
  const days = valuesOf(node, ['maxAgeDays'] as const, '`data`', report).get('maxAgeDays');
  if (days === undefined) return undefined;
  if (days.kind === 'number' && /^\d{1,5}$/.test(days.lexeme)) return Number(days.lexeme);
  tell(report, { message: '`maxAgeDays` is a number of days, from 0 on', span: days.span });
  return undefined;
}

const suppressionMembers = ['rule', 'file', 'path', 'sid', 'reason', 'expires'] as const;

function readSuppression(
  node: JsonNode,
  rules: readonly Rule[],
  report: Collector,
): Suppression | undefined {
  const values = valuesOf(node, suppressionMembers, 'an entry of `suppress`', report);
  if (node.kind !== 'object') return undefined;
  const rule = textFrom(values.get('rule'), '`rule`', report);
  const reason = textFrom(values.get('reason'), '`reason`', report);
  for (const name of ['rule', 'reason'] as const) {
    if (values.has(name)) continue;
    tell(report, { message: `an entry of \`suppress\` needs \`${name}\``, span: node.span });
  }
  if (rule !== undefined && !rules.some(({ meta }) => meta.id === rule)) {
    tell(report, { ...unknownRule(rule, rules), span: values.get('rule')?.span });
  }
  if (rule === undefined || reason === undefined) return undefined;
  const expires = readDay(values.get('expires'), report);
  return {
    rule,
    reason,
    ...placesOf(values, report),
    ...(expires !== undefined && { expires }),
    ...(node.span && { span: node.span }),
  };
}

function placesOf(
  values: Values<(typeof suppressionMembers)[number]>,
  report: Collector,
): Pick<Suppression, 'file' | 'path' | 'sid'> {
  const file = textFrom(values.get('file'), '`file`', report);
  const path = textFrom(values.get('path'), '`path`', report);
  const sid = textFrom(values.get('sid'), '`sid`', report);
  return {
    ...(file !== undefined && { file }),
    ...(path !== undefined && { path }),
    ...(sid !== undefined && { sid }),
  };
}

function readDay(node: JsonNode | undefined, report: Collector): number | undefined {
  if (node === undefined) return undefined;
  const text = node.kind === 'string' ? node.value : '';
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(day)) return day;
  const found = node.kind === 'string' ? quoted(node.value) : kindOf(node);
  const message = `\`expires\` is a day, not ${found}`;
  tell(report, { message, help: 'write it as `2027-03-31`', span: node.span });
  return undefined;
}
