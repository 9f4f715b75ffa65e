import { quoted } from '../../../grammar/json/members.ts';
import { defineRule } from '../rule.ts';

export const scpSyntaxErrorActionWildcard = defineRule({
  meta: {
    id: 'scp-syntax-error-action-wildcard',
    aws: { code: 'SCP_SYNTAX_ERROR_ACTION_WILDCARD', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a wildcard elsewhere than at the end of an action',
    why: 'until service control policies took the full policy language in September 2025, AWS refused this',
    help: 'nothing has to be done: AWS takes wildcards anywhere in an action now',
    appliesTo: ['serviceControl'],
    category: 'organization',
    recommended: false,
    withdrawn: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: { policy: '{"Effect": "Deny", "Action": "iam:*Role", "Resource": "*"}' },
      good: { policy: '{"Effect": "Deny", "Action": "iam:Create*", "Resource": "*"}' },
    },
  },
  check: () => ({
    action(entry) {
      if (!/[*?]/.test(entry.text.replace(/[*?]$/, ''))) return [];
      return [{ at: entry, message: `${quoted(entry.text)} has a wildcard before its end` }];
    },
  }),
});
