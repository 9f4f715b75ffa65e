import { quoted } from '../../../grammar/json/members.ts';
import { typesWithResource } from '../applies-to.ts';
import { isBucketArn, replacement } from '../facts/arn-fields.ts';
import { arnOf, isOpen, withFields } from '../facts/arns.ts';
import { defineRule } from '../rule.ts';

export const s3ArnExtraColonOrRegion = defineRule({
  meta: {
    id: 's3-arn-extra-colon-or-region',
    severity: 'error',
    summary: 'the ARN of a bucket or an object has a colon, a region or an account too many',
    why: 'three colons stand between `s3` and the name of a bucket, with nothing between them; otherwise the ARN names nothing',
    help: 'write three colons after `s3` and then the name',
    appliesTo: typesWithResource,
    category: 'resource',
    recommended: true,
    fix: 'unsafe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:us-east-1:111122223333:photos" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::photos" }',
      },
    },
  },
  check: () => ({
    resource(entry) {
      const arn = arnOf(entry.text);
      if (!arn || !isBucketArn(arn)) return [];
      const name = arn.resource.replace(/^:+/, '');
      const filled = [arn.region, arn.account].some((field) => field !== '' && !isOpen(field));
      if ((name === arn.resource || name === '') && !filled) return [];
      return [
        {
          at: entry,
          message: filled
            ? `${quoted(entry.text)} names no bucket: the ARN of a bucket has neither region nor account`
            : `${quoted(entry.text)} names no bucket: it has more than three colons after \`s3\``,
          ...replacement(
            entry,
            withFields(arn, { region: '', account: '', resource: name }),
            'unsafe',
          ),
        },
      ];
    },
  }),
});
