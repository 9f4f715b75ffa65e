import { everyType } from '../applies-to.ts';
import { somePrivateAddresses } from '../facts/source-ip.ts';
import { defineRule } from '../rule.ts';

export const privateIpAddressSubset = defineRule({
  meta: {
    id: 'private-ip-address-subset',
    aws: { code: 'PRIVATE_IP_ADDRESS_SUBSET', findingType: 'SUGGESTION' },
    severity: 'suggestion',
    summary: 'some of the addresses under `IpAddress` are private',
    why: '`aws:SourceIp` is the public address of a request, so that private ones make no difference',
    help: 'leave the private addresses out',
    appliesTo: everyType,
    category: 'condition',
    recommended: false,
    fix: 'unsafe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "IpAddress": { "aws:SourceIp": ["10.0.0.0/8", "203.0.113.0/24"] } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "IpAddress": { "aws:SourceIp": ["203.0.113.0/24"] } } }',
      },
    },
  },
  check: () => ({ clause: (clause) => somePrivateAddresses(clause, false) }),
});
