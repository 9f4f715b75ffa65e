import { namePlace } from '../facts/clauses.ts';
import { defineRule } from '../rule.ts';
import type { WrittenPrincipal } from '../written.ts';

export const rcpSyntaxErrorPrincipal = defineRule({
  meta: {
    id: 'rcp-syntax-error-principal',
    aws: { code: 'RCP_SYNTAX_ERROR_PRINCIPAL', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a principal other than `*` in a resource control policy',
    why: 'a resource control policy is for every caller, and AWS refuses a document that names some',
    help: 'write `"Principal": "*"`, and limit callers with a condition on `aws:PrincipalArn` or `aws:PrincipalAccount`',
    appliesTo: ['resourceControl'],
    category: 'organization',
    recommended: true,
    always: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{"Effect": "Deny", "Principal": {"AWS": "111122223333"}, "Action": "s3:*", "Resource": "*"}',
      },
      good: { policy: '{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*"}' },
    },
  },
  check: () => ({
    statement({ principal }) {
      if (!principal || (principal.everyone && !principal.negated) || isUnknown(principal))
        return [];
      return [
        {
          at: principal.negated ? namePlace(principal) : principal,
          message: principal.negated
            ? 'a resource control policy cannot have `NotPrincipal`'
            : 'the principal of a resource control policy can only be `"*"`',
        },
      ];
    },
  }),
});

/** What a template has there may be a `*`. */
function isUnknown({ node, negated }: WrittenPrincipal): boolean {
  return node.kind === 'notJson' && !negated;
}
