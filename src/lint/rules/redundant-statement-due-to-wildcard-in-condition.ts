import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { isAlwaysPresent } from '../facts/keys.ts';
import { asksForMissing } from '../facts/star-values.ts';
import { defineRule } from '../rule.ts';

export const redundantStatementDueToWildcardInCondition = defineRule({
  meta: {
    id: 'redundant-statement-due-to-wildcard-in-condition',
    aws: { code: 'REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION', findingType: 'SUGGESTION' },
    severity: 'suggestion',
    summary: 'a condition never holds',
    why: 'every request carries the key, so that no request has a value that `*` does not match',
    help: 'remove the statement, or write the value that was meant',
    appliesTo: everyType,
    category: 'condition',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringNotLike": { "aws:PrincipalAccount": "*" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringNotLike": { "aws:PrincipalAccount": "1111*" } } }',
      },
    },
  },
  check: () => ({
    clause(clause) {
      if (!asksForMissing(clause) || !isAlwaysPresent(clause.folded)) return [];
      return [
        {
          at: clause,
          message: `every request carries ${quoted(clause.key)}, so that the statement never applies`,
        },
      ];
    },
  }),
});
