import { everyType } from '../applies-to.ts';
import { removeMember } from '../edits.ts';
import { defineRule } from '../rule.ts';

export const emptySidValue = defineRule({
  meta: {
    id: 'empty-sid-value',
    aws: { code: 'EMPTY_SID_VALUE', findingType: 'SUGGESTION' },
    severity: 'suggestion',
    summary: 'an empty `Sid`',
    why: 'it names nothing, and some services refuse it',
    help: 'remove it, or say what the statement is for',
    appliesTo: everyType,
    category: 'document',
    recommended: false,
    fix: 'safe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{"Sid": "", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*"}',
      },
      good: {
        policy:
          '{"Sid": "ReadPhotos", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*"}',
      },
    },
  },
  check: () => ({
    statement({ sid, node }) {
      if (sid?.text !== '') return [];
      return [
        {
          at: sid,
          message: 'the `Sid` is empty',
          fix: { kind: 'safe', title: 'remove the `Sid`', edits: removeMember(node, 'Sid') },
        },
      ];
    },
  }),
});
