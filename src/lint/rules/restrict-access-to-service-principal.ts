import { quoted } from '../../../grammar/json/members.ts';
import { resourceTypes } from '../applies-to.ts';
import { allowedServices, sourceLimit } from '../facts/source-limits.ts';
import { defineRule } from '../rule.ts';

export const restrictAccessToServicePrincipal = defineRule({
  meta: {
    id: 'restrict-access-to-service-principal',
    aws: { code: 'RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL', findingType: 'SECURITY_WARNING' },
    severity: 'securityWarning',
    summary: 'a service may call for anybody',
    why: 'the service calls for the resources of every account: whoever sets up theirs to call this resource gets through',
    help: 'ask in a condition for `aws:SourceArn`, `aws:SourceAccount`, `aws:SourceOrgID` or `aws:SourceOrgPaths`',
    appliesTo: resourceTypes,
    category: 'access',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{"Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"}, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:orders"}',
      },
      good: {
        policy:
          '{"Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"}, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:orders", "Condition": {"ArnEquals": {"aws:SourceArn": "arn:aws:sns:eu-west-1:111122223333:orders"}}}',
      },
    },
  },
  check: () => ({
    *statement(statement) {
      if (sourceLimit(statement).kind !== 'none') return;
      for (const entry of allowedServices(statement)) {
        yield {
          at: entry,
          message: `${quoted(entry.text)} may call on behalf of every account`,
        };
      }
    },
  }),
});
