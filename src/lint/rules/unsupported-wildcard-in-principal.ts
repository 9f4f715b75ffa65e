import { quoted } from '../../../grammar/json/members.ts';
import { typesWithPrincipal } from '../applies-to.ts';
import { replaceText } from '../edits.ts';
import { addClause } from '../facts/conditions.ts';
import { hasBareWildcard, isOpen } from '../facts/values.ts';
import { memberOf } from '../read-written.ts';
import { defineRule } from '../rule.ts';

export const unsupportedWildcardInPrincipal = defineRule({
  meta: {
    id: 'unsupported-wildcard-in-principal',
    aws: { code: 'UNSUPPORTED_WILDCARD_IN_PRINCIPAL', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a principal has a wildcard in it',
    why: '`*` stands for everybody only where it stands alone under `AWS`; in a name it is refused',
    help: 'name the principals, or write `"*"` and a condition on `aws:PrincipalArn`',
    appliesTo: typesWithPrincipal,
    category: 'principal',
    recommended: true,
    fix: 'unsafe',
    since: '0.1.0',
    equivalents: ['COG-T6'],
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/app-*" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/app-*" } } }',
      },
    },
  },
  check: ({ policy }) => ({
    principal(entry, statement) {
      const { kind, text } = entry;
      if ((kind === 'AWS' && text === '*') || isOpen(text) || !hasBareWildcard(text)) return [];
      const { principal, effect, node } = statement;
      const alone = principal?.entries.length === 1 && !principal.negated && effect === 'Allow';
      const rewritable = alone && text.startsWith('arn:aws:iam::') && !memberOf(node, 'Condition');
      return [
        {
          at: entry,
          message: `${quoted(text)} has a wildcard, which principals cannot have`,
          ...(rewritable && {
            fix: {
              kind: 'unsafe',
              title: 'ask for it in a condition on `aws:PrincipalArn`',
              edits: [
                ...addClause(
                  policy,
                  statement,
                  'ArnLike',
                  'aws:PrincipalArn',
                  JSON.stringify(text),
                ),
                ...replaceText(entry, '*'),
              ],
            },
          }),
        },
      ];
    },
  }),
});
