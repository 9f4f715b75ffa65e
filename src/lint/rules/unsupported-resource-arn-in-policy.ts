import { quoted } from '../../../grammar/json/members.ts';
import { resourcePolicyFacts } from '../../catalog/resource-policies.ts';
import { arnOf, isOpen } from '../facts/arns.ts';
import { defineRule } from '../rule.ts';

export const unsupportedResourceArnInPolicy = defineRule({
  meta: {
    id: 'unsupported-resource-arn-in-policy',
    aws: { code: 'UNSUPPORTED_RESOURCE_ARN_IN_POLICY', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a resource of another service than the one that the policy is attached to',
    why: "a resource's policy is asked about that resource only, so the entry names nothing that it is asked about",
    help: 'write the ARN of the resource that the policy is attached to',
    appliesTo: ['resource'],
    category: 'resource',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:kms:us-east-1:111122223333:key/a" }',
        resourceType: 'AWS::S3::Bucket',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }',
        resourceType: 'AWS::S3::Bucket',
      },
    },
  },
  check: ({ policy }) => {
    const facts = resourcePolicyFacts(policy.resourceType);
    if (!facts?.checkedByAws) return {};
    return {
      resource(entry) {
        const arn = arnOf(entry.text);
        if (!arn || isOpen(arn.service) || facts.arns.includes(arn.service)) return [];
        return [
          {
            at: entry,
            message: `${facts.label} has no say about resources of ${quoted(arn.service)}`,
          },
        ];
      },
    };
  },
});
