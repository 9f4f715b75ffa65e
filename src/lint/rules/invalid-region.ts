import { quoted } from '../../../grammar/json/members.ts';
import { regionKeys } from '../../catalog/condition-key-values.ts';
import { regions } from '../../catalog/partitions.ts';
import { nearest } from '../../text/suggest.ts';
import { everyType } from '../applies-to.ts';
import { replaceText } from '../edits.ts';
import { fewGuesses } from '../facts/guesses.ts';
import { perhapsMeant } from '../facts/replacement.ts';
import { familyOf, hasBareWildcard, isOpen } from '../facts/values.ts';
import { defineRule } from '../rule.ts';

export const invalidRegion = defineRule({
  meta: {
    id: 'invalid-region',
    aws: { code: 'INVALID_REGION', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a region does not exist',
    why: 'no request is for it, so that the condition never holds, or always',
    help: 'write the name of a region',
    appliesTo: everyType,
    category: 'condition',
    recommended: true,
    fix: 'suggestion',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringEquals": { "aws:RequestedRegion": "us-est-1" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringEquals": { "aws:RequestedRegion": "us-east-1" } } }',
      },
    },
  },
  check: ({ surroundings }) => {
    const guess = fewGuesses((region) => nearest(region, regions));
    return {
      *clause({ folded, row, values }) {
        if (!regionKeys.has(folded) || !row || familyOf(row) !== 'String') return;
        for (const value of values) {
          if (regions.has(value.text) || isOpen(value.text) || hasBareWildcard(value.text))
            continue;
          const meant = guess(value.text);
          yield {
            at: value,
            message: `there is no region ${quoted(value.text)}`,
            ...(!meant && surroundings.staleFacts && { severity: 'warning' as const }),
            ...perhapsMeant(meant, (region) => replaceText(value, region)),
          };
        }
      },
    };
  },
});
