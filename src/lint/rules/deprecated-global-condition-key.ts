import { quoted } from '../../../grammar/json/members.ts';
import { identityTypes } from '../applies-to.ts';
import { keyPlace, renameKey } from '../facts/conditions.ts';
import { defineRule } from '../rule.ts';

export const deprecatedGlobalConditionKey = defineRule({
  meta: {
    id: 'deprecated-global-condition-key',
    aws: { code: 'DEPRECATED_GLOBAL_CONDITION_KEY', findingType: 'WARNING' },
    severity: 'warning',
    summary: '`aws:ARN` is deprecated',
    why: 'the key never said clearly whose ARN it is, and only old policies have it',
    help: 'write `aws:PrincipalArn` for the caller, `aws:SourceArn` for the resource that a service calls for',
    appliesTo: identityTypes,
    category: 'condition',
    recommended: true,
    fix: 'unsafe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "ArnLike": { "aws:ARN": "arn:aws:iam::*:role/app" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/app" } } }',
      },
    },
  },
  check: () => ({
    clause(clause, statement) {
      if (clause.folded !== 'aws:arn') return [];
      return [
        {
          at: keyPlace(clause),
          message: `${quoted(clause.key)} is deprecated`,
          fix: {
            kind: 'unsafe',
            title: 'replace with `aws:PrincipalArn`',
            edits: renameKey(statement, clause, 'aws:PrincipalArn'),
          },
        },
      ];
    },
  }),
});
