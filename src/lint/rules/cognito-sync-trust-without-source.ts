import { quoted } from '../../../grammar/json/members.ts';
import { allowedServices, sourceLimit } from '../facts/source-limits.ts';
import { defineRule } from '../rule.ts';

export const cognitoSyncTrustWithoutSource = defineRule({
  meta: {
    id: 'cognito-sync-trust-without-source',
    severity: 'suggestion',
    summary: 'a role that Cognito Sync may use for any identity pool',
    why: 'streams and push notifications of every pool, in any account, are sent with the roles that their owners name',
    help: 'ask in a condition for `aws:SourceArn` and `aws:SourceAccount`',
    appliesTo: ['trust'],
    category: 'cognito',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['COG-S2'],
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Service": "cognito-sync.amazonaws.com" }, "Action": "sts:AssumeRole" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Service": "cognito-sync.amazonaws.com" }, "Action": "sts:AssumeRole", "Condition": { "StringEquals": { "aws:SourceAccount": "111122223333" } } }',
      },
    },
  },
  check: () => ({
    *principal(entry, statement) {
      if (!entry.text.startsWith('cognito-sync.')) return;
      if (!allowedServices(statement).includes(entry)) return;
      if (sourceLimit(statement).kind !== 'none') return;
      yield {
        at: entry,
        message: `${quoted(entry.text)} may assume the role for every identity pool`,
      };
    },
  }),
});
