import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { familyOf, unreadableValues } from '../facts/values.ts';
import { defineRule } from '../rule.ts';

export const typeMismatchBoolean = defineRule({
  meta: {
    id: 'type-mismatch-boolean',
    aws: { code: 'TYPE_MISMATCH_BOOLEAN', findingType: 'WARNING' },
    severity: 'warning',
    summary: 'a value is neither `true` nor `false`',
    why: 'the operator cannot read the value, and never matches it',
    help: 'write `true` or `false`',
    appliesTo: everyType,
    category: 'condition',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "Bool": { "aws:SecureTransport": "yes" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "Bool": { "aws:SecureTransport": "true" } } }',
      },
    },
  },
  check: () => ({
    *clause(clause) {
      for (const { text, ...at } of unreadableValues(clause, (row) =>
        ['Bool', 'Null'].includes(familyOf(row)),
      )) {
        yield { at, message: `${quoted(text)} is neither \`true\` nor \`false\`` };
      }
    },
  }),
});
