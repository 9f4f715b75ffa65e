import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { moveClause } from '../facts/conditions.ts';
import { comparesWithStar } from '../facts/star-values.ts';
import { defineRule } from '../rule.ts';

export const equivalentToNullFalse = defineRule({
  meta: {
    id: 'equivalent-to-null-false',
    aws: { code: 'EQUIVALENT_TO_NULL_FALSE', findingType: 'SUGGESTION' },
    severity: 'suggestion',
    summary: 'a condition asks only whether a key is there',
    why: '`StringLike` with `*` holds for every value; `Null` says so',
    help: 'write `Null` with `false`',
    appliesTo: everyType,
    category: 'condition',
    recommended: false,
    fix: 'unsafe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringLike": { "aws:ResourceTag/team": "*" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "Null": { "aws:ResourceTag/team": "false" } } }',
      },
    },
  },
  check: ({ policy }) => ({
    clause(clause, statement) {
      if (statement.effect !== 'Allow' || !comparesWithStar(clause, 'StringLike', false)) return [];
      return [
        {
          at: clause,
          message: `this asks only whether ${quoted(clause.key)} is there`,
          fix: {
            kind: 'unsafe',
            title: 'replace with `Null` and `false`',
            edits: moveClause(policy, statement, clause, 'Null', '"false"'),
          },
        },
      ];
    },
  }),
});
