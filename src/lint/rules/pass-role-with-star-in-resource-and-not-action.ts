import { identityTypes } from '../applies-to.ts';
import { passRole, wideGrant } from '../facts/wide-grants.ts';
import { defineRule } from '../rule.ts';

export const passRoleWithStarInResourceAndNotAction = defineRule({
  meta: {
    id: 'pass-role-with-star-in-resource-and-not-action',
    aws: {
      code: 'PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION',
      findingType: 'SECURITY_WARNING',
    },
    severity: 'securityWarning',
    summary: '`iam:PassRole` is allowed on every role through `NotAction`',
    why: 'it passes any role to any service, also one that may do more than whoever passes it',
    help: 'add `iam:PassRole` to `NotAction`, and allow it in a statement of its own, with its roles or a condition on `iam:PassedToService`',
    appliesTo: identityTypes,
    category: 'access',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: { policy: '{"Effect": "Allow", "NotAction": "s3:*", "Resource": "*"}' },
      good: {
        policy: '{"Effect": "Allow", "NotAction": ["s3:*", "iam:PassRole"], "Resource": "*"}',
      },
    },
  },
  check: () => ({
    statement: (statement) => wideGrant(statement, passRole, 'notAction', 'everyRole'),
  }),
});
