import { identityTypes } from '../applies-to.ts';
import { passRole, wideGrant } from '../facts/wide-grants.ts';
import { defineRule } from '../rule.ts';

export const passRoleWithNotActionAndNotResource = defineRule({
  meta: {
    id: 'pass-role-with-not-action-and-not-resource',
    aws: { code: 'PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE', findingType: 'SECURITY_WARNING' },
    severity: 'securityWarning',
    summary: '`iam:PassRole` is allowed on every role but some through `NotAction`',
    why: '`NotResource` leaves every role that it does not name, those of tomorrow included; it passes any role to any service, also one that may do more than whoever passes it',
    help: 'add `iam:PassRole` to `NotAction`, and allow it in a statement of its own, with its roles or a condition on `iam:PassedToService`',
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
          '{"Effect": "Allow", "NotAction": ["s3:*", "iam:PassRole"], "NotResource": "arn:aws:iam::*:role/admin"}',
      },
    },
  },
  check: () => ({
    statement: (statement) => wideGrant(statement, passRole, 'notAction', 'notResource'),
  }),
});
