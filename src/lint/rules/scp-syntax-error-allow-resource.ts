import { quoted } from '../../../grammar/json/members.ts';
import { defineRule } from '../rule.ts';

export const scpSyntaxErrorAllowResource = defineRule({
  meta: {
    id: 'scp-syntax-error-allow-resource',
    aws: { code: 'SCP_SYNTAX_ERROR_ALLOW_RESOURCE', findingType: 'ERROR' },
    severity: 'error',
    summary: '`Allow` with a resource other than `*` in a service control policy',
    why: 'until service control policies took the full policy language in September 2025, AWS refused this',
    help: 'nothing has to be done: AWS takes resources in both effects now',
    appliesTo: ['serviceControl'],
    category: 'organization',
    recommended: false,
    withdrawn: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*"}',
      },
      good: { policy: '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}' },
    },
  },
  check: () => ({
    resource(entry, { effect }, { negated }) {
      if (effect !== 'Allow' || negated || entry.text === '*') return [];
      return [{ at: entry, message: `\`Allow\` is limited to ${quoted(entry.text)}` }];
    },
  }),
});
