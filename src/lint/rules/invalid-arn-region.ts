import { quoted } from '../../../grammar/json/members.ts';
import { partitions } from '../../catalog/partitions.ts';
import { typesWithResource } from '../applies-to.ts';
import { arnOf, isOpen, withFields } from '../facts/arns.ts';
import { isRegion, mayBeNewRegion, nearestRegion } from '../facts/regions.ts';
import { unknownName } from '../facts/unknown-names.ts';
import { defineRule, type Finding } from '../rule.ts';
import type { WrittenText } from '../written.ts';

export const invalidArnRegion = defineRule({
  meta: {
    id: 'invalid-arn-region',
    aws: { code: 'INVALID_ARN_REGION', findingType: 'ERROR' },
    severity: 'error',
    summary: 'an ARN of a region that does not exist',
    why: 'the fourth field of an ARN is the region; with an unknown one the ARN names nothing',
    help: 'write the code of a region, or `*`',
    appliesTo: typesWithResource,
    category: 'resource',
    recommended: true,
    fix: 'suggestion',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-est-1:111122223333:jobs" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:111122223333:jobs" }',
      },
    },
  },
  check: (context) => ({
    *resource(entry) {
      const arn = arnOf(entry.text);
      if (!arn || arn.region === '' || isOpen(arn.region)) return;
      if (isRegion(arn.region)) yield* ofAnotherPartition(entry, arn);
      else {
        const region = mayBeNewRegion(arn.region) ? undefined : nearestRegion(arn.region);
        const meant = region === undefined ? undefined : withFields(arn, { region });
        yield unknownName(
          { at: entry, message: `there is no region ${quoted(arn.region)}`, meant },
          context,
        );
      }
    },
  }),
});

function* ofAnotherPartition(
  at: WrittenText,
  { partition, region }: { readonly partition: string; readonly region: string },
): Iterable<Finding> {
  const own = partitions.get(partition);
  if (!own || own.includes(region)) return;
  yield {
    at,
    message: `the region \`${region}\` is not in the partition \`${partition}\``,
    help: 'write the partition that the region is in',
  };
}
