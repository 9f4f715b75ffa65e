import { quoted } from '../../../grammar/json/members.ts';
import { identityTypes } from '../applies-to.ts';
import { entryCovers } from '../facts/actions.ts';
import { coversEveryResource, isUnconditional } from '../facts/coverage.ts';
import { defineRule } from '../rule.ts';

export const marketplaceSubscribe = defineRule({
  meta: {
    id: 'marketplace-subscribe',
    severity: 'warning',
    summary: 'subscribing to anything in AWS Marketplace is allowed',
    why: 'a subscription costs money and brings software of others into the account',
    help: 'leave it to those who buy, or limit it with a condition on `aws-marketplace:ProductId`',
    appliesTo: identityTypes,
    category: 'access',
    recommended: false,
    equivalents: ['prowler iam_policy_no_wildcard_marketplace_subscribe'],
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy: '{ "Effect": "Allow", "Action": "aws-marketplace:Subscribe", "Resource": "*" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "aws-marketplace:ViewSubscriptions", "Resource": "*" }',
      },
    },
  },
  check: () => ({
    action(entry, statement, { negated }) {
      if (statement.effect !== 'Allow' || negated || !isUnconditional(statement)) return [];
      if (!coversEveryResource(statement)) return [];
      if (entry.text === '*' || !entryCovers(entry.text, 'aws-marketplace:Subscribe')) return [];
      return [
        {
          at: entry,
          message: `${quoted(entry.text)} allows subscribing to whatever is for sale`,
        },
      ];
    },
  }),
});
