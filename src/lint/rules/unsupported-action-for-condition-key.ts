import { quoted } from '../../../grammar/json/members.ts';
import { servicesWithWholeKeys } from '../../catalog/condition-key-values.ts';
import type { Action, ConditionKey } from '../../catalog/services/catalog.ts';
import { foldCase } from '../../text/fold-case.ts';
import { typesWithResource } from '../applies-to.ts';
import { findAction, hasWildcard, splitAction } from '../facts/actions.ts';
import { needsKey } from '../facts/clauses.ts';
import { keyPlace } from '../facts/conditions.ts';
import { fitsKey, keyFacts } from '../facts/keys.ts';
import { defineRule } from '../rule.ts';

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
    *clause(clause, { action }) {
      const service = clause.folded.slice(0, Math.max(0, clause.folded.indexOf(':')));
      if (!servicesWithWholeKeys.has(service) || !needsKey(clause) || !action || action.negated)
        return;
      if (keyFacts(clause.folded)?.scope !== 'service') return;
      const strangers = action.entries.filter(({ text }) => !mayKnow(text, service, clause.folded));
      if (strangers.length === 0) return;
      yield {
        at: keyPlace(clause),
        also: strangers,
        message: `requests for ${strangers.map(({ text }) => quoted(text)).join(', ')} never carry ${quoted(clause.key)}`,
      };
    },
  }),
});

/** Whether an entry is not known to be an action of the service without the key. */
function mayKnow(text: string, service: string, folded: string): boolean {
  const entry = splitAction(text);
  if (!entry || foldCase(entry.service) !== service || hasWildcard(entry.name)) return true;
  const action = findAction(service, entry.name);
  return !action || keysOf(action).some(({ name }) => fitsKey(foldCase(name), folded));
}

function keysOf({ conditionKeys, resourceTypes }: Action): readonly ConditionKey[] {
  return [...conditionKeys, ...resourceTypes.flatMap(({ type }) => type.conditionKeys)];
}
