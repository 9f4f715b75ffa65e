import { resourcePolicyFacts } from '../../catalog/resource-policies.ts';
import { foreignAction } from '../facts/attached-resource.ts';
import { defineRule } from '../rule.ts';

export const unsupportedActionInPolicy = defineRule({
  meta: {
    id: 'unsupported-action-in-policy',
    aws: { code: 'UNSUPPORTED_ACTION_IN_POLICY', findingType: 'ERROR' },
    severity: 'error',
    summary: 'an action of another service than the resource that the policy is attached to',
    why: "a resource's policy is asked for actions on that resource only, so the entry allows or denies nothing",
    help: 'move the action to the policy of its own resource',
    appliesTo: ['resource'],
    category: 'action',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Principal": "*", "Action": "kms:Decrypt", "Resource": "arn:aws:s3:::photos/*" }',
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
      action(entry) {
        return foreignAction(entry, facts);
      },
    };
  },
});
