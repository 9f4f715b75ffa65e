import { quoted } from '../../../grammar/json/members.ts';
import { addClause, keyPlace } from '../facts/conditions.ts';
import { isAboutServices, outsidePrincipal } from '../facts/rcp-sources.ts';
import { defineRule } from '../rule.ts';

export const rcpMissingRelatedPrincipalConditionKey = defineRule({
  meta: {
    id: 'rcp-missing-related-principal-condition-key',
    aws: { code: 'RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY', findingType: 'WARNING' },
    severity: 'warning',
    summary: 'outsiders are denied, and services of AWS with them',
    why: 'services of AWS that call on your behalf belong to no organization and no account, so that denying outsiders denies them too',
    help: 'add `"BoolIfExists": { "aws:PrincipalIsAWSService": "false" }`',
    appliesTo: ['resourceControl'],
    category: 'organization',
    recommended: true,
    fix: 'unsafe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": {"StringNotEqualsIfExists": {"aws:PrincipalOrgID": "o-abcdefghij"}}}',
      },
      good: {
        policy:
          '{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": {"StringNotEqualsIfExists": {"aws:PrincipalOrgID": "o-abcdefghij"}, "BoolIfExists": {"aws:PrincipalIsAWSService": "false"}}}',
      },
    },
  },
  check: ({ policy }) => ({
    statement(statement) {
      const clause = outsidePrincipal(statement);
      if (!clause || isAboutServices(statement, 'false')) return [];
      return [
        {
          at: keyPlace(clause),
          message: `${quoted(clause.key)} denies services of AWS as well`,
          fix: {
            kind: 'unsafe',
            title: 'except services of AWS',
            edits: addClause(
              policy,
              statement,
              'BoolIfExists',
              'aws:PrincipalIsAWSService',
              '"false"',
            ),
          },
        },
      ];
    },
  }),
});
