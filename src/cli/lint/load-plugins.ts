import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { quoted } from '../../../grammar/json/members.ts';
import type { Rule } from '../../lint/rule.ts';
import { printable } from '../../report/names.ts';
import type { UsageProblem } from '../usage.ts';

/**
 * Loads rules that somebody wrote. This runs their code: only the command line can ask for it, never
 * a file of the project that is linted.
 */
export async function loadPlugins(
  files: readonly string[],
  own: readonly Rule[],
): Promise<readonly Rule[] | UsageProblem> {
  const rules: Rule[] = [];
  for (const file of files) {
    const loaded = await loadPlugin(file);
    if ('problem' in loaded) return loaded;
    for (const rule of loaded.rules) {
      const { id } = rule.meta;
      if ([...own, ...rules].some(({ meta }) => meta.id === id)) {
        return { problem: `--plugin ${file}: there is a rule ${quoted(id)} already` };
      }
      rules.push(rule);
    }
  }
  return rules;
}

async function loadPlugin(file: string): Promise<{ rules: readonly Rule[] } | UsageProblem> {
  let loaded: unknown;
  try {
    loaded = await import(pathToFileURL(resolve(file)).href);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { problem: `--plugin ${file} cannot be loaded: ${printable(why.split('\n')[0] ?? '')}` };
  }
  const rules = rulesIn(loaded);
  if (rules.length > 0) return { rules };
  return {
    problem: `--plugin ${file} exports no rules`,
    help: 'export what `defineRule` gives, by name, by default or in a list `rules`',
  };
}

function rulesIn(loaded: unknown): readonly Rule[] {
  if (typeof loaded !== 'object' || loaded === null) return [];
  return [...new Set(Object.values(loaded).flat())].filter(isRule);
}

function isRule(value: unknown): value is Rule {
  if (!isObject(value) || typeof value['check'] !== 'function') return false;
  const meta = value['meta'];
  if (!isObject(meta)) return false;
  const texts = ['id', 'severity', 'summary', 'why', 'help', 'category'];
  return texts.every((name) => typeof meta[name] === 'string') && Array.isArray(meta['appliesTo']);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
