import { identityTypes } from '../applies-to.ts';
import { createServiceLinkedRole, wideGrant } from '../facts/wide-grants.ts';
import { defineRule } from '../rule.ts';

export const createSlrWithNotResource = defineRule({
  meta: {
    id: 'create-slr-with-not-resource',
    aws: { code: 'CREATE_SLR_WITH_NOT_RESOURCE', findingType: 'WARNING' },
    severity: 'warning',
    summary: '`iam:CreateServiceLinkedRole` is allowed on every role but some',
    why: '`NotResource` leaves every role that it does not name, those of tomorrow included; it lets any AWS service that has a linked role into the account',
    help: 'name the roles in `Resource`, or the service in a condition on `iam:AWSServiceName`',
    appliesTo: identityTypes,
    category: 'access',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{"Effect": "Allow", "Action": "iam:CreateServiceLinkedRole", "NotResource": "arn:aws:iam::*:role/admin"}',
      },
      good: {
        policy:
          '{"Effect": "Allow", "Action": "iam:CreateServiceLinkedRole", "Resource": "arn:aws:iam::*:role/aws-service-role/ecs.amazonaws.com/*"}',
      },
    },
  },
  check: () => ({
    statement: (statement) => wideGrant(statement, createServiceLinkedRole, 'exact', 'notResource'),
  }),
});
