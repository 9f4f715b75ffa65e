import { everyType } from '../applies-to.ts';
import { typeFaults } from '../facts/json-types.ts';
import { defineRule } from '../rule.ts';

export const dataTypeMismatch = defineRule({
  meta: {
    id: 'data-type-mismatch',
    aws: { code: 'DATA_TYPE_MISMATCH', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a value is not of the JSON type that its element has',
    why: 'each element has one type only, and AWS refuses the whole document otherwise',
    help: 'write the type that the element has',
    appliesTo: everyType,
    category: 'document',
    recommended: true,
    always: true,
    givesWayTo: ['account-id-as-number'],
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: { policy: '{ "Effect": "Allow", "Action": 5, "Resource": "arn:aws:s3:::photos/*" }' },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }',
      },
    },
  },
  check: () => ({
    *document(policy) {
      for (const { at, message } of typeFaults(policy)) yield { at, message };
    },
  }),
});
