import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { emptyForm } from '../facts/empty-values.ts';
import { defineRule } from '../rule.ts';

export const emptyArrayConditionForanyvalue = defineRule({
  meta: {
    id: 'empty-array-condition-foranyvalue',
    aws: { code: 'EMPTY_ARRAY_CONDITION_FORANYVALUE', findingType: 'SUGGESTION' },
    severity: 'suggestion',
    summary: 'a condition key has no values under `ForAnyValue:`',
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
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "ForAnyValue:StringEquals": { "aws:TagKeys": [] } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "ForAnyValue:StringEquals": { "aws:TagKeys": ["alice"] } } }',
      },
    },
  },
  check: () => ({
    clause(clause) {
      if (emptyForm(clause) !== 'forAnyValue') return [];
      return [
        {
          at: clause,
          message: `${quoted(clause.key)} has no values, so that this never holds`,
        },
      ];
    },
  }),
});
