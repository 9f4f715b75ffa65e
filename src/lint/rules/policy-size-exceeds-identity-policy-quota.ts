import { policyTypes } from '../../catalog/policy-types.ts';
import { identityTypes } from '../applies-to.ts';
import { charactersOption, tooLarge } from '../facts/sizes.ts';
import { defineRule } from '../rule.ts';

export const policySizeExceedsIdentityPolicyQuota = defineRule({
  meta: {
    id: 'policy-size-exceeds-identity-policy-quota',
    aws: { code: 'POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA', findingType: 'WARNING' },
    severity: 'warning',
    summary: 'an identity policy is larger than IAM takes',
    why: 'the document cannot be attached; blanks do not count. A managed policy holds 6,144 characters, the inline policies of a role 10,240, of a group 5,120, of a user 2,048',
    help: 'split the policy, or use wildcards',
    appliesTo: identityTypes,
    category: 'size',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    options: charactersOption(
      10_240,
      'how many characters without blanks an identity policy may have',
    ),
    examples: {
      bad: {
        policy:
          '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }] }',
        options: { characters: 50 },
      },
      good: {
        policy:
          '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }] }',
      },
    },
  },
  check: ({ options }) => ({
    *document(policy) {
      const { characters } = options;
      if (policy.type !== 'session') {
        yield* tooLarge(policy, { characters, whitespace: false, what: 'an identity policy' });
        return;
      }
      const { quota } = policyTypes.session;
      const room = Math.min(quota.characters, typeof characters === 'number' ? characters : 0);
      yield* tooLarge(policy, { ...quota, characters: room });
    },
  }),
});
