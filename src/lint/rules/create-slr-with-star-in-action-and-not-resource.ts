import { identityTypes } from '../applies-to.ts';
import { createServiceLinkedRole, wideGrant } from '../facts/wide-grants.ts';
import { defineRule } from '../rule.ts';

export const createSlrWithStarInActionAndNotResource = defineRule({
  meta: {
    id: 'create-slr-with-star-in-action-and-not-resource',
    aws: { code: 'CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE', findingType: 'WARNING' },
    severity: 'warning',
    summary:
      '`iam:CreateServiceLinkedRole` is allowed on every role but some through a wildcard in `Action`',
    why: '`NotResource` leaves every role that it does not name, those of tomorrow included; it lets any AWS service that has a linked role into the account',
    help: 'name the actions that are needed, and allow `iam:CreateServiceLinkedRole` in a statement of its own, with its roles or a condition on `iam:AWSServiceName`',
    appliesTo: identityTypes,
    category: 'access',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{"Effect": "Allow", "Action": "iam:*", "NotResource": "arn:aws:iam::*:role/admin"}',
      },
      good: {
        policy:
          '{"Effect": "Allow", "Action": "iam:Get*", "NotResource": "arn:aws:iam::*:role/admin"}',
      },
    },
  },
  check: () => ({
    statement: (statement) =>
      wideGrant(statement, createServiceLinkedRole, 'wildcard', 'notResource'),
  }),
});
