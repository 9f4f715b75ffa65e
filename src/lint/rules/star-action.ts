import { quoted } from '../../../grammar/json/members.ts';
import { identityTypes, resourceTypes } from '../applies-to.ts';
import { isEveryAction } from '../facts/everything.ts';
import { defineRule } from '../rule.ts';

export const starAction = defineRule({
  meta: {
    id: 'star-action',
    severity: 'warning',
    summary: 'every action is allowed',
    why: '`*` stands for actions of every service, also for those that manage access to the resource',
    help: 'list the actions that are needed',
    appliesTo: [...identityTypes, ...resourceTypes],
    category: 'action',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['checkov CKV_AWS_49', 'checkov CKV_AWS_63'],
    examples: {
      bad: { policy: '{"Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::photos"}' },
      good: {
        policy:
          '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*"}',
      },
    },
  },
  check: () => ({
    action: (entry, { effect }, { negated }) =>
      effect === 'Allow' && !negated && isEveryAction(entry.text)
        ? [{ at: entry, message: `${quoted(entry.text)} allows every action` }]
        : [],
  }),
});
