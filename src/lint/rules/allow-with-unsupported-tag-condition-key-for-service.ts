import { quoted } from '../../../grammar/json/members.ts';
import { identityTypes } from '../applies-to.ts';
import { untaggedActions } from '../facts/tag-support.ts';
import { defineRule } from '../rule.ts';

export const allowWithUnsupportedTagConditionKeyForService = defineRule({
  meta: {
    id: 'allow-with-unsupported-tag-condition-key-for-service',
    aws: {
      code: 'ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
      findingType: 'SUGGESTION',
    },
    severity: 'suggestion',
    summary: '`Allow` by a tag of the resource, with actions that have none',
    why: 'requests for these actions carry no tags of a resource, so that the condition never holds and nothing is allowed',
    help: 'put the actions that take tagged resources into a statement of their own, and say in another way what is meant for the rest',
    appliesTo: identityTypes,
    category: 'condition',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{"Effect": "Allow", "Action": ["ec2:StopInstances", "cloudwatch:GetMetricData"], "Resource": "*", "Condition": {"StringEquals": {"aws:ResourceTag/stage": "prod"}}}',
      },
      good: {
        policy:
          '{"Effect": "Allow", "Action": "ec2:StopInstances", "Resource": "*", "Condition": {"StringEquals": {"aws:ResourceTag/stage": "prod"}}}',
      },
    },
  },
  check: () => ({
    statement(statement) {
      if (statement.effect !== 'Allow') return [];
      return untaggedActions(
        statement,
        (entry, { key }) =>
          `${quoted(entry.text)} is never allowed: its requests do not carry ${quoted(key)}`,
      );
    },
  }),
});
