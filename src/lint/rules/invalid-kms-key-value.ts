import { quoted } from '../../../grammar/json/members.ts';
import { kmsKeyArnKeys } from '../../catalog/condition-key-values.ts';
import { everyType } from '../applies-to.ts';
import { arnOf, isOpen } from '../facts/arns.ts';
import { defineRule } from '../rule.ts';

export const invalidKmsKeyValue = defineRule({
  meta: {
    id: 'invalid-kms-key-value',
    aws: { code: 'INVALID_KMS_KEY_VALUE', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a condition on a KMS key does not have the ARN of a key',
    why: 'requests carry the ARN of the key here, never its ID or an alias, so nothing else is equal to it',
    help: 'write `arn:aws:kms:REGION:ACCOUNT:key/ID`',
    appliesTo: everyType,
    category: 'condition',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringEquals": { "s3:x-amz-server-side-encryption-aws-kms-key-id": "my-key" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringEquals": { "s3:x-amz-server-side-encryption-aws-kms-key-id": "arn:aws:kms:us-east-1:111122223333:key/1" } } }',
      },
    },
  },
  check: () => ({
    *clause({ folded, row, values }) {
      if (row?.asks !== 'value' || !kmsKeyArnKeys.has(folded)) return;
      for (const value of values) {
        if (mayBeKey(value.text)) continue;
        yield { at: value, message: `${quoted(value.text)} is not the ARN of a KMS key` };
      }
    },
  }),
});

function mayBeKey(text: string): boolean {
  const arn = arnOf(text);
  if (!arn) return isOpen(text);
  return (
    (isOpen(arn.service) || arn.service === 'kms') &&
    (isOpen(arn.resource) || arn.resource.startsWith('key/'))
  );
}
