import { policyTypes } from '../../catalog/policy-types.ts';
import { charactersOption, tooLarge } from '../facts/sizes.ts';
import { defineRule } from '../rule.ts';

export const policySizeExceedsRoleTrustPolicyQuota = defineRule({
  meta: {
    id: 'policy-size-exceeds-role-trust-policy-quota',
    aws: { code: 'POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA', findingType: 'WARNING' },
    severity: 'warning',
    summary: 'a role trust policy is larger than IAM takes',
    why: 'a trust policy holds 2,048 characters, or up to 4,096 where the quota has been raised; blanks do not count',
    help: 'split the role, or have the quota raised',
    appliesTo: ['trust'],
    category: 'size',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    options: charactersOption(
      policyTypes.trust.quota.characters,
      'how many characters without blanks a trust policy may have',
    ),
    examples: {
      bad: {
        policy:
          '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject" }] }',
        options: { characters: 50 },
      },
      good: {
        policy:
          '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole" }] }',
      },
    },
  },
  check: ({ options }) => ({
    *document(policy) {
      const { whitespace, what } = policyTypes.trust.quota;
      yield* tooLarge(policy, { characters: options['characters'], whitespace, what });
    },
  }),
});
