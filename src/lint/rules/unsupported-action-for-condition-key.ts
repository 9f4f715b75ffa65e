import { quoted } from '../../../grammar/json/members.ts';
import { servicesWithWholeKeys } from '../../catalog/condition-key-values.ts';
import type { Action } from '../../catalog/services/catalog.ts';
import { foldCase } from '../../text/fold-case.ts';
import { typesWithResource } from '../applies-to.ts';
import { findAction, splitAction } from '../facts/actions.ts';
import { needsKey } from '../facts/clauses.ts';
import { keyPlace } from '../facts/conditions.ts';
import { hasKey, keyFacts } from '../facts/keys.ts';
import { lazily } from '../facts/lazily.ts';
import { defineRule } from '../rule.ts';

import type { WrittenClause, WrittenElement, WrittenText } from '../written.ts';
export const unsupportedActionForConditionKey = defineRule({
  meta: {
    id: 'unsupported-action-for-condition-key',
    aws: { code: 'UNSUPPORTED_ACTION_FOR_CONDITION_KEY', findingType: 'ERROR' },
    severity: 'error',
    summary: 'an action does not know a condition key of its service',
    why: 'requests for the action never carry the key, so that the statement never applies to them',
    help: 'put the action into a statement without the key',
    appliesTo: typesWithResource,
    category: 'condition',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": "*", "Condition": { "StringEquals": { "s3:prefix": "home/" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "*", "Condition": { "StringEquals": { "s3:prefix": "home/" } } }',
      },
    },
  },
  check: () => ({
    *statement({ action, clauses }) {
      if (!action || action.negated) return;
      const named = lazily(() => namedActions(action));
      for (const clause of clauses) {
        const also = isServiceKeyNeeded(clause) ? strangersTo(clause.folded, named()) : [];
        const [first, ...others] = also;
        if (!first) continue;
        const more = others.length > 0 ? ` and ${others.length} more` : '';
        yield {
          at: keyPlace(clause),
          also,
          message: `requests for ${quoted(first.text)}${more} never carry ${quoted(clause.key)}`,
        };
      }
    },
  }),
});

function isServiceKeyNeeded(clause: WrittenClause): boolean {
  return keyFacts(clause.folded)?.scope === 'service' && needsKey(clause);
}

/** The entries whose actions are of the key's service and do not know the key. */
function strangersTo(folded: string, named: NamedActions): readonly WrittenText[] {
  const actions = named.get(folded.slice(0, folded.indexOf(':'))) ?? [];
  return actions.flatMap(({ action, entry }) => (knows(action, folded) ? [] : [entry]));
}

interface NamedAction {
  readonly entry: WrittenText;
  readonly action: Action;
}

type NamedActions = ReadonlyMap<string, readonly NamedAction[]>;

/** The actions that stand there by their names, each once, by those services that matter here. */
function namedActions({ entries }: WrittenElement): NamedActions {
  const found = new Map(
    [...servicesWithWholeKeys].map((name) => [name, new Map<string, NamedAction>()]),
  );
  for (const entry of entries) {
    const { service = '', name = '' } = splitAction(foldCase(entry.text)) ?? {};
    const action = found.has(service) ? findAction(service, name) : undefined;
    const named = found.get(service);
    if (action && named && !named.has(name)) named.set(name, { entry, action });
  }
  return new Map([...found].map(([service, named]) => [service, [...named.values()]]));
}

function knows({ conditionKeys, resourceTypes }: Action, folded: string): boolean {
  return (
    hasKey(conditionKeys, folded) ||
    resourceTypes.some(({ type }) => hasKey(type.conditionKeys, folded))
  );
}
