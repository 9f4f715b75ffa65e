import { splitArnPattern } from '../../../grammar/arn/split-arn-pattern.ts';
import { splitAction } from '../facts/actions.ts';
import { isAllStars, namePlace } from '../facts/clauses.ts';
import { coveringEntry, isUnconditional, namingOf } from '../facts/coverage.ts';
import { everybody } from '../facts/everybody.ts';
import { defineRule } from '../rule.ts';
import type { WrittenPolicy, WrittenStatement } from '../written.ts';

export const bucketPolicyLockout = defineRule({
  meta: {
    id: 'bucket-policy-lockout',
    severity: 'securityWarning',
    summary: 'everybody is denied changing the policy of the bucket',
    why: 'nobody but the root user of the account can change or remove the policy then',
    help: 'leave out those who look after the bucket with a condition such as `ArnNotLike` on `aws:PrincipalArn`',
    appliesTo: ['resource'],
    category: 'access',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['checkov CKV_AWS_93'],
    examples: {
      bad: { policy: '{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*"}' },
      good: {
        policy:
          '{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "false"}}}',
      },
    },
  },
  check: ({ policy }) => ({
    statement(statement) {
      const { effect, principal, action } = statement;
      if (effect !== 'Deny' || !action || !everybody(principal) || !isUnconditional(statement)) {
        return [];
      }
      if (!namingOf(statement, PUT_POLICY) || !isAboutBucket(statement, policy)) return [];
      return [
        {
          at: (action.negated ? undefined : coveringEntry(action, PUT_POLICY)) ?? namePlace(action),
          message: `nobody may \`${PUT_POLICY}\`, so that this policy cannot be changed`,
        },
      ];
    },
  }),
});

const PUT_POLICY = 's3:PutBucketPolicy';

/** A resource that is a bucket, or everything in a policy that is a bucket's. */
function isAboutBucket(
  { action, resource }: WrittenStatement,
  { resourceType }: WrittenPolicy,
): boolean {
  if (resourceType !== undefined && !resourceType.startsWith('AWS::S3::Bucket')) return false;
  if (!resource || resource.negated) return false;
  const isOfS3 =
    resourceType !== undefined ||
    action?.entries.some(({ text }) => splitAction(text)?.service.toLowerCase() === 's3') === true;
  return resource.entries.some(({ text }) => (isAllStars(text) ? isOfS3 : isBucket(text)));
}

/** Objects have a slash in their ARNs, buckets have none. */
function isBucket(text: string): boolean {
  const [, , service, , , name = ''] = splitArnPattern(text);
  return service === 's3' && name !== '' && !/[/:]/.test(name);
}
