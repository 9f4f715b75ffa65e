import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { familyOf, unreadableValues } from '../facts/values.ts';
import { defineRule } from '../rule.ts';

export const typeMismatchNumber = defineRule({
  meta: {
    id: 'type-mismatch-number',
    aws: { code: 'TYPE_MISMATCH_NUMBER', findingType: 'WARNING' },
    severity: 'warning',
    summary: 'a value is no number',
    why: 'the operator cannot read the value, and never matches it',
    help: 'write a decimal number',
    appliesTo: everyType,
    category: 'condition',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": "1h" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": "3600" } } }',
      },
    },
  },
  check: () => ({
    *clause(clause) {
      for (const { text, ...at } of unreadableValues(
        clause,
        (row) => familyOf(row) === 'Numeric',
      )) {
        yield { at, message: `${quoted(text)} is no number` };
      }
    },
  }),
});
