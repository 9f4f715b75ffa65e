import { quoted } from '../../../grammar/json/members.ts';
import { identityTypes } from '../applies-to.ts';
import { namePlace } from '../facts/clauses.ts';
import { resourceTagClause } from '../facts/tag-support.ts';
import { defineRule } from '../rule.ts';

export const allowNotactionWithUnsupportedTagConditionKeyForService = defineRule({
  meta: {
    id: 'allow-notaction-with-unsupported-tag-condition-key-for-service',
    aws: {
      code: 'ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
      findingType: 'SUGGESTION',
    },
    severity: 'suggestion',
    summary: '`Allow` by a tag of the resource, with `NotAction`',
    why: '`NotAction` stands for actions of every service, and of those that carry no tags of a resource none is allowed',
    help: 'list the actions that take tagged resources in `Action`',
    appliesTo: identityTypes,
    category: 'condition',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{"Effect": "Allow", "NotAction": "iam:*", "Resource": "*", "Condition": {"StringEquals": {"aws:ResourceTag/stage": "prod"}}}',
      },
      good: {
        policy:
          '{"Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": {"StringEquals": {"aws:ResourceTag/stage": "prod"}}}',
      },
    },
  },
  check: () => ({
    statement(statement) {
      const { action, effect } = statement;
      const clause = resourceTagClause(statement);
      if (effect !== 'Allow' || !action?.negated || !clause) return [];
      return [
        {
          at: namePlace(action),
          also: [clause],
          message: `actions whose requests do not carry ${quoted(clause.key)} are never allowed by this`,
        },
      ];
    },
  }),
});
