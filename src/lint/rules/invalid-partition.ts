import { quoted } from '../../../grammar/json/members.ts';
import { partitions } from '../../catalog/partitions.ts';
import { nearest } from '../../text/suggest.ts';
import { typesWithResource } from '../applies-to.ts';
import { replaceText } from '../edits.ts';
import { arnOf, isOpen, withFields } from '../facts/arns.ts';
import { defineRule } from '../rule.ts';

export const invalidPartition = defineRule({
  meta: {
    id: 'invalid-partition',
    aws: { code: 'INVALID_PARTITION', findingType: 'ERROR' },
    severity: 'error',
    summary: 'an ARN of a partition that does not exist',
    why: 'the second field of an ARN is the partition; with an unknown one the ARN names nothing',
    help: 'write `aws`, or the partition that the account is in',
    appliesTo: typesWithResource,
    category: 'resource',
    recommended: true,
    fix: 'suggestion',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:amazon:s3:::photos/*" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }',
      },
    },
  },
  check: () => ({
    resource(entry) {
      const arn = arnOf(entry.text);
      if (!arn || isOpen(arn.partition) || partitions.has(arn.partition)) return [];
      const meant = withFields(arn, {
        partition: nearest(arn.partition, partitions.keys()) ?? 'aws',
      });
      return [
        {
          at: entry,
          message: `${quoted(arn.partition)} is no partition`,
          help: `write one of ${[...partitions.keys()].map((one) => `\`${one}\``).join(', ')}`,
          fix: {
            kind: 'suggestion',
            title: `replace with ${quoted(meant)}`,
            edits: replaceText(entry, meant),
          },
        },
      ];
    },
  }),
});
