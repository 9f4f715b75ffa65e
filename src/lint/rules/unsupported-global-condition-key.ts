import { quoted } from '../../../grammar/json/members.ts';
import { everyType, identityTypes } from '../applies-to.ts';
import { keyPlace, renameKey } from '../facts/conditions.ts';
import { defineRule } from '../rule.ts';

export const unsupportedGlobalConditionKey = defineRule({
  meta: {
    id: 'unsupported-global-condition-key',
    aws: { code: 'UNSUPPORTED_GLOBAL_CONDITION_KEY', findingType: 'ERROR' },
    severity: 'error',
    summary: '`aws:ARN` is not supported',
    why: 'the key never said clearly whose ARN it is, and only old policies have it',
    help: 'write `aws:PrincipalArn` for the caller, `aws:SourceArn` for the resource that a service calls for',
    appliesTo: everyType.filter((type) => !identityTypes.includes(type)),
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
          message: `${quoted(clause.key)} is not supported here`,
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
