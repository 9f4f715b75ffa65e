import { servicesOfPublicResources } from '../../catalog/arn-services.ts';
import { typesWithResource } from '../applies-to.ts';
import { everyFormat, isEmptyField, replacement } from '../facts/arn-fields.ts';
import { arnOf, withFields } from '../facts/arns.ts';
import { defineRule } from '../rule.ts';

export const missingArnAccount = defineRule({
  meta: {
    id: 'missing-arn-account',
    aws: { code: 'MISSING_ARN_ACCOUNT', findingType: 'ERROR' },
    severity: 'error',
    summary: 'an ARN has no account although its kind of resource has one',
    why: 'an empty field is not any value but none, so the ARN names nothing',
    help: 'write the account, or `*` for any',
    appliesTo: typesWithResource,
    category: 'resource',
    recommended: true,
    fix: 'suggestion',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1::jobs" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:111122223333:jobs" }',
      },
    },
  },
  check: () => ({
    resource(entry) {
      const arn = arnOf(entry.text);
      if (arn?.account !== '' || servicesOfPublicResources.has(arn.service)) return [];
      if (/^[*?]/.test(arn.resource)) return [];
      if (!everyFormat(arn, 'account', (field) => !isEmptyField(field))) return [];
      return [
        {
          at: entry,
          message: 'this kind of resource has an account in its ARN, and none stands there',
          ...replacement(entry, withFields(arn, { account: '*' }), 'suggestion'),
        },
      ];
    },
  }),
});
