import { resourceTypes } from '../applies-to.ts';
import { hasEither } from '../facts/elements.ts';
import { defineRule } from '../rule.ts';

export const missingPrincipal = defineRule({
  meta: {
    id: 'missing-principal',
    aws: { code: 'MISSING_PRINCIPAL', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a statement has neither `Principal` nor `NotPrincipal`',
    why: 'a policy that is attached to a resource says who may use it, and AWS refuses a statement that names nobody',
    help: 'add a `Principal`, or attach the policy to an identity',
    appliesTo: [...resourceTypes, 'trust'],
    category: 'document',
    recommended: true,
    always: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }',
      },
    },
  },
  check: () => ({
    statement(statement) {
      if (hasEither(statement, 'Principal')) return [];
      return [{ at: statement, message: 'this statement has no `Principal`' }];
    },
  }),
});
