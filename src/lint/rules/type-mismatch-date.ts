import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { familyOf, unreadableValues } from '../facts/values.ts';
import { defineRule } from '../rule.ts';

export const typeMismatchDate = defineRule({
  meta: {
    id: 'type-mismatch-date',
    aws: { code: 'TYPE_MISMATCH_DATE', findingType: 'WARNING' },
    severity: 'warning',
    summary: 'a value is no date',
    why: 'the operator cannot read the value, and never matches it',
    help: 'write a date as ISO 8601, such as `2030-01-01T00:00:00Z`',
    appliesTo: everyType,
    category: 'condition',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "DateLessThan": { "aws:CurrentTime": "tomorrow" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "DateLessThan": { "aws:CurrentTime": "2030-01-01T00:00:00Z" } } }',
      },
    },
  },
  check: () => ({
    *clause(clause) {
      for (const { text, ...at } of unreadableValues(clause, (row) => familyOf(row) === 'Date')) {
        yield { at, message: `${quoted(text)} is no date` };
      }
    },
  }),
});
