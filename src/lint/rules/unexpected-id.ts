import { identityTypes } from '../applies-to.ts';
import { removeMember } from '../edits.ts';
import { memberOf } from '../read-written.ts';
import { defineRule } from '../rule.ts';

export const unexpectedId = defineRule({
  meta: {
    id: 'unexpected-id',
    severity: 'warning',
    summary: 'an `Id` in a policy that makes no use of it',
    why: 'only policies that are attached to resources have an `Id`; elsewhere it does nothing, and some services refuse it',
    help: 'remove the `Id`',
    appliesTo: [...identityTypes, 'serviceControl', 'resourceControl'],
    category: 'document',
    recommended: false,
    fix: 'safe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Version": "2012-10-17", "Id": "photos", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }] }',
      },
      good: {
        policy:
          '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }] }',
      },
    },
  },
  check: () => ({
    *document({ node }) {
      const member = memberOf(node, 'Id');
      if (!member || node.kind !== 'object') return;
      yield {
        at: { path: ['Id'], ...(member.keySpan && { span: member.keySpan }) },
        message: 'this kind of policy makes no use of its `Id`',
        fix: { kind: 'safe', title: 'remove `Id`', edits: removeMember(node, 'Id') },
      };
    },
  }),
});
