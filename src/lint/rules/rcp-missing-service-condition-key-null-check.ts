import { quoted } from '../../../grammar/json/members.ts';
import { addClause, keyPlace } from '../facts/conditions.ts';
import { asksForSource, outsideSource } from '../facts/rcp-sources.ts';
import { defineRule } from '../rule.ts';

export const rcpMissingServiceConditionKeyNullCheck = defineRule({
  meta: {
    id: 'rcp-missing-service-condition-key-null-check',
    aws: { code: 'RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK', findingType: 'WARNING' },
    severity: 'warning',
    summary: 'services that call for outsiders are denied, and calls for nobody with them',
    why: 'services call for no resource at all at times, and their requests carry no source then: denying foreign sources denies those too',
    help: 'add `"Null": { "aws:SourceAccount": "false" }`',
    appliesTo: ['resourceControl'],
    category: 'organization',
    recommended: true,
    fix: 'unsafe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": {"StringNotEqualsIfExists": {"aws:SourceOrgID": "o-abcdefghij"}, "BoolIfExists": {"aws:PrincipalIsAWSService": "true"}}}',
      },
      good: {
        policy:
          '{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": {"StringNotEqualsIfExists": {"aws:SourceOrgID": "o-abcdefghij"}, "BoolIfExists": {"aws:PrincipalIsAWSService": "true"}, "Null": {"aws:SourceAccount": "false"}}}',
      },
    },
  },
  check: ({ policy }) => ({
    statement(statement) {
      const clause = outsideSource(statement);
      if (!clause || asksForSource(statement)) return [];
      return [
        {
          at: keyPlace(clause),
          message: `${quoted(clause.key)} denies calls of services on behalf of nobody as well`,
          fix: {
            kind: 'unsafe',
            title: 'deny calls with a source only',
            edits: addClause(policy, statement, 'Null', 'aws:SourceAccount', '"false"'),
          },
        },
      ];
    },
  }),
});
