import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { replaceText } from '../edits.ts';
import { problemFindings } from '../facts/variables.ts';
import { defineRule } from '../rule.ts';

export const missingQuoteInVariable = defineRule({
  meta: {
    id: 'missing-quote-in-variable',
    aws: { code: 'MISSING_QUOTE_IN_VARIABLE', findingType: 'ERROR' },
    severity: 'error',
    summary: 'the default of a policy variable is not in single quotes',
    why: "a default is written `${key, 'default'}`; without both quotes the text stands for itself",
    help: 'put the default in single quotes',
    appliesTo: everyType,
    category: 'variable',
    recommended: true,
    fix: 'unsafe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos-${aws:PrincipalTag/team, \'x}" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos-${aws:PrincipalTag/team, \'x\'}" }',
      },
    },
  },
  check: () =>
    problemFindings('policy/variable-default', (entry, { start, end }) => {
      const written = entry.text.slice(start, end);
      const comma = written.indexOf(',');
      const value = written
        .slice(comma + 1, -1)
        .trim()
        .replace(/^["']/, '')
        .replace(/["']$/, '');
      const corrected = `${written.slice(0, comma)}, '${value.replaceAll("'", "''")}'}`;
      const meant = entry.text.slice(0, start) + corrected + entry.text.slice(end);
      return {
        at: entry,
        message: `the default in ${quoted(written)} is not in single quotes`,
        help: `write ${quoted(corrected)}`,
        fix: {
          kind: 'unsafe',
          title: `replace with ${quoted(corrected)}`,
          edits: replaceText(entry, meant),
        },
      };
    }),
});
