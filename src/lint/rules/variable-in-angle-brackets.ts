import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { replaceText } from '../edits.ts';
import { defineRule, type Finding } from '../rule.ts';
import type { WrittenText } from '../written.ts';

export const variableInAngleBrackets = defineRule({
  meta: {
    id: 'variable-in-angle-brackets',
    severity: 'warning',
    summary: 'a policy variable in angle brackets',
    why: 'variables are written `${key}`; `$<key>`, which some templating tools leave behind, stands for itself',
    help: 'write braces in place of the angle brackets',
    appliesTo: everyType,
    category: 'variable',
    recommended: true,
    fix: 'unsafe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/$<aws:username>/*" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/${aws:username}/*" }',
      },
    },
  },
  check: () => ({
    resource(entry) {
      return inAngleBrackets(entry);
    },
    *clause({ values }) {
      for (const value of values) yield* inAngleBrackets(value);
    },
  }),
});

const form = /\$<([A-Za-z0-9.-]{1,128}:[^<>\s]{1,128})>/;
const forms = /\$<([A-Za-z0-9.-]{1,128}:[^<>\s]{1,128})>/g;

function* inAngleBrackets(entry: WrittenText): Iterable<Finding> {
  const found = form.exec(entry.text);
  if (!found) return;
  const meant = entry.text.replaceAll(forms, (_, key: string) => `\${${key}}`);
  yield {
    at: entry,
    message: `${quoted(found[0])} is plain text, not a variable`,
    help: `write ${quoted(`\${${found[1]}}`)}`,
    fix: {
      kind: 'unsafe',
      title: `replace with ${quoted(meant)}`,
      edits: replaceText(entry, meant),
    },
  };
}
