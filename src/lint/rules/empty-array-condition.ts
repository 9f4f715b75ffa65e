import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { emptyForm } from '../facts/empty-values.ts';
import { defineRule } from '../rule.ts';

export const emptyArrayCondition = defineRule({
  meta: {
    id: 'empty-array-condition',
    aws: { code: 'EMPTY_ARRAY_CONDITION', findingType: 'SUGGESTION' },
    severity: 'suggestion',
    summary: 'a condition key has no values',
    why: 'values stand in a list, of which nothing can match when it is empty',
    help: 'write the values',
    appliesTo: everyType,
    category: 'condition',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringEquals": { "aws:username": [] } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringEquals": { "aws:username": ["alice"] } } }',
      },
    },
  },
  check: () => ({
    clause(clause) {
      if (emptyForm(clause) !== 'plain') return [];
      return [
        {
          at: clause,
          message: `${quoted(clause.key)} has no values, and no request matches none`,
        },
      ];
    },
  }),
});
