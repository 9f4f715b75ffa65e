import { quoted } from '../../../grammar/json/members.ts';
import { keyPlace } from '../facts/conditions.ts';
import { defineRule } from '../rule.ts';

export const irrelevantConditionKeyInPolicy = defineRule({
  meta: {
    id: 'irrelevant-condition-key-in-policy',
    aws: { code: 'IRRELEVANT_CONDITION_KEY_IN_POLICY', findingType: 'SUGGESTION' },
    severity: 'suggestion',
    summary: 'a condition on the owner of the bucket that has the policy',
    why: 'a bucket policy is about one bucket, whose account is always the same',
    help: 'remove the condition, or move it to identity policies, which are about buckets of anybody',
    appliesTo: ['resource'],
    category: 'condition',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Principal": "*", "Condition": {"StringEquals": {"s3:ResourceAccount": "111122223333"}}}',
      },
      good: {
        policy:
          '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Principal": "*", "Condition": {"StringEquals": {"aws:PrincipalAccount": "111122223333"}}}',
      },
    },
  },
  check: () => ({
    clause(clause) {
      if (clause.folded !== 's3:resourceaccount') return [];
      return [
        {
          at: keyPlace(clause),
          message: `${quoted(clause.key)} is the same for every request for this resource`,
        },
      ];
    },
  }),
});
