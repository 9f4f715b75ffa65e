import type { Level } from './diagnostic.ts';
import type { OptionValue, Rule, RuleMeta } from './rule.ts';
import type { RuleInUse } from './run-rules.ts';

export type Preset = 'recommended' | 'strict' | 'aws-parity' | 'cognito';

export const presets: readonly Preset[] = ['recommended', 'strict', 'aws-parity', 'cognito'];

/** What somebody wants of a rule instead of what the preset says. */
export interface RuleWish {
  readonly level?: Level;
  readonly options?: Readonly<Record<string, OptionValue>>;
}

/** The rules that are on; those that say that a document is not what it seems are always on. */
export function rulesInUse(
  rules: readonly Rule[],
  chosen: readonly Preset[],
  wishes: Readonly<Record<string, RuleWish>>,
): readonly RuleInUse[] {
  const uses: RuleInUse[] = [];
  for (const rule of rules) {
    const { meta } = rule;
    const wish = Object.hasOwn(wishes, meta.id) ? wishes[meta.id] : undefined;
    const on = chosen.some((preset) => isIn(meta, preset));
    const wanted = wish?.level ?? (on ? meta.severity : 'off');
    const level = meta.always && wanted === 'off' ? meta.severity : wanted;
    if (level !== 'off')
      uses.push(wish ? { rule, level, options: wish.options ?? {} } : usual(rule));
  }
  return uses;
}

/** A rule as its author wants it: the same for every document of many. */
function usual(rule: Rule): RuleInUse {
  const known = asWritten.get(rule) ?? { rule, level: rule.meta.severity, options: {} };
  asWritten.set(rule, known);
  return known;
}

const asWritten = new WeakMap<Rule, RuleInUse>();

/** Whether a preset has a rule. */
export function isIn(meta: RuleMeta, preset: Preset): boolean {
  if (meta.withdrawn) return false;
  switch (preset) {
    case 'strict':
      return true;
    case 'recommended':
      return meta.recommended;
    case 'aws-parity':
      return meta.aws !== undefined;
    case 'cognito':
      return meta.recommended || meta.category === 'cognito';
    default:
      return preset satisfies never;
  }
}
