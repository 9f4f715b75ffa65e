import { relative, resolve, sep } from 'node:path';
import { quoted } from '../../../grammar/json/members.ts';
import { catalogInfo } from '../../catalog/services/services.ts';
import { emptyConfig, type LintConfig, type Suppression } from '../../lint/config/config.ts';
import { readConfig } from '../../lint/config/read-config.ts';
import { alwaysOn, levelFor, levelWords, unknownRule } from '../../lint/config/read-rule-wishes.ts';
import type { Preset, RuleWish } from '../../lint/levels.ts';
import type { LintOptions } from '../../lint/lint.ts';
import type { Rule } from '../../lint/rule.ts';
import { rules as ownRules } from '../../lint/rules.ts';
import { typeOfWord } from '../../lint/type-words.ts';
import { type Finding, findingsIn } from '../../scenario/scenario.ts';
import type { SourceText } from '../../text/source.ts';
import { nearest } from '../../text/suggest.ts';
import { pathMatcher } from '../files.ts';
import type { Io } from '../io.ts';
import type { UsageProblem } from '../usage.ts';
import { findConfig } from './find-config.ts';
import { loadPlugins } from './load-plugins.ts';

/** What a command line says of rules and files. */
export interface PlanArguments {
  readonly type: string;
  readonly resourceType?: string | undefined;
  readonly preset?: readonly Preset[] | undefined;
  readonly rule: readonly string[];
  readonly plugin: readonly string[];
  /** `false`: no configuration is looked for. */
  readonly config?: string | false | undefined;
}

/** How to lint which file. */
export interface LintPlan {
  /** Our own, and those of plugins. */
  readonly rules: readonly Rule[];
  readonly optionsFor: (path: string) => LintOptions;
  /** Those that have not expired. */
  readonly suppressionsFor: (path: string) => readonly Suppression[];
  /** Whether a file that lies in a folder is passed over. */
  readonly ignores: (path: string) => boolean;
  readonly suppressions: readonly Suppression[];
  /** Where the configuration stands. */
  readonly source?: SourceText;
  readonly now: number;
}

type Wishes = Readonly<Record<string, RuleWish>>;

export async function planFrom(
  given: PlanArguments,
  io: Io,
): Promise<LintPlan | UsageProblem | readonly Finding[]> {
  const extraRules = await loadPlugins(given.plugin, ownRules);
  if ('problem' in extraRules) return extraRules;
  const rules = [...ownRules, ...extraRules];
  const flagged = wishesFrom(given.rule, rules);
  if (typeof flagged === 'string' || isUsageProblem(flagged)) return flagged;
  const found = given.config === false ? undefined : findConfig(given.config, io);
  if (found && !('node' in found)) return found;
  let config: LintConfig = emptyConfig;
  if (found) {
    const read = readConfig(found.node, rules);
    if (!read.value) return findingsIn(read.diagnostics, found.source);
    config = read.value;
  }
  const place = placeIn(found?.folder ?? '');
  return {
    rules,
    ...filesOf(config, place, io.now()),
    optionsFor: optionsFor({ config, flagged, extraRules, place }, given, io.now()),
    suppressions: config.suppressions,
    ...(found && { source: found.source }),
    now: io.now(),
  };
}

function isUsageProblem(wishes: Wishes | UsageProblem): wishes is UsageProblem {
  return typeof Object.getOwnPropertyDescriptor(wishes, 'problem')?.value === 'string';
}

/** What a path is called in the configuration: relative to its folder. */
function placeIn(folder: string): (path: string) => string {
  return (path) =>
    relative(resolve(folder || '.'), resolve(path))
      .split(sep)
      .join('/');
}

type Place = (path: string) => string;

function filesOf(
  { suppressions, ignore }: LintConfig,
  place: Place,
  now: number,
): Pick<LintPlan, 'suppressionsFor' | 'ignores'> {
  const ignored = ignore.map(pathMatcher);
  const active = suppressions.filter((suppression) => !hasExpired(suppression, now));
  const placed = active.map((suppression) => ({
    suppression,
    fits: suppression.file === undefined ? () => true : pathMatcher(suppression.file),
  }));
  return {
    ignores: (path) => ignored.some((fits) => fits(place(path))),
    suppressionsFor: (path) =>
      placed.filter(({ fits }) => fits(place(path))).map(({ suppression }) => suppression),
  };
}

export function hasExpired({ expires }: Suppression, now: number): boolean {
  return expires !== undefined && expires <= now;
}

/** Facts older than this are called old, unless the configuration says otherwise. */
const MAX_AGE_DAYS = 180;
const DAY = 86_400_000;

interface Wanted {
  readonly config: LintConfig;
  /** What flags say of rules. */
  readonly flagged: Wishes;
  readonly extraRules: readonly Rule[];
  readonly place: Place;
}

function optionsFor(
  { config, flagged, extraRules, place }: Wanted,
  given: PlanArguments,
  now: number,
): LintPlan['optionsFor'] {
  const overrides = config.files.map((override) => ({
    override,
    fits: override.match.map(pathMatcher),
  }));
  const presets = given.preset ?? config.presets;
  const maxAge = (config.maxAgeDays ?? MAX_AGE_DAYS) * DAY;
  const surroundings = {
    accounts: config.accounts,
    ...(config.organization !== undefined && { organization: config.organization }),
    now,
    staleFacts: now - Date.parse(catalogInfo().asOf) > maxAge,
  };
  return (path) => {
    const named = place(path);
    const own = overrides
      .filter(({ fits }) => fits.some((matches) => matches(named)))
      .map(({ override }) => override);
    const type = typeOfWord(given.type) ?? own.findLast((one) => one.type !== undefined)?.type;
    const resourceType =
      given.resourceType ?? own.findLast((one) => one.resourceType !== undefined)?.resourceType;
    return {
      ...(type !== undefined && { type }),
      ...(resourceType !== undefined && { resourceType }),
      ...(presets !== undefined && { presets }),
      rules: merged([config.rules, ...own.map((one) => one.rules), flagged]),
      extraRules,
      surroundings,
    };
  };
}

/** Later wishes win, each for what it says. */
function merged(all: readonly Wishes[]): Wishes {
  const rules = new Map<string, RuleWish>();
  for (const wishes of all) {
    for (const [id, wish] of Object.entries(wishes)) {
      rules.set(id, { ...rules.get(id), ...wish });
    }
  }
  return Object.fromEntries(rules);
}

/** `--rule ID=level`, each. */
function wishesFrom(flags: readonly string[], rules: readonly Rule[]): Wishes | UsageProblem {
  const wishes: [string, RuleWish][] = [];
  for (const flag of flags) {
    const [id = '', word = 'on'] = flag.split('=');
    const meta = rules.find((rule) => rule.meta.id === id)?.meta;
    if (!meta) {
      const { message, help } = unknownRule(id, rules);
      return { problem: `--rule: ${message}`, help };
    }
    const level = levelWords.find((one) => one === word);
    if (level === undefined) {
      const meant = nearest(word, levelWords);
      return {
        problem: `--rule ${id} cannot be ${quoted(word)}`,
        help:
          meant === undefined
            ? `choose one of ${levelWords.join(', ')}`
            : `did you mean \`${meant}\`?`,
      };
    }
    if (level === 'off' && meta.always) return { problem: `--rule: ${alwaysOn(id)}` };
    wishes.push([id, { level: levelFor(level, meta) }]);
  }
  return Object.fromEntries(wishes);
}
