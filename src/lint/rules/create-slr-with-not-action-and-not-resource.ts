import { identityTypes } from '../applies-to.ts';
import { createServiceLinkedRole, wideGrant } from '../facts/wide-grants.ts';
import { defineRule } from '../rule.ts';

export const createSlrWithNotActionAndNotResource = defineRule({
  meta: {
    id: 'create-slr-with-not-action-and-not-resource',
    aws: { code: 'CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE', findingType: 'WARNING' },
    severity: 'warning',
    summary: '`iam:CreateServiceLinkedRole` is allowed on every role but some through `NotAction`',
    why: '`NotResource` leaves every role that it does not name, those of tomorrow included; it lets any AWS service that has a linked role into the account',
    help: 'add `iam:CreateServiceLinkedRole` to `NotAction`, and allow it in a statement of its own, with its roles or a condition on `iam:AWSServiceName`',
    appliesTo: identityTypes,
    category: 'access',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{"Effect": "Allow", "NotAction": "s3:*", "NotResource": "arn:aws:iam::*:role/admin"}',
      },
      good: {
        policy:
          '{"Effect": "Allow", "NotAction": ["s3:*", "iam:CreateServiceLinkedRole"], "NotResource": "arn:aws:iam::*:role/admin"}',
      },
    },
  },
  check: () => ({
    statement: (statement) =>
      wideGrant(statement, createServiceLinkedRole, 'notAction', 'notResource'),
  }),
});
