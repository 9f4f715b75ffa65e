import { isUnconditional } from '../facts/coverage.ts';
import { everybody, isLimited } from '../facts/everybody.ts';
import { defineRule } from '../rule.ts';

export const roleAssumableByAny = defineRule({
  meta: {
    id: 'role-assumable-by-any',
    severity: 'securityWarning',
    summary: 'everybody may assume the role',
    why: 'whoever has any AWS account becomes this role, and has all that it has',
    help: 'name the principals, or add a condition on a key such as `aws:PrincipalOrgID`',
    appliesTo: ['trust'],
    category: 'principal',
    recommended: true,
    equivalents: ['cloudsplaining AssumableByAny', 'checkov CKV_AWS_60'],
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy: '{ "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "sts:AssumeRole" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "sts:AssumeRole", "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-example" } } }',
      },
    },
  },
  check: () => ({
    *statement(statement) {
      const at = everybody(statement.principal);
      if (statement.effect !== 'Allow' || !at || isLimited(statement)) return;
      if (isUnconditional(statement)) {
        yield { at, message: 'everybody may assume this role, from any AWS account' };
      } else {
        yield {
          at,
          severity: 'warning',
          message:
            'everybody who meets the condition may assume this role, and it does not say who they are',
        };
      }
    },
  }),
});
