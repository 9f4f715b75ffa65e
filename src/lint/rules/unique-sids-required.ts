import { quoted } from '../../../grammar/json/members.ts';
import { typesWithUniqueSids } from '../applies-to.ts';
import { replaceText } from '../edits.ts';
import { repeatedSids } from '../facts/sids.ts';
import { defineRule } from '../rule.ts';

export const uniqueSidsRequired = defineRule({
  meta: {
    id: 'unique-sids-required',
    aws: { code: 'UNIQUE_SIDS_REQUIRED', findingType: 'ERROR' },
    severity: 'error',
    summary: 'two statements have the same `Sid`',
    why: 'in IAM and Organizations every `Sid` of a document must be another, or the document is refused',
    help: 'give each statement a `Sid` of its own',
    appliesTo: typesWithUniqueSids,
    category: 'document',
    recommended: true,
    always: true,
    fix: 'safe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '[{ "Sid": "A", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }, { "Sid": "A", "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::photos/*" }]',
      },
      good: {
        policy:
          '[{ "Sid": "A", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }, { "Sid": "B", "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::photos/*" }]',
      },
    },
  },
  check: () => ({
    *document(policy) {
      for (const { sid, first, fresh } of repeatedSids(policy)) {
        yield {
          at: sid,
          message: `another statement has the \`Sid\` ${quoted(sid.text)} already`,
          related: [{ at: first, message: 'it is here' }],
          fix: {
            kind: 'safe',
            title: `replace with ${quoted(fresh)}`,
            edits: replaceText(sid, fresh),
          },
        };
      }
    },
  }),
});
