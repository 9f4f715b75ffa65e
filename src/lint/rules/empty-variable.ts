import { everyType } from '../applies-to.ts';
import { problemFindings } from '../facts/variables.ts';
import { defineRule } from '../rule.ts';

export const emptyVariable = defineRule({
  meta: {
    id: 'empty-variable',
    aws: { code: 'EMPTY_VARIABLE', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a policy variable without a name',
    why: '`${}` names no condition key and stands for itself',
    help: 'write the key between the braces, or remove them',
    appliesTo: everyType,
    category: 'variable',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/${}" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/${aws:username}" }',
      },
    },
  },
  check: () =>
    problemFindings('policy/variable-empty', (entry) => ({
      at: entry,
      message: '`${}` names no condition key',
    })),
});
