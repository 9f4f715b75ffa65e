import { everyType } from '../applies-to.ts';
import { wrongIds } from '../facts/network-ids.ts';
import { defineRule } from '../rule.ts';

export const invalidVpceFormat = defineRule({
  meta: {
    id: 'invalid-vpce-format',
    aws: { code: 'INVALID_VPCE_FORMAT', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a value is no ID of a VPC endpoint',
    why: 'no request comes through it, so that the condition never holds, or always',
    help: 'write `vpce-` and 8 or 17 letters and digits',
    appliesTo: everyType,
    category: 'condition',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringEquals": { "aws:SourceVpce": "vpce-123" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringEquals": { "aws:SourceVpce": "vpce-0123456789abcdef0" } } }',
      },
    },
  },
  check: () => ({
    clause: (clause) => wrongIds(clause, 'aws:sourcevpce', 'vpce-', 'VPC endpoint'),
  }),
});
