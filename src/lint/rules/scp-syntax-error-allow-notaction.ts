import { namePlace } from '../facts/clauses.ts';
import { defineRule } from '../rule.ts';

export const scpSyntaxErrorAllowNotaction = defineRule({
  meta: {
    id: 'scp-syntax-error-allow-notaction',
    aws: { code: 'SCP_SYNTAX_ERROR_ALLOW_NOTACTION', findingType: 'ERROR' },
    severity: 'error',
    summary: '`Allow` with `NotAction` in a service control policy',
    why: 'until service control policies took the full policy language in September 2025, AWS refused this',
    help: 'nothing has to be done: AWS takes `NotAction` in both effects now',
    appliesTo: ['serviceControl'],
    category: 'organization',
    recommended: false,
    withdrawn: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: { policy: '{"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}' },
      good: { policy: '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}' },
    },
  },
  check: () => ({
    statement({ effect, action }) {
      if (effect !== 'Allow' || !action?.negated) return [];
      return [{ at: namePlace(action), message: '`Allow` has a `NotAction`' }];
    },
  }),
});
