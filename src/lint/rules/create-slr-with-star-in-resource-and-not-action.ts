import { identityTypes } from '../applies-to.ts';
import { createServiceLinkedRole, wideGrant } from '../facts/wide-grants.ts';
import { defineRule } from '../rule.ts';

export const createSlrWithStarInResourceAndNotAction = defineRule({
  meta: {
    id: 'create-slr-with-star-in-resource-and-not-action',
    aws: { code: 'CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION', findingType: 'WARNING' },
    severity: 'warning',
    summary: '`iam:CreateServiceLinkedRole` is allowed on every role through `NotAction`',
    why: 'it lets any AWS service that has a linked role into the account',
    help: 'add `iam:CreateServiceLinkedRole` to `NotAction`, and allow it in a statement of its own, with its roles or a condition on `iam:AWSServiceName`',
    appliesTo: identityTypes,
    category: 'access',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: { policy: '{"Effect": "Allow", "NotAction": "s3:*", "Resource": "*"}' },
      good: {
        policy:
          '{"Effect": "Allow", "NotAction": ["s3:*", "iam:CreateServiceLinkedRole"], "Resource": "*"}',
      },
    },
  },
  check: () => ({
    statement: (statement) =>
      wideGrant(statement, createServiceLinkedRole, 'notAction', 'everyRole'),
  }),
});
