import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { replaceText } from '../edits.ts';
import { withoutHostBits } from '../facts/addresses.ts';
import { writeInstead } from '../facts/replacement.ts';
import { familyOf } from '../facts/values.ts';
import { defineRule } from '../rule.ts';

export const improveIpRange = defineRule({
  meta: {
    id: 'improve-ip-range',
    aws: { code: 'IMPROVE_IP_RANGE', findingType: 'SUGGESTION' },
    severity: 'suggestion',
    summary: 'an address range has host bits set',
    why: 'the bits after the prefix count as zero, so that the range starts at another address than it says',
    help: 'write the first address of the range',
    appliesTo: everyType,
    category: 'condition',
    recommended: false,
    fix: 'safe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "IpAddress": { "aws:SourceIp": "203.0.113.7/24" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "IpAddress": { "aws:SourceIp": "203.0.113.0/24" } } }',
      },
    },
  },
  check: () => ({
    *clause({ row, values }) {
      if (!row || familyOf(row) !== 'IpAddress') return;
      for (const value of values) {
        const range = withoutHostBits(value.text);
        if (range === undefined) continue;
        yield {
          at: value,
          message: `${quoted(value.text)} has host bits set`,
          ...writeInstead('safe', range, replaceText(value, range)),
        };
      }
    },
  }),
});
