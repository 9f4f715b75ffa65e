import { identityTypes } from '../applies-to.ts';
import { passRole, wideGrant } from '../facts/wide-grants.ts';
import { defineRule } from '../rule.ts';

export const passRoleWithStarInActionAndNotResource = defineRule({
  meta: {
    id: 'pass-role-with-star-in-action-and-not-resource',
    aws: {
      code: 'PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE',
      findingType: 'SECURITY_WARNING',
    },
    severity: 'securityWarning',
    summary: '`iam:PassRole` is allowed on every role but some through a wildcard in `Action`',
    why: '`NotResource` leaves every role that it does not name, those of tomorrow included; it passes any role to any service, also one that may do more than whoever passes it',
    help: 'name the actions that are needed, and allow `iam:PassRole` in a statement of its own, with its roles or a condition on `iam:PassedToService`',
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
    statement: (statement) => wideGrant(statement, passRole, 'wildcard', 'notResource'),
  }),
});
