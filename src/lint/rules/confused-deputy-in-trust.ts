import { quoted } from '../../../grammar/json/members.ts';
import { servicesSendingSource } from '../../catalog/source-keys.ts';
import { allowedServices, sourceLimit } from '../facts/source-limits.ts';
import { defineRule } from '../rule.ts';

export const confusedDeputyInTrust = defineRule({
  meta: {
    id: 'confused-deputy-in-trust',
    severity: 'securityWarning',
    summary: 'a service may assume the role on behalf of anybody',
    why: 'whoever has the service act with the ARN of this role gets to use it, from any account',
    help: 'ask in a condition for `aws:SourceAccount` or `aws:SourceArn`',
    appliesTo: ['trust'],
    category: 'access',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    links: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html'],
    examples: {
      bad: {
        policy:
          '{"Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"}, "Action": "sts:AssumeRole"}',
      },
      good: {
        policy:
          '{"Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"StringEquals": {"aws:SourceAccount": "111122223333"}}}',
      },
    },
  },
  check: () => ({
    principal(entry, statement) {
      if (!servicesSendingSource.has(entry.text)) return [];
      if (!allowedServices(statement).includes(entry)) return [];
      if (sourceLimit(statement).kind === 'source') return [];
      return [
        {
          at: entry,
          message: `${quoted(entry.text)} may assume the role on behalf of every account`,
        },
      ];
    },
  }),
});
