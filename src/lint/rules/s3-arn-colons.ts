import { quoted } from '../../../grammar/json/members.ts';
import { typesWithResource } from '../applies-to.ts';
import { bucketWithFewColons, replacement } from '../facts/arn-fields.ts';
import { defineRule } from '../rule.ts';

export const s3ArnColons = defineRule({
  meta: {
    id: 's3-arn-colons',
    severity: 'error',
    summary: 'the ARN of a bucket or an object has too few colons',
    why: 'the region and the account of a bucket are empty fields, so three colons stand between `s3` and the name; with fewer the ARN names nothing',
    help: 'write three colons after `s3`',
    appliesTo: typesWithResource,
    category: 'resource',
    recommended: true,
    fix: 'unsafe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3::mybucket" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::mybucket" }',
      },
    },
  },
  check: () => ({
    resource(entry) {
      const bucket = bucketWithFewColons(entry.text);
      if (!bucket) return [];
      return [
        {
          at: entry,
          message: `${quoted(entry.text)} names no bucket: its region and account are empty, so three colons stand between \`s3\` and the name`,
          ...replacement(entry, bucket.meant, 'unsafe'),
        },
      ];
    },
  }),
});
