import { everyType } from '../applies-to.ts';
import { redundantActions } from '../facts/redundant-entries.ts';
import { defineRule } from '../rule.ts';

export const redundantAction = defineRule({
  meta: {
    id: 'redundant-action',
    aws: { code: 'REDUNDANT_ACTION', findingType: 'SUGGESTION' },
    severity: 'suggestion',
    summary: 'an action is covered by another one of the same list',
    why: 'it changes nothing, and readers take it for a reason',
    help: 'remove the narrower one',
    appliesTo: everyType,
    category: 'redundancy',
    recommended: false,
    fix: 'safe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{"Effect": "Allow", "Action": ["s3:Get*", "s3:GetObject"], "Resource": "arn:aws:s3:::photos/*"}',
      },
      good: {
        policy:
          '{"Effect": "Allow", "Action": ["s3:Get*", "s3:PutObject"], "Resource": "arn:aws:s3:::photos/*"}',
      },
    },
  },
  check: () => ({
    statement({ action }) {
      if (action) return redundantActions(action);
      return [];
    },
  }),
});
