import { namePlace } from '../facts/clauses.ts';
import { defineRule } from '../rule.ts';

export const rcpSyntaxErrorNotaction = defineRule({
  meta: {
    id: 'rcp-syntax-error-notaction',
    aws: { code: 'RCP_SYNTAX_ERROR_NOTACTION', findingType: 'ERROR' },
    severity: 'error',
    summary: '`NotAction` in a resource control policy',
    why: 'such a document is refused: resource control policies name the actions of services that support them',
    help: 'list the actions in `Action`',
    appliesTo: ['resourceControl'],
    category: 'organization',
    recommended: true,
    always: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: { policy: '{"Effect": "Deny", "Principal": "*", "NotAction": "s3:*", "Resource": "*"}' },
      good: { policy: '{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*"}' },
    },
  },
  check: () => ({
    statement({ action }) {
      if (!action?.negated) return [];
      return [
        {
          at: namePlace(action),
          message: 'a resource control policy cannot have `NotAction`',
        },
      ];
    },
  }),
});
