import { everyType } from '../applies-to.ts';
import { placeOf } from '../facts/elements.ts';
import { memberOf } from '../read-written.ts';
import { defineRule } from '../rule.ts';

export const missingStatement = defineRule({
  meta: {
    id: 'missing-statement',
    aws: { code: 'MISSING_STATEMENT', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a policy has no statement',
    why: 'a policy says something in its statements only, and AWS refuses a document without any',
    help: 'add a `Statement`',
    appliesTo: everyType,
    category: 'document',
    recommended: true,
    always: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: { policy: '{ "Version": "2012-10-17" }' },
      good: {
        policy:
          '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }] }',
      },
    },
  },
  check: () => ({
    *document(policy) {
      if (policy.node.kind !== 'object') return;
      const statement = memberOf(policy.node, 'Statement')?.value;
      if (!statement) yield { at: policy, message: 'the policy has no `Statement`' };
      else if (statement.kind === 'array' && statement.items.length === 0) {
        yield { at: placeOf(['Statement'], statement), message: '`Statement` is an empty list' };
      }
    },
  }),
});
