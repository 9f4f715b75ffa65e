import { quoted } from '../../../grammar/json/members.ts';
import { identityTypes, organizationTypes } from '../applies-to.ts';
import { namePlace } from '../facts/clauses.ts';
import { resourceTagClause } from '../facts/tag-support.ts';
import { defineRule } from '../rule.ts';

export const denyNotactionWithUnsupportedTagConditionKeyForService = defineRule({
  meta: {
    id: 'deny-notaction-with-unsupported-tag-condition-key-for-service',
    aws: {
      code: 'DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
      findingType: 'SECURITY_WARNING',
    },
    severity: 'securityWarning',
    summary: '`Deny` by a tag of the resource, with `NotAction`',
    why: '`NotAction` stands for actions of every service, and of those that carry no tags of a resource none is denied',
    help: 'list the actions that take tagged resources in `Action`',
    appliesTo: [...identityTypes, ...organizationTypes],
    category: 'condition',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{"Effect": "Deny", "NotAction": "iam:*", "Resource": "*", "Condition": {"StringEquals": {"aws:ResourceTag/stage": "prod"}}}',
      },
      good: {
        policy:
          '{"Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": {"StringEquals": {"aws:ResourceTag/stage": "prod"}}}',
      },
    },
  },
  check: () => ({
    statement(statement) {
      const { action, effect } = statement;
      const clause = resourceTagClause(statement);
      if (effect !== 'Deny' || !action?.negated || !clause) return [];
      return [
        {
          at: namePlace(action),
          also: [clause],
          message: `actions whose requests do not carry ${quoted(clause.key)} are never denied by this`,
        },
      ];
    },
  }),
});
