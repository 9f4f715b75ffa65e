import { splitArnPattern } from '../../../grammar/arn/split-arn-pattern.ts';
import { quoted } from '../../../grammar/json/members.ts';
import { typesWithResource } from '../applies-to.ts';
import { replaceText } from '../edits.ts';
import { defineRule } from '../rule.ts';

const FIELDS = 6;

export const missingArnField = defineRule({
  meta: {
    id: 'missing-arn-field',
    aws: { code: 'MISSING_ARN_FIELD', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a resource ARN has fewer than six fields',
    why: 'an ARN has six fields between colons, empty ones included; with fewer it names nothing',
    help: 'write `arn:partition:service:region:account:resource`, leaving region and account empty where the service has none',
    appliesTo: typesWithResource,
    category: 'resource',
    recommended: true,
    givesWayTo: ['s3-arn-colons'],
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
      const fields = splitArnPattern(entry.text);
      if (fields[0] !== 'arn' || fields.length >= FIELDS || mayHoldColons(fields)) return [];
      const corrected = fields.length === FIELDS - 1 ? withEmptyField(fields) : undefined;
      return [
        {
          at: entry,
          message: `${quoted(entry.text)} has ${fields.length} of the six fields of an ARN`,
          ...(corrected !== undefined && {
            help: `write ${quoted(corrected)}`,
            fix: {
              kind: 'unsafe',
              title: `replace with ${quoted(corrected)}`,
              edits: replaceText(entry, corrected),
            },
          }),
        },
      ];
    },
  }),
});

/** A wildcard may stand for fields that are not there, unless it stands behind a slash of the last. */
function mayHoldColons(fields: readonly string[]): boolean {
  const [last = ''] = fields.at(-1)?.split('/', 1) ?? [];
  return [...fields.slice(0, -1), last].some((field) => field.includes('*'));
}

/** Buckets have neither region nor account, which is where a colon goes missing. */
function withEmptyField(fields: readonly string[]): string | undefined {
  const [arn, partition, service, ...rest] = fields;
  return service === 's3' ? [arn, partition, service, '', ...rest].join(':') : undefined;
}
