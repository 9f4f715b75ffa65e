import { quoted } from '../../../grammar/json/members.ts';
import { untrustworthyKeys } from '../../catalog/source-keys.ts';
import { everyType } from '../applies-to.ts';
import { keyPlace } from '../facts/conditions.ts';
import { defineRule } from '../rule.ts';

export const untrustworthyConditionKey = defineRule({
  meta: {
    id: 'untrustworthy-condition-key',
    aws: { code: 'UNTRUSTWORTHY_CONDITION_KEY', findingType: 'SECURITY_WARNING' },
    severity: 'securityWarning',
    summary: 'access is guarded by a key that the caller writes',
    why: 'anybody can send any `Referer` and any `User-Agent` header, so that the condition keeps out nobody who wants to come in',
    help: 'use a key that the caller cannot choose: `aws:SourceArn`, `aws:SourceVpce`, `aws:PrincipalOrgID`',
    appliesTo: everyType,
    category: 'condition',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": {"StringLike": {"aws:Referer": "https://example.com/*"}}}',
      },
      good: {
        policy:
          '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": {"StringEquals": {"aws:SourceVpce": "vpce-0a1b2c3d"}}}',
      },
    },
  },
  check: () => ({
    clause(clause, { effect, principal }) {
      if (effect !== 'Allow' || !untrustworthyKeys.has(clause.folded)) return [];
      // What to write instead for a service is another finding.
      const services = principal?.entries.filter(({ kind }) => kind === 'Service') ?? [];
      if (services.length > 0 && services.length === principal?.entries.length) return [];
      return [
        {
          at: keyPlace(clause),
          message: `whoever sends the request chooses ${quoted(clause.key)}`,
        },
      ];
    },
  }),
});
