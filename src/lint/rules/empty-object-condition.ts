import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { removeMember } from '../edits.ts';
import { isHuge, operatorBlocks } from '../facts/conditions.ts';
import { memberOf } from '../read-written.ts';
import { defineRule } from '../rule.ts';

export const emptyObjectCondition = defineRule({
  meta: {
    id: 'empty-object-condition',
    aws: { code: 'EMPTY_OBJECT_CONDITION', findingType: 'SUGGESTION' },
    severity: 'suggestion',
    summary: 'a condition is empty',
    why: 'an empty condition asks nothing; a reader may think that it does',
    help: 'remove it',
    appliesTo: everyType,
    category: 'condition',
    recommended: false,
    fix: 'safe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": {} }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "Bool": { "aws:SecureTransport": "true" } } }',
      },
    },
  },
  check: () => ({
    *statement(statement) {
      const member = memberOf(statement.node, 'Condition');
      if (member?.value.kind !== 'object') return;
      const { members } = member.value;
      if (members.length === 0) {
        yield {
          at: {
            path: [...statement.path, 'Condition'],
            ...(member.keySpan && { span: member.keySpan }),
          },
          message: 'this `Condition` is empty',
          fix: {
            kind: 'safe',
            title: 'remove it',
            edits: removeMember(statement.node, 'Condition'),
          },
        };
      }
      for (const { member: block, place } of operatorBlocks(statement)) {
        if (block.value.kind !== 'object' || block.value.members.length > 0) continue;
        yield {
          at: place,
          message: `${quoted(block.key)} has no keys`,
          fix: {
            kind: 'safe',
            title: 'remove it',
            edits: isHuge(member.value) ? [] : removeMember(member.value, block.key),
          },
        };
      }
    },
  }),
});
