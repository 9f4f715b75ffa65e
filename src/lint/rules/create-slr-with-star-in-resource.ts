import { identityTypes } from '../applies-to.ts';
import { createServiceLinkedRole, wideGrant } from '../facts/wide-grants.ts';
import { defineRule } from '../rule.ts';

export const createSlrWithStarInResource = defineRule({
  meta: {
    id: 'create-slr-with-star-in-resource',
    aws: { code: 'CREATE_SLR_WITH_STAR_IN_RESOURCE', findingType: 'WARNING' },
    severity: 'warning',
    summary: '`iam:CreateServiceLinkedRole` is allowed on every role',
    why: 'it lets any AWS service that has a linked role into the account',
    help: 'name the roles in `Resource`, or the service in a condition on `iam:AWSServiceName`',
    appliesTo: identityTypes,
    category: 'access',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy: '{"Effect": "Allow", "Action": "iam:CreateServiceLinkedRole", "Resource": "*"}',
      },
      good: {
        policy:
          '{"Effect": "Allow", "Action": "iam:CreateServiceLinkedRole", "Resource": "arn:aws:iam::*:role/aws-service-role/ecs.amazonaws.com/*"}',
      },
    },
  },
  check: () => ({
    statement: (statement) => wideGrant(statement, createServiceLinkedRole, 'exact', 'everyRole'),
  }),
});
