import { quoted } from '../../../grammar/json/members.ts';
import { resourceTypes } from '../applies-to.ts';
import { replaceText } from '../edits.ts';
import { repeatedSids } from '../facts/sids.ts';
import { defineRule } from '../rule.ts';

export const uniqueSidsRecommended = defineRule({
  meta: {
    id: 'unique-sids-recommended',
    aws: { code: 'UNIQUE_SIDS_RECOMMENDED', findingType: 'WARNING' },
    severity: 'warning',
    summary: 'two statements have the same `Sid`',
    why: 'nobody can tell which of them a message or a script is about',
    help: 'give each statement a `Sid` of its own',
    appliesTo: resourceTypes,
    category: 'document',
    recommended: true,
    fix: 'safe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '[{"Sid": "Read", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*"}, {"Sid": "Read", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::photos/*"}]',
      },
      good: {
        policy:
          '[{"Sid": "Read", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*"}, {"Sid": "Write", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::photos/*"}]',
      },
    },
  },
  check: () => ({
    *document(policy) {
      for (const { sid, first, fresh } of repeatedSids(policy)) {
        yield {
          at: sid,
          also: [first],
          message: `the \`Sid\` ${quoted(sid.text)} is taken`,
          related: [{ at: first, message: 'first here' }],
          fix: {
            kind: 'safe',
            title: `rename to ${quoted(fresh)}`,
            edits: replaceText(sid, fresh),
          },
        };
      }
    },
  }),
});
