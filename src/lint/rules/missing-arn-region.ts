import { typesWithResource } from '../applies-to.ts';
import { everyFormat, isEmptyField, replacement } from '../facts/arn-fields.ts';
import { arnOf, withFields } from '../facts/arns.ts';
import { defineRule } from '../rule.ts';

export const missingArnRegion = defineRule({
  meta: {
    id: 'missing-arn-region',
    aws: { code: 'MISSING_ARN_REGION', findingType: 'ERROR' },
    severity: 'error',
    summary: 'an ARN has no region although its kind of resource has one',
    why: 'an empty field is not any value but none, so the ARN names nothing',
    help: 'write the region, or `*` for any',
    appliesTo: typesWithResource,
    category: 'resource',
    recommended: true,
    fix: 'suggestion',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs::111122223333:jobs" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:*:111122223333:jobs" }',
      },
    },
  },
  check: () => ({
    resource(entry) {
      const arn = arnOf(entry.text);
      if (arn?.region !== '' || /^[*?]/.test(arn.resource)) return [];
      if (!everyFormat(arn, 'region', (field) => !isEmptyField(field))) return [];
      return [
        {
          at: entry,
          message: 'this kind of resource has a region in its ARN, and none stands there',
          ...replacement(entry, withFields(arn, { region: '*' }), 'suggestion'),
        },
      ];
    },
  }),
});
