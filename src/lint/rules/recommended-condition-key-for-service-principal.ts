import { quoted } from '../../../grammar/json/members.ts';
import { resourceTypes } from '../applies-to.ts';
import { keyPlace } from '../facts/conditions.ts';
import { allowedServices, sourceLimit } from '../facts/source-limits.ts';
import { defineRule } from '../rule.ts';

export const recommendedConditionKeyForServicePrincipal = defineRule({
  meta: {
    id: 'recommended-condition-key-for-service-principal',
    aws: { code: 'RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL', findingType: 'SUGGESTION' },
    severity: 'suggestion',
    summary: 'a service is limited by a key about callers',
    why: 'services say on whose behalf they call in `aws:SourceArn` and `aws:SourceAccount`; what they send in other keys differs from service to service',
    help: 'ask for `aws:SourceArn`, `aws:SourceAccount`, `aws:SourceOrgID` or `aws:SourceOrgPaths` instead',
    appliesTo: resourceTypes,
    category: 'access',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{"Effect": "Allow", "Principal": {"Service": "ses.amazonaws.com"}, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::mail/*", "Condition": {"StringEquals": {"aws:Referer": "111122223333"}}}',
      },
      good: {
        policy:
          '{"Effect": "Allow", "Principal": {"Service": "ses.amazonaws.com"}, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::mail/*", "Condition": {"StringEquals": {"aws:SourceAccount": "111122223333"}}}',
      },
    },
  },
  check: () => ({
    statement(statement) {
      const [service] = allowedServices(statement);
      const limit = sourceLimit(statement);
      if (!service || limit.kind !== 'caller') return [];
      return [
        {
          at: keyPlace(limit.clause),
          also: [service],
          message: `${quoted(service.text)} is limited by ${quoted(limit.clause.key)}, not by its source`,
        },
      ];
    },
  }),
});
