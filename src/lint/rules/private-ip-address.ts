import { everyType } from '../applies-to.ts';
import { onlyPrivateAddresses } from '../facts/source-ip.ts';
import { defineRule } from '../rule.ts';

export const privateIpAddress = defineRule({
  meta: {
    id: 'private-ip-address',
    aws: { code: 'PRIVATE_IP_ADDRESS', findingType: 'ERROR' },
    severity: 'error',
    summary: '`aws:SourceIp` is compared with private addresses only: the condition never holds',
    why: '`aws:SourceIp` is the public address of a request; private ones are in `aws:VpcSourceIp`, for requests through a VPC endpoint',
    help: 'write the public addresses, or use `aws:VpcSourceIp`',
    appliesTo: everyType,
    category: 'condition',
    recommended: true,
    fix: 'unsafe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "IpAddress": { "aws:SourceIp": "10.0.0.0/8" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "IpAddress": { "aws:VpcSourceIp": "10.0.0.0/8" } } }',
      },
    },
  },
  check: () => ({ clause: (clause, statement) => onlyPrivateAddresses(clause, statement, false) }),
});
