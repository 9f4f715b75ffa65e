import { quoted } from '../../../grammar/json/members.ts';
import { addClause, keyPlace } from '../facts/conditions.ts';
import { isAboutServices, outsideSource } from '../facts/rcp-sources.ts';
import { defineRule } from '../rule.ts';

export const rcpMissingRelatedServicePrincipalConditionKey = defineRule({
  meta: {
    id: 'rcp-missing-related-service-principal-condition-key',
    aws: { code: 'RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY', findingType: 'WARNING' },
    severity: 'warning',
    summary:
      'services that call for outsiders are denied, and everybody who is no service with them',
    why: 'users and roles call on nobody’s behalf: their requests carry no source, and denying foreign sources denies them too',
    help: 'add `"BoolIfExists": { "aws:PrincipalIsAWSService": "true" }`',
    appliesTo: ['resourceControl'],
    category: 'organization',
    recommended: true,
    fix: 'unsafe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": {"StringNotEqualsIfExists": {"aws:SourceOrgID": "o-abcdefghij"}}}',
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
      if (!clause || isAboutServices(statement, 'true')) return [];
      return [
        {
          at: keyPlace(clause),
          message: `${quoted(clause.key)} denies users and roles as well`,
          fix: {
            kind: 'unsafe',
            title: 'deny services of AWS only',
            edits: addClause(
              policy,
              statement,
              'BoolIfExists',
              'aws:PrincipalIsAWSService',
              '"true"',
            ),
          },
        },
      ];
    },
  }),
});
