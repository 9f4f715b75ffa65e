import { quoted } from '../../../grammar/json/members.ts';
import { typesWithResource } from '../applies-to.ts';
import { everyFormat, isEmptyField, replacement } from '../facts/arn-fields.ts';
import { arnOf, isOpen, withFields } from '../facts/arns.ts';
import { defineRule } from '../rule.ts';

export const arnAccountNotAllowed = defineRule({
  meta: {
    id: 'arn-account-not-allowed',
    aws: { code: 'ARN_ACCOUNT_NOT_ALLOWED', findingType: 'ERROR' },
    severity: 'error',
    summary: 'an ARN has an account although its kind of resource has none',
    why: 'the ARNs of some resources leave the account empty; with one in it the ARN names nothing',
    help: 'leave the account empty',
    appliesTo: typesWithResource,
    category: 'resource',
    recommended: true,
    givesWayTo: ['s3-arn-extra-colon-or-region'],
    fix: 'unsafe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3::111122223333:photos/*" }',
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
      if (!arn || arn.account === '' || isOpen(arn.account)) return [];
      if (!everyFormat(arn, 'account', isEmptyField)) return [];
      return [
        {
          at: entry,
          message: `this kind of resource has no account in its ARN, but ${quoted(arn.account)} stands there`,
          ...replacement(entry, withFields(arn, { account: '' }), 'unsafe'),
        },
      ];
    },
  }),
});
