import { quoted } from '../../../grammar/json/members.ts';
import { hasIsoForm, isoFormOf } from '../../condition/values/date.ts';
import { everyType } from '../applies-to.ts';
import { replaceText } from '../edits.ts';
import { writeInstead } from '../facts/replacement.ts';
import { familyOf } from '../facts/values.ts';
import { defineRule } from '../rule.ts';

export const invalidDateValue = defineRule({
  meta: {
    id: 'invalid-date-value',
    aws: { code: 'INVALID_DATE_VALUE', findingType: 'WARNING' },
    severity: 'warning',
    summary: 'a date is written as seconds since 1970',
    why: 'dates are written as ISO 8601; IAM Access Analyzer calls seconds invalid',
    help: 'write the date as ISO 8601',
    appliesTo: everyType,
    category: 'condition',
    recommended: true,
    fix: 'safe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "DateLessThan": { "aws:CurrentTime": "1893456000" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "DateLessThan": { "aws:CurrentTime": "2030-01-01T00:00:00Z" } } }',
      },
    },
  },
  check: () => ({
    *clause({ folded, row, values }) {
      if (!row || familyOf(row) !== 'Date' || folded === 'aws:epochtime') return;
      for (const value of values) {
        if (!/^\d+$/.test(value.text)) continue;
        const seconds = Number(value.text);
        const iso = value.text.length > 4 && hasIsoForm(seconds) ? isoFormOf(seconds) : undefined;
        yield {
          at: value,
          message: `${quoted(value.text)} is a number of seconds`,
          ...(iso !== undefined && writeInstead('safe', iso, replaceText(value, iso))),
        };
      }
    },
  }),
});
