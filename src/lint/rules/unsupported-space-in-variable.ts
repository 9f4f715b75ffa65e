import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { replaceText } from '../edits.ts';
import { variablesIn } from '../facts/variables.ts';
import { defineRule, type Finding } from '../rule.ts';
import type { WrittenText } from '../written.ts';

export const unsupportedSpaceInVariable = defineRule({
  meta: {
    id: 'unsupported-space-in-variable',
    aws: { code: 'UNSUPPORTED_SPACE_IN_VARIABLE', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a blank in the name of a policy variable',
    why: 'a variable names a condition key, and the names of keys have no blanks, so nothing is replaced',
    help: 'remove the blank',
    appliesTo: everyType,
    category: 'variable',
    recommended: true,
    fix: 'unsafe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/${aws: username}" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/${aws:username}" }',
      },
    },
  },
  check: () => ({
    resource(entry) {
      return blanksIn(entry);
    },
    *clause({ values }) {
      for (const value of values) yield* blanksIn(value);
    },
  }),
});

function* blanksIn(entry: WrittenText): Iterable<Finding> {
  for (const { key, start } of variablesIn(entry.text)) {
    // The keys of tags may have blanks.
    const [name = ''] = key.split('/', 1);
    if (!/\s/.test(name) && !/\s$/.test(key)) continue;
    const corrected = (name.replaceAll(/\s/g, '') + key.slice(name.length)).trimEnd();
    const at = start + 2;
    const meant = entry.text.slice(0, at) + corrected + entry.text.slice(at + key.length);
    yield {
      at: entry,
      message: `the variable ${quoted(key)} has a blank in its name`,
      help: `write ${quoted(corrected)}`,
      fix: {
        kind: 'unsafe',
        title: `replace with ${quoted(corrected)}`,
        edits: replaceText(entry, meant),
      },
    };
  }
}
