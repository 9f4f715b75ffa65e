import { resourcePolicyFacts } from '../../catalog/resource-policies.ts';
import { foreignAction } from '../facts/attached-resource.ts';
import { defineRule } from '../rule.ts';

export const bucketPolicyWrongService = defineRule({
  meta: {
    id: 'bucket-policy-wrong-service',
    severity: 'warning',
    summary:
      'an action of another service than the queue, topic, key or other resource that the policy is attached to',
    why: "a resource's policy is asked for actions on that resource only, so the entry allows or denies nothing",
    help: 'move the action to the policy of its own resource',
    appliesTo: ['resource'],
    category: 'action',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['cfn-lint W3037'],
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*" }',
        resourceType: 'AWS::SQS::QueuePolicy',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": "*" }',
        resourceType: 'AWS::SQS::QueuePolicy',
      },
    },
  },
  check: ({ policy }) => {
    const facts = resourcePolicyFacts(policy.resourceType);
    // Those that AWS looks at are its own finding.
    if (!facts || facts.checkedByAws) return {};
    return {
      action(entry) {
        return foreignAction(entry, facts);
      },
    };
  },
});
