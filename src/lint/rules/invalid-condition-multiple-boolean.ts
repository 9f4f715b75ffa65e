import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { familyOf } from '../facts/values.ts';
import { defineRule } from '../rule.ts';

export const invalidConditionMultipleBoolean = defineRule({
  meta: {
    id: 'invalid-condition-multiple-boolean',
    aws: { code: 'INVALID_CONDITION_MULTIPLE_BOOLEAN', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a truth value is compared with more than one',
    why: 'one of two truth values says nothing, and AWS refuses the policy',
    help: 'write one value',
    appliesTo: everyType,
    category: 'condition',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "Bool": { "aws:SecureTransport": ["true", "false"] } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "Bool": { "aws:SecureTransport": "true" } } }',
      },
    },
  },
  check: () => ({
    clause({ row, values, key, ...place }) {
      if (!row || familyOf(row) !== 'Bool' || values.length < 2) return [];
      return [
        { at: place, message: `${quoted(key)} is compared with ${values.length} truth values` },
      ];
    },
  }),
});
