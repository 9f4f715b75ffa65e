import { everyType } from '../applies-to.ts';
import { memberOf } from '../read-written.ts';
import { defineRule } from '../rule.ts';

export const missingEffect = defineRule({
  meta: {
    id: 'missing-effect',
    aws: { code: 'MISSING_EFFECT', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a statement has no `Effect`',
    why: 'a statement neither allows nor denies by default, and AWS refuses the whole document',
    help: 'add `"Effect": "Allow"` or `"Effect": "Deny"`',
    appliesTo: everyType,
    category: 'document',
    recommended: true,
    always: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: { policy: '{ "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }' },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }',
      },
    },
  },
  check: () => ({
    statement(statement) {
      if (memberOf(statement.node, 'Effect')) return [];
      return [{ at: statement, message: 'this statement has no `Effect`' }];
    },
  }),
});
