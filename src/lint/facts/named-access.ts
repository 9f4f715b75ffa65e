import { quoted } from '../../../grammar/json/members.ts';
import type { Finding } from '../rule.ts';
import type { Place, WrittenPolicy } from '../written.ts';
import { ask, mayBeAllowed } from './ask.ts';

/** Actions on resources that somebody wants to hear of. */
export interface NamedAccess {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

/** Reads `{ actions, resources }`, each a text or a list of texts; what is none of them is no access. */
export function readAccess(option: unknown): readonly NamedAccess[] {
  if (!Array.isArray(option)) return [];
  return option.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null) return [];
    const members: ReadonlyMap<string, unknown> = new Map(Object.entries(one));
    const actions = listOf(members.get('actions'));
    const resources = listOf(members.get('resources'));
    return actions.length > 0 && resources.length > 0 ? [{ actions, resources }] : [];
  });
}

function listOf(value: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.filter((text) => typeof text === 'string');
}

/** One finding for each action on each resource that the policy allows, or may allow. */
export function* accessFindings(
  written: WrittenPolicy,
  wanted: readonly NamedAccess[],
): Iterable<Finding> {
  const pairs = wanted.flatMap(({ actions, resources }) =>
    actions.flatMap((action) => resources.map((resource) => ({ action, resource }))),
  );
  for (const { action, resource } of pairs) {
    const evaluation = ask([written], action, resource);
    if (!evaluation) return;
    const what = `${quoted(action)} on ${quoted(resource)}`;
    if (evaluation.decision === 'allowed') {
      const at = placeOf(written, evaluation.allowedBy[0]?.statement);
      yield { at, message: `this allows ${what}` };
    } else if (mayBeAllowed(evaluation)) {
      yield {
        at: written,
        severity: 'warning',
        message: `this may allow ${what}, under conditions`,
      };
    }
  }
}

function placeOf(written: WrittenPolicy, index: number | undefined): Place {
  return written.statements.find((statement) => statement.index === index) ?? written;
}
