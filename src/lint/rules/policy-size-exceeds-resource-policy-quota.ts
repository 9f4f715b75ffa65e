import { policyTypes } from '../../catalog/policy-types.ts';
import { resourcePolicyFacts } from '../../catalog/resource-policies.ts';
import { resourceTypes } from '../applies-to.ts';
import { charactersOption, tooLarge } from '../facts/sizes.ts';
import { defineRule } from '../rule.ts';
import type { WrittenPolicy } from '../written.ts';

export const policySizeExceedsResourcePolicyQuota = defineRule({
  meta: {
    id: 'policy-size-exceeds-resource-policy-quota',
    aws: { code: 'POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA', findingType: 'WARNING' },
    severity: 'warning',
    summary: 'a resource policy is larger than its service takes',
    why: 'each service has its own limit for the policies of its resources and refuses what is larger',
    help: 'split the policy, or use wildcards',
    appliesTo: resourceTypes,
    category: 'size',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    options: charactersOption(
      0,
      'how many characters a resource policy may have; 0 for what is known of its resource',
    ),
    examples: {
      bad: {
        policy:
          '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*" }] }',
        resourceType: 'AWS::S3::Bucket',
        options: { characters: 50 },
      },
      good: {
        policy:
          '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*" }] }',
        resourceType: 'AWS::S3::Bucket',
      },
    },
  },
  check: ({ options }) => ({
    *document(policy) {
      const { characters, what } = roomFor(policy);
      const wanted = options['characters'];
      yield* tooLarge(policy, {
        characters: wanted === 0 ? characters : wanted,
        whitespace: true,
        what,
      });
    },
  }),
});

/** Without a number where the resource is not known. */
function roomFor({ type, resourceType }: WrittenPolicy): {
  readonly characters?: number;
  readonly what: string;
} {
  if (type === 'vpcEndpoint') return policyTypes.vpcEndpoint.quota;
  const facts = resourcePolicyFacts(resourceType);
  const what = facts?.label ?? 'a resource policy';
  return facts?.quota ? { characters: facts.quota.bytes, what } : { what };
}
