import { defineRule } from '../rule.ts';

export const scpSyntaxErrorAllowCondition = defineRule({
  meta: {
    id: 'scp-syntax-error-allow-condition',
    aws: { code: 'SCP_SYNTAX_ERROR_ALLOW_CONDITION', findingType: 'ERROR' },
    severity: 'error',
    summary: '`Allow` with `Condition` in a service control policy',
    why: 'until service control policies took the full policy language in September 2025, AWS refused this',
    help: 'nothing has to be done: AWS takes conditions in both effects now',
    appliesTo: ['serviceControl'],
    category: 'organization',
    recommended: false,
    withdrawn: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "true"}}}',
      },
      good: { policy: '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}' },
    },
  },
  check: () => ({
    statement({ effect, clauses }) {
      const [clause] = clauses;
      if (effect !== 'Allow' || !clause) return [];
      return [{ at: clause, message: '`Allow` has a `Condition`' }];
    },
  }),
});
