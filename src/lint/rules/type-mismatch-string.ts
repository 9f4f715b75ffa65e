import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { familyOf, unreadableValues } from '../facts/values.ts';
import { defineRule } from '../rule.ts';

export const typeMismatchString = defineRule({
  meta: {
    id: 'type-mismatch-string',
    aws: { code: 'TYPE_MISMATCH_STRING', findingType: 'WARNING' },
    severity: 'warning',
    summary: 'a value is no base64',
    why: 'the operator cannot read the value, and never matches it',
    help: 'write the bytes in base64, padded with `=`',
    appliesTo: everyType,
    category: 'condition',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "BinaryEquals": { "s3:x-amz-meta": "***" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "BinaryEquals": { "s3:x-amz-meta": "QmluYXJ5" } } }',
      },
    },
  },
  check: () => ({
    *clause(clause) {
      for (const { text, ...at } of unreadableValues(clause, (row) => familyOf(row) === 'Binary')) {
        yield { at, message: `${quoted(text)} is no base64` };
      }
    },
  }),
});
