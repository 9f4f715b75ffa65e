import { removeMember } from '../edits.ts';
import { namePlace } from '../facts/clauses.ts';
import { defineRule } from '../rule.ts';

export const scpSyntaxErrorPrincipal = defineRule({
  meta: {
    id: 'scp-syntax-error-principal',
    aws: { code: 'SCP_SYNTAX_ERROR_PRINCIPAL', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a principal in a service control policy',
    why: 'the principals are the accounts that the policy is attached to, and AWS refuses a document that names others',
    help: 'take `Principal` out, and limit callers with a condition on `aws:PrincipalArn`',
    appliesTo: ['serviceControl'],
    category: 'organization',
    recommended: true,
    always: true,
    fix: 'safe',
    since: '0.1.0',
    examples: {
      bad: { policy: '{"Effect": "Deny", "Action": "s3:*", "Resource": "*", "Principal": "*"}' },
      good: { policy: '{"Effect": "Deny", "Action": "s3:*", "Resource": "*"}' },
    },
  },
  check: () => ({
    statement({ principal, node }) {
      if (!principal) return [];
      return [
        {
          at: namePlace(principal),
          message: `a service control policy cannot have \`${principal.name}\``,
          ...(principal.everyone &&
            !principal.negated && {
              fix: {
                kind: 'safe',
                title: `remove \`${principal.name}\``,
                edits: removeMember(node, principal.name),
              },
            }),
        },
      ];
    },
  }),
});
