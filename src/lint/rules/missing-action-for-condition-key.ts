import { quoted } from '../../../grammar/json/members.ts';
import { settingActions } from '../../catalog/condition-key-values.ts';
import { foldCase } from '../../text/fold-case.ts';
import { identityTypes, resourceTypes } from '../applies-to.ts';
import { needsKey } from '../facts/clauses.ts';
import { keyPlace } from '../facts/conditions.ts';
import { namingOf } from '../facts/coverage.ts';
import { lazily } from '../facts/lazily.ts';
import { defineRule } from '../rule.ts';
import type { WrittenClause, WrittenStatement } from '../written.ts';

export const missingActionForConditionKey = defineRule({
  meta: {
    id: 'missing-action-for-condition-key',
    aws: { code: 'MISSING_ACTION_FOR_CONDITION_KEY', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a condition key is about what another action sets, and nothing allows that action',
    why: 'a request that sets it needs the other action, too, so that the condition never holds',
    help: 'allow the other action as well',
    appliesTo: [...identityTypes, ...resourceTypes],
    category: 'condition',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "ec2:RunInstances", "Resource": "*", "Condition": { "StringEquals": { "aws:RequestTag/team": "blue" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": ["ec2:RunInstances", "ec2:CreateTags"], "Resource": "*", "Condition": { "StringEquals": { "aws:RequestTag/team": "blue" } } }',
      },
    },
  },
  check: ({ policy }) => {
    const settings = settingActions.map((setting) => ({
      ...setting,
      isAllowed: lazily(() => policy.statements.some((one) => mayAllow(one, setting.needed))),
    }));
    return {
      *statement(statement) {
        const { effect, action, clauses } = statement;
        if (effect !== 'Allow' || !action || action.negated) return;
        for (const { keys, action: setting, needed, isAllowed } of settings) {
          const clause = clauses.find(
            (one) => needsKey(one) && keys.some((key) => isAbout(one, key)),
          );
          const entry = clause && action.entries.find(({ text }) => foldCase(text) === setting);
          if (!entry || isAllowed()) continue;
          yield {
            at: entry,
            also: [keyPlace(clause)],
            message: `${quoted(entry.text)} with ${quoted(clause.key)} needs ${quoted(needed)}`,
            help: `allow ${quoted(needed)} as well`,
          };
        }
      },
    };
  },
});

/** Keys that end in a slash are about any tag. */
function isAbout({ folded }: WrittenClause, key: string): boolean {
  return key.endsWith('/') ? folded.startsWith(key) : folded === key;
}

function mayAllow(statement: WrittenStatement, action: string): boolean {
  if (statement.effect === 'Deny') return false;
  return statement.action?.partial === true || namingOf(statement, action) !== undefined;
}
