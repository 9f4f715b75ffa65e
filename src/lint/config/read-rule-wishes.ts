import { kindOf, quoted } from '../../../grammar/json/members.ts';
import { plainValue } from '../../../grammar/json/plain-value.ts';
import type { JsonMember, JsonNode } from '../../../grammar/json/tree.ts';
import type { Collector } from '../../text/collect.ts';
import { nearest } from '../../text/suggest.ts';
import type { Level } from '../diagnostic.ts';
import type { RuleWish } from '../levels.ts';
import type { OptionValue, Rule, RuleMeta, RuleOption } from '../rule.ts';
import { tell, wordFrom } from './members.ts';

/** What may be said of a rule; `on` is as loud as the rule itself says. */
export const levelWords = [
  'on',
  'off',
  'error',
  'securityWarning',
  'warning',
  'suggestion',
] as const;

type LevelWord = (typeof levelWords)[number];

/** `{"rule": level}` or `{"rule": [level, options]}`. */
export function readRuleWishes(
  node: JsonNode | undefined,
  rules: readonly Rule[],
  report: Collector,
): Readonly<Record<string, RuleWish>> {
  if (node === undefined) return {};
  if (node.kind !== 'object') {
    tell(report, { message: `\`rules\` is an object, not ${kindOf(node)}`, span: node.span });
    return {};
  }
  return Object.fromEntries(
    node.members.flatMap((member) => {
      const wish = readWish(member, rules, report);
      return wish ? [[member.key, wish] as const] : [];
    }),
  );
}

function readWish(
  { key, keySpan, value }: JsonMember,
  rules: readonly Rule[],
  report: Collector,
): RuleWish | undefined {
  const meta = rules.find((rule) => rule.meta.id === key)?.meta;
  if (!meta) {
    tell(report, { ...unknownRule(key, rules), span: keySpan });
    return undefined;
  }
  const [levelNode = value, optionsNode] = value.kind === 'array' ? value.items : [value];
  const word = wordFrom(levelNode, levelWords, `the level of ${quoted(key)}`, report);
  if (word === undefined) return undefined;
  if (word === 'off' && meta.always) {
    tell(report, { message: alwaysOn(key), span: levelNode.span });
    return undefined;
  }
  const options = optionsNode && readOptions(optionsNode, meta, report);
  return { level: levelFor(word, meta), ...(options && { options }) };
}

/** A rule that nobody knows, as a message. */
export function unknownRule(
  id: string,
  rules: readonly Rule[],
): { readonly message: string; readonly help: string } {
  const meant = nearest(
    id,
    rules.map(({ meta }) => meta.id),
  );
  return {
    message: `there is no rule ${quoted(id)}`,
    help: meant === undefined ? '`verdict rules` lists them' : `did you mean ${quoted(meant)}?`,
  };
}

export function alwaysOn(id: string): string {
  return `the rule ${quoted(id)} cannot be switched off: AWS refuses such a document`;
}

export function levelFor(word: LevelWord, { severity }: Pick<RuleMeta, 'severity'>): Level {
  return word === 'on' ? severity : word;
}

function readOptions(
  node: JsonNode,
  meta: RuleMeta,
  report: Collector,
): Readonly<Record<string, OptionValue>> {
  const declared = meta.options ?? [];
  if (node.kind !== 'object') {
    const message = `the options of ${quoted(meta.id)} are an object, not ${kindOf(node)}`;
    tell(report, { message, span: node.span });
    return {};
  }
  return Object.fromEntries(
    node.members.flatMap(({ key, keySpan, value }) => {
      const option = declared.find(({ name }) => name === key);
      if (!option) {
        const meant = nearest(
          key,
          declared.map(({ name }) => name),
        );
        const message = `the rule ${quoted(meta.id)} has no option ${quoted(key)}`;
        const help = meant === undefined ? undefined : `did you mean ${quoted(meant)}?`;
        tell(report, { message, ...(help !== undefined && { help }), span: keySpan });
        return [];
      }
      const read = optionValue(value, option);
      if (read !== undefined) return [[key, read] as const];
      const message = `the option ${quoted(key)} is ${kinds[option.kind]}, not ${kindOf(value)}`;
      tell(report, { message, span: value.span });
      return [];
    }),
  );
}

const kinds = {
  number: 'a number',
  boolean: '`true` or `false`',
  strings: 'a list of strings',
  rules: 'a list',
} as const satisfies Record<RuleOption['kind'], string>;

function optionValue(node: JsonNode, { kind }: RuleOption): OptionValue | undefined {
  switch (kind) {
    case 'number':
      return node.kind === 'number' ? Number(node.lexeme) : undefined;
    case 'boolean':
      return node.kind === 'boolean' ? node.value : undefined;
    case 'rules':
      return node.kind === 'array' ? node.items.map(plainValue) : undefined;
    case 'strings':
      return node.kind === 'array' ? stringsIn(node.items) : undefined;
    default:
      return kind satisfies never;
  }
}

function stringsIn(items: readonly JsonNode[]): readonly string[] | undefined {
  const texts = items.flatMap((item) => (item.kind === 'string' ? [item.value] : []));
  return texts.length === items.length ? texts : undefined;
}
