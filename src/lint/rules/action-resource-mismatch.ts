import { quoted } from '../../../grammar/json/members.ts';
import { identityAndResourceTypes } from '../applies-to.ts';
import { fitsNothing, grantOnArns, typesTaken } from '../facts/fit.ts';
import { defineRule } from '../rule.ts';

export const actionResourceMismatch = defineRule({
  meta: {
    id: 'action-resource-mismatch',
    severity: 'warning',
    summary: 'an action that cannot be on any of the resources',
    why: 'each action is on resources of certain types; on any other nothing is ever asked for, so the entry grants nothing',
    help: 'name resources that the action can be on',
    appliesTo: identityAndResourceTypes,
    category: 'resource',
    recommended: true,
    givesWayTo: ['s3-list-on-object-arn', 's3-object-action-on-bucket-arn'],
    fix: 'none',
    since: '0.1.0',
    equivalents: ['parliament RESOURCE_MISMATCH', 'cfn-lint I3510'],
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sns:us-east-1:111122223333:news" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:111122223333:jobs" }',
      },
    },
  },
  check: () => ({
    action(entry, statement, element) {
      const grant = grantOnArns(entry, statement, element);
      if (!grant || !fitsNothing(grant)) return [];
      const formats = typesTaken(grant).map(({ arn }) => quoted(arn));
      const [first, second] = formats;
      const more = formats.length > 2 ? ` or one of ${formats.length - 2} other forms` : '';
      return [
        {
          at: entry,
          message: `none of the resources is one that ${quoted(entry.text)} can be on`,
          help: `name a resource of the form ${first}${second ? ` or ${second}` : ''}${more}`,
          related: statement.resource
            ? [{ at: statement.resource, message: 'the resources are here' }]
            : [],
        },
      ];
    },
  }),
});
