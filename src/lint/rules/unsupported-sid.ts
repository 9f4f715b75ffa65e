import { quoted } from '../../../grammar/json/members.ts';
import { identityTypes } from '../applies-to.ts';
import { replaceText } from '../edits.ts';
import { defineRule } from '../rule.ts';

export const unsupportedSid = defineRule({
  meta: {
    id: 'unsupported-sid',
    aws: { code: 'UNSUPPORTED_SID', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a `Sid` has characters that IAM does not take',
    why: 'in IAM a `Sid` has letters and digits and nothing else, or the document is refused; other services take more',
    help: 'write letters and digits without blanks or dashes',
    appliesTo: identityTypes,
    category: 'document',
    recommended: true,
    always: true,
    fix: 'safe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Sid": "my photos!", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }',
      },
      good: {
        policy:
          '{ "Sid": "MyPhotos", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }',
      },
    },
  },
  check: ({ policy }) => {
    const taken = new Set(policy.statements.map(({ sid }) => sid?.text));
    return {
      statement({ sid }) {
        if (!sid || /^[A-Za-z0-9]*$/.test(sid.text)) return [];
        const stripped = sid.text.replace(/[^A-Za-z0-9]/g, '');
        const free = stripped !== '' && !taken.has(stripped);
        if (free) taken.add(stripped);
        return [
          {
            at: sid,
            message: `${quoted(sid.text)} has other characters than letters and digits`,
            ...(free && {
              fix: {
                kind: 'safe',
                title: `replace with ${quoted(stripped)}`,
                edits: replaceText(sid, stripped),
              },
            }),
          },
        ];
      },
    };
  },
});
