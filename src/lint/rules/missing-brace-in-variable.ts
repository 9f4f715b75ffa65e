import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { replaceText } from '../edits.ts';
import { problemFindings } from '../facts/variables.ts';
import { defineRule } from '../rule.ts';

export const missingBraceInVariable = defineRule({
  meta: {
    id: 'missing-brace-in-variable',
    aws: { code: 'MISSING_BRACE_IN_VARIABLE', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a policy variable is not closed',
    why: 'a variable ends with `}`; without it the text stands for itself',
    help: 'close the variable with `}`',
    appliesTo: everyType,
    category: 'variable',
    recommended: true,
    fix: 'suggestion',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/${aws:username/*" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/${aws:username}/*" }',
      },
    },
  },
  check: () =>
    problemFindings('policy/variable-unclosed', (entry, { start }) => {
      const [opened = ''] =
        /^\$\{(?:aws:(?:Principal|Resource|Request)Tag\/)?[A-Za-z0-9:._-]*/i.exec(
          entry.text.slice(start),
        ) ?? [];
      const end = start + opened.length;
      const meant = `${entry.text.slice(0, end)}}${entry.text.slice(end)}`;
      return {
        at: entry,
        message: `${quoted(opened)} has no closing \`}\``,
        fix: {
          kind: 'suggestion',
          title: `replace with ${quoted(meant)}`,
          edits: replaceText(entry, meant),
        },
      };
    }),
});
