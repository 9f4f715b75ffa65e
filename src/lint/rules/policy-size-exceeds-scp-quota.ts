import { policyTypes } from '../../catalog/policy-types.ts';
import { charactersOption, tooLarge } from '../facts/sizes.ts';
import { defineRule } from '../rule.ts';

export const policySizeExceedsScpQuota = defineRule({
  meta: {
    id: 'policy-size-exceeds-scp-quota',
    aws: { code: 'POLICY_SIZE_EXCEEDS_SCP_QUOTA', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a service control policy is larger than Organizations takes',
    why: 'a document that is too large is refused; blanks and line ends count here',
    help: 'split the policy, or leave out the blanks',
    appliesTo: ['serviceControl'],
    category: 'size',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    options: charactersOption(
      policyTypes.serviceControl.quota.characters,
      'how many characters a service control policy may have',
    ),
    examples: {
      bad: {
        policy:
          '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:GetObject", "Resource": "*" }] }',
        options: { characters: 50 },
      },
      good: {
        policy:
          '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:DeleteBucket", "Resource": "*" }] }',
      },
    },
  },
  check: ({ options }) => ({
    *document(policy) {
      const { whitespace, what } = policyTypes.serviceControl.quota;
      yield* tooLarge(policy, { characters: options['characters'], whitespace, what });
    },
  }),
});
