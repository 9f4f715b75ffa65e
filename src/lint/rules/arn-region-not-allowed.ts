import { quoted } from '../../../grammar/json/members.ts';
import { typesWithResource } from '../applies-to.ts';
import { everyFormat, isEmptyField, replacement } from '../facts/arn-fields.ts';
import { arnOf, isOpen, withFields } from '../facts/arns.ts';
import { defineRule } from '../rule.ts';

export const arnRegionNotAllowed = defineRule({
  meta: {
    id: 'arn-region-not-allowed',
    aws: { code: 'ARN_REGION_NOT_ALLOWED', findingType: 'ERROR' },
    severity: 'error',
    summary: 'an ARN has a region although its kind of resource has none',
    why: 'the ARNs of some resources leave the region empty; with one in it the ARN names nothing',
    help: 'leave the region empty',
    appliesTo: typesWithResource,
    category: 'resource',
    recommended: true,
    givesWayTo: ['s3-arn-extra-colon-or-region'],
    fix: 'unsafe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "iam:GetRole", "Resource": "arn:aws:iam:us-east-1:111122223333:role/r" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "iam:GetRole", "Resource": "arn:aws:iam::111122223333:role/r" }',
      },
    },
  },
  check: () => ({
    resource(entry) {
      const arn = arnOf(entry.text);
      if (!arn || arn.region === '' || isOpen(arn.region)) return [];
      if (!everyFormat(arn, 'region', isEmptyField)) return [];
      return [
        {
          at: entry,
          message: `this kind of resource has no region in its ARN, but ${quoted(arn.region)} stands there`,
          ...replacement(entry, withFields(arn, { region: '' }), 'unsafe'),
        },
      ];
    },
  }),
});
