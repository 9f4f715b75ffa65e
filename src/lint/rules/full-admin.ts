import { identityTypes } from '../applies-to.ts';
import { isUnconditional } from '../facts/coverage.ts';
import { everyAction, everyResource } from '../facts/everything.ts';
import { defineRule } from '../rule.ts';

export const fullAdmin = defineRule({
  meta: {
    id: 'full-admin',
    severity: 'securityWarning',
    summary: 'everything is allowed',
    why: 'whoever has the policy can do everything in the account, change these permissions and those of others included',
    help: 'list the actions and resources that are needed',
    appliesTo: identityTypes,
    category: 'access',
    recommended: true,
    outweighs: true,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['checkov CKV_AWS_1', 'checkov CKV_AWS_62'],
    examples: {
      bad: { policy: '{"Effect": "Allow", "Action": "*", "Resource": "*"}' },
      good: {
        policy:
          '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*"}',
      },
    },
  },
  check: ({ policy }) => {
    const limits = policy.type !== 'identity';
    const denies = policy.statements.some(({ effect }) => effect === 'Deny');
    return {
      statement(statement) {
        if (statement.effect !== 'Allow' || !isUnconditional(statement)) return [];
        const action = everyAction(statement);
        const resource = everyResource(statement);
        // What limits others may well allow everything first, and deny some of it then.
        if (!action || !resource || (limits && denies)) return [];
        return [
          {
            at: action,
            also: [resource],
            message: limits
              ? 'every action on every resource is allowed: this limits nothing'
              : 'every action on every resource is allowed',
          },
        ];
      },
    };
  },
});
