import { identityTypes } from '../applies-to.ts';
import { passRole, wideGrant } from '../facts/wide-grants.ts';
import { defineRule } from '../rule.ts';

export const passRoleWithStarInResource = defineRule({
  meta: {
    id: 'pass-role-with-star-in-resource',
    aws: { code: 'PASS_ROLE_WITH_STAR_IN_RESOURCE', findingType: 'SECURITY_WARNING' },
    severity: 'securityWarning',
    summary: '`iam:PassRole` is allowed on every role',
    why: 'it passes any role to any service, also one that may do more than whoever passes it',
    help: 'name the roles in `Resource`, or the service in a condition on `iam:PassedToService`',
    appliesTo: identityTypes,
    category: 'access',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: { policy: '{"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*"}' },
      good: {
        policy:
          '{"Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::111122223333:role/batch-job"}',
      },
    },
  },
  check: () => ({
    statement: (statement) => wideGrant(statement, passRole, 'exact', 'everyRole'),
  }),
});
