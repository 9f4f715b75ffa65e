import { defineRule } from '../rule.ts';

export const roleTrustPolicyUnsupportedWildcardInPrincipal = defineRule({
  meta: {
    id: 'role-trust-policy-unsupported-wildcard-in-principal',
    aws: { code: 'ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a role trust policy has the principal `*`',
    why: 'in a trust policy everybody is written `{ "AWS": "*" }`, and hardly ever meant',
    help: 'name who may assume the role',
    appliesTo: ['trust'],
    category: 'principal',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['COG-T6'],
    examples: {
      bad: { policy: '{ "Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole" }' },
      good: {
        policy:
          '{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole" }',
      },
    },
  },
  check: () => ({
    statement({ principal }) {
      if (!principal?.everyone || principal.negated) return [];
      return [{ at: principal, message: 'a role trust policy cannot have the principal `*`' }];
    },
  }),
});
