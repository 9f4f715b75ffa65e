import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { variablesIn } from '../facts/variables.ts';
import { defineRule, type Finding } from '../rule.ts';
import type { Place } from '../written.ts';

export const variableUnsupportedInElement = defineRule({
  meta: {
    id: 'variable-unsupported-in-element',
    aws: { code: 'VARIABLE_UNSUPPORTED_IN_ELEMENT', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a policy variable where none is replaced',
    why: 'variables are replaced in resources and in the values of conditions; elsewhere they are plain text or refused',
    help: 'write the value itself, or move the comparison to a `Condition`',
    appliesTo: everyType,
    category: 'variable',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:${aws:username}", "Resource": "arn:aws:s3:::photos/*" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/${aws:username}/*" }',
      },
    },
  },
  check: () => ({
    statement({ sid }) {
      if (sid) return variableIn(sid.text, sid, 'a `Sid`');
      return [];
    },
    action: (entry, _, { name }) => variableIn(entry.text, entry, `\`${name}\``),
    principal(entry) {
      return variableIn(entry.text, entry, 'a principal');
    },
    clause({ key, path, keySpan }) {
      return variableIn(key, { path, ...(keySpan && { span: keySpan }) }, 'the key of a condition');
    },
  }),
});

function variableIn(text: string, at: Place, where: string): readonly Finding[] {
  const [variable] = variablesIn(text);
  if (!variable) return [];
  const written = quoted(text.slice(variable.start, variable.end));
  return [{ at, message: `${where} has no variables, so ${written} is not replaced` }];
}
