import { namePlace } from '../facts/clauses.ts';
import { defineRule } from '../rule.ts';

export const scpSyntaxErrorNotresource = defineRule({
  meta: {
    id: 'scp-syntax-error-notresource',
    aws: { code: 'SCP_SYNTAX_ERROR_NOTRESOURCE', findingType: 'ERROR' },
    severity: 'error',
    summary: '`NotResource` in a service control policy',
    why: 'until service control policies took the full policy language in September 2025, AWS refused this',
    help: 'nothing has to be done: AWS takes `NotResource` now',
    appliesTo: ['serviceControl'],
    category: 'organization',
    recommended: false,
    withdrawn: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: { policy: '{"Effect": "Deny", "Action": "s3:*", "NotResource": "arn:aws:s3:::photos"}' },
      good: { policy: '{"Effect": "Deny", "Action": "s3:*", "Resource": "*"}' },
    },
  },
  check: () => ({
    statement({ resource }) {
      if (!resource?.negated) return [];
      return [{ at: namePlace(resource), message: 'the statement has a `NotResource`' }];
    },
  }),
});
