import { everyType } from '../applies-to.ts';
import { hasEither } from '../facts/elements.ts';
import { defineRule } from '../rule.ts';

export const missingAction = defineRule({
  meta: {
    id: 'missing-action',
    aws: { code: 'MISSING_ACTION', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a statement has neither `Action` nor `NotAction`',
    why: 'a statement is about the actions that it names, and AWS refuses one that names none',
    help: 'add an `Action`',
    appliesTo: everyType,
    category: 'document',
    recommended: true,
    always: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: { policy: '{ "Effect": "Allow", "Resource": "arn:aws:s3:::photos/*" }' },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }',
      },
    },
  },
  check: () => ({
    statement(statement) {
      if (hasEither(statement, 'Action')) return [];
      return [{ at: statement, message: 'this statement has no `Action`' }];
    },
  }),
});
