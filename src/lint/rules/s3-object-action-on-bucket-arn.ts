import { quoted } from '../../../grammar/json/members.ts';
import { identityAndResourceTypes } from '../applies-to.ts';
import { appendItem } from '../edits.ts';
import { grantOnArns } from '../facts/fit.ts';
import { s3Half } from '../facts/s3-halves.ts';
import { defineRule } from '../rule.ts';

export const s3ObjectActionOnBucketArn = defineRule({
  meta: {
    id: 's3-object-action-on-bucket-arn',
    severity: 'error',
    summary: 'an action on objects is granted on buckets only',
    why: 'reading and writing is asked for on an object, whose ARN has a slash and its key after the name of the bucket, so the entry grants nothing',
    help: "add the ARN of the objects, the bucket's with `/*` at its end",
    appliesTo: identityAndResourceTypes,
    category: 'resource',
    recommended: true,
    fix: 'suggestion',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }',
      },
    },
  },
  check: ({ policy }) => ({
    action(entry, statement, element) {
      const grant = grantOnArns(entry, statement, element);
      const half = grant && s3Half(grant);
      if (half?.wanted !== 'object' || !statement.resource) return [];
      return [
        {
          at: entry,
          message: `${quoted(entry.text)} is on objects, and the resources are buckets`,
          help: `add ${quoted(half.meant)}, the objects in the bucket`,
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
