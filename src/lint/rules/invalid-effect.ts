import { quoted } from '../../../grammar/json/members.ts';
import { foldCase } from '../../text/fold-case.ts';
import { everyType } from '../applies-to.ts';
import { replaceText } from '../edits.ts';
import { placeOf } from '../facts/elements.ts';
import { memberOf } from '../read-written.ts';
import { defineRule } from '../rule.ts';

export const invalidEffect = defineRule({
  meta: {
    id: 'invalid-effect',
    aws: { code: 'INVALID_EFFECT', findingType: 'ERROR' },
    severity: 'error',
    summary: 'an `Effect` that is neither `Allow` nor `Deny`',
    why: 'a statement allows or denies, in exactly these letters; AWS refuses any other word',
    help: 'write `Allow` or `Deny`',
    appliesTo: everyType,
    category: 'document',
    recommended: true,
    always: true,
    fix: 'safe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }',
      },
    },
  },
  check: () => ({
    statement({ effect, node: statement, path }) {
      const node = memberOf(statement, 'Effect')?.value;
      if (effect !== undefined || node?.kind !== 'string') return [];
      const at = placeOf([...path, 'Effect'], node);
      const meant = effects.find((one) => foldCase(one) === foldCase(node.value.trim()));
      return [
        {
          at,
          message: `\`Effect\` must be \`Allow\` or \`Deny\`, not ${quoted(node.value)}`,
          ...(meant && {
            help: `write \`${meant}\``,
            fix: {
              kind: 'safe',
              title: `replace with \`${meant}\``,
              edits: replaceText(at, meant),
            },
          }),
        },
      ];
    },
  }),
});

const effects = ['Allow', 'Deny'] as const;
