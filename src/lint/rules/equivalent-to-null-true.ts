import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { moveClause } from '../facts/conditions.ts';
import { isAlwaysPresent } from '../facts/keys.ts';
import { asksForMissing } from '../facts/star-values.ts';
import { defineRule } from '../rule.ts';

export const equivalentToNullTrue = defineRule({
  meta: {
    id: 'equivalent-to-null-true',
    aws: { code: 'EQUIVALENT_TO_NULL_TRUE', findingType: 'SUGGESTION' },
    severity: 'suggestion',
    summary: 'a condition asks only whether a key is missing',
    why: '`StringNotLike` with `*` holds for no value, and so only without the key; `Null` says so',
    help: 'write `Null` with `true`',
    appliesTo: everyType,
    category: 'condition',
    recommended: false,
    fix: 'unsafe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringNotLike": { "aws:ResourceTag/team": "*" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "Null": { "aws:ResourceTag/team": "true" } } }',
      },
    },
  },
  check: ({ policy }) => ({
    clause(clause, statement) {
      if (!asksForMissing(clause) || isAlwaysPresent(clause.folded)) return [];
      return [
        {
          at: clause,
          message: `this asks only whether ${quoted(clause.key)} is missing`,
          fix: {
            kind: 'unsafe',
            title: 'replace with `Null` and `true`',
            edits: moveClause(policy, statement, clause, 'Null', '"true"'),
          },
        },
      ];
    },
  }),
});
