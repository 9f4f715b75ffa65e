import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { moveClause } from '../facts/conditions.ts';
import { emptyForm } from '../facts/empty-values.ts';
import { defineRule } from '../rule.ts';

export const emptyArrayConditionIfexists = defineRule({
  meta: {
    id: 'empty-array-condition-ifexists',
    aws: { code: 'EMPTY_ARRAY_CONDITION_IFEXISTS', findingType: 'SUGGESTION' },
    severity: 'suggestion',
    summary: 'a condition key has no values under an operator with `IfExists`',
    why: 'values stand in a list, of which nothing can match when it is empty',
    help: 'write the values, or ask for the missing key with `Null`',
    appliesTo: everyType,
    category: 'condition',
    recommended: false,
    fix: 'safe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringEqualsIfExists": { "aws:username": [] } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringEqualsIfExists": { "aws:username": ["alice"] } } }',
      },
    },
  },
  check: ({ policy }) => ({
    clause(clause, statement) {
      if (emptyForm(clause) !== 'ifExists') return [];
      return [
        {
          at: clause,
          message: `${quoted(clause.key)} has no values, so that this holds only where the key is missing`,
          ...(clause.row?.asks === 'value' &&
            !clause.row.negated && {
              fix: {
                kind: 'safe',
                title: 'ask for the missing key',
                edits: moveClause(policy, statement, clause, 'Null', '"true"'),
              },
            }),
        },
      ];
    },
  }),
});
