import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { removeClause } from '../facts/conditions.ts';
import { comparesWithStar } from '../facts/star-values.ts';
import { defineRule } from '../rule.ts';

export const redundantKeyDueToWildcardInCondition = defineRule({
  meta: {
    id: 'redundant-key-due-to-wildcard-in-condition',
    aws: { code: 'REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION', findingType: 'SUGGESTION' },
    severity: 'suggestion',
    summary: 'a condition always holds',
    why: '`StringLikeIfExists` with `*` holds with every value and without one',
    help: 'remove the key',
    appliesTo: everyType,
    category: 'condition',
    recommended: false,
    fix: 'safe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringLikeIfExists": { "aws:username": "*" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringLikeIfExists": { "aws:username": "a*" } } }',
      },
    },
  },
  check: () => ({
    clause(clause, statement) {
      if (!comparesWithStar(clause, 'StringLike', true)) return [];
      return [
        {
          at: clause,
          message: `this holds whatever ${quoted(clause.key)} is, and without it`,
          fix: { kind: 'safe', title: 'remove the key', edits: removeClause(statement, clause) },
        },
      ];
    },
  }),
});
