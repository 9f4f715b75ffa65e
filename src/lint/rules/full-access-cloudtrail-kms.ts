import { quoted } from '../../../grammar/json/members.ts';
import { foldCase } from '../../text/fold-case.ts';
import { identityTypes } from '../applies-to.ts';
import { coversEveryResource, isUnconditional } from '../facts/coverage.ts';
import { defineRule } from '../rule.ts';

const everything: ReadonlySet<string> = new Set(['cloudtrail:*', 'kms:*']);

export const fullAccessCloudtrailKms = defineRule({
  meta: {
    id: 'full-access-cloudtrail-kms',
    severity: 'warning',
    summary: 'all that can be done with CloudTrail or KMS is allowed',
    why: 'whoever has all of CloudTrail can stop and delete the record of what was done, whoever has all of KMS can make data unreadable for good',
    help: 'name the actions that are needed',
    appliesTo: identityTypes,
    category: 'access',
    recommended: false,
    equivalents: [
      'prowler iam_policy_no_full_access_to_cloudtrail',
      'prowler iam_policy_no_full_access_to_kms',
    ],
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: { policy: '{ "Effect": "Allow", "Action": "kms:*", "Resource": "*" }' },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": ["kms:Decrypt", "kms:GenerateDataKey"], "Resource": "*" }',
      },
    },
  },
  check: () => ({
    action(entry, statement, { negated }) {
      if (statement.effect !== 'Allow' || negated || !isUnconditional(statement)) return [];
      if (!everything.has(foldCase(entry.text)) || !coversEveryResource(statement)) return [];
      return [
        {
          at: entry,
          message: `${quoted(entry.text)} allows everything there is to it, on every resource`,
        },
      ];
    },
  }),
});
