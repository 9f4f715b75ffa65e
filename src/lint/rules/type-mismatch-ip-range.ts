import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { familyOf, unreadableValues } from '../facts/values.ts';
import { defineRule } from '../rule.ts';

export const typeMismatchIpRange = defineRule({
  meta: {
    id: 'type-mismatch-ip-range',
    aws: { code: 'TYPE_MISMATCH_IP_RANGE', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a value is no IP address and no range of them',
    why: 'the operator cannot match it, and AWS refuses the policy',
    help: 'write an IPv4 or IPv6 address, or a range such as `203.0.113.0/24`',
    appliesTo: everyType,
    category: 'condition',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "IpAddress": { "aws:SourceIp": "203.0.113.0/33" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "IpAddress": { "aws:SourceIp": "203.0.113.0/24" } } }',
      },
    },
  },
  check: () => ({
    *clause(clause) {
      for (const value of unreadableValues(clause, (row) => familyOf(row) === 'IpAddress')) {
        yield { at: value, message: `${quoted(value.text)} is no IP address and no range of them` };
      }
    },
  }),
});
