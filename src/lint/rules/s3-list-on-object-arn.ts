import { quoted } from '../../../grammar/json/members.ts';
import { identityAndResourceTypes } from '../applies-to.ts';
import { appendItem } from '../edits.ts';
import { grantOnArns } from '../facts/fit.ts';
import { s3Half } from '../facts/s3-halves.ts';
import { defineRule } from '../rule.ts';

export const s3ListOnObjectArn = defineRule({
  meta: {
    id: 's3-list-on-object-arn',
    severity: 'error',
    summary: 'an action on buckets is granted on objects only',
    why: 'listing and configuring is asked for on the bucket, whose ARN ends with its name; an ARN with a slash names objects, so the entry grants nothing',
    help: 'add the ARN of the bucket, which ends with its name',
    appliesTo: identityAndResourceTypes,
    category: 'resource',
    recommended: true,
    fix: 'suggestion',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::photos/*" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::photos" }',
      },
    },
  },
  check: ({ policy }) => ({
    action(entry, statement, element) {
      const grant = grantOnArns(entry, statement, element);
      const half = grant && s3Half(grant);
      if (half?.wanted !== 'bucket' || !statement.resource) return [];
      return [
        {
          at: entry,
          message: `${quoted(entry.text)} is on buckets, and the resources are objects`,
          help: `add ${quoted(half.meant)}, the bucket itself`,
          related: [{ at: statement.resource, message: 'the resources are here' }],
          fix: {
            kind: 'suggestion',
            title: `add ${quoted(half.meant)}`,
            edits: appendItem(
              policy.source.text,
              statement.resource.node,
              JSON.stringify(half.meant),
            ),
          },
        },
      ];
    },
  }),
});
