import { namePlace } from '../facts/clauses.ts';
import { defineRule } from '../rule.ts';

export const roleTrustPolicySyntaxErrorNotprincipal = defineRule({
  meta: {
    id: 'role-trust-policy-syntax-error-notprincipal',
    aws: { code: 'ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a role trust policy has `NotPrincipal`',
    why: 'a trust policy names who may assume the role; AWS refuses it the other way round',
    help: 'write `Principal`',
    appliesTo: ['trust'],
    category: 'principal',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "NotPrincipal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole" }',
      },
    },
  },
  check: () => ({
    statement({ principal }) {
      if (!principal?.negated) return [];
      return [
        { at: namePlace(principal), message: 'a role trust policy cannot have `NotPrincipal`' },
      ];
    },
  }),
});
