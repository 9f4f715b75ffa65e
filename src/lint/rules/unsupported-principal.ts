import { identityTypes } from '../applies-to.ts';
import { removeMember } from '../edits.ts';
import { has, placeOfKey } from '../facts/elements.ts';
import { defineRule } from '../rule.ts';

export const unsupportedPrincipal = defineRule({
  meta: {
    id: 'unsupported-principal',
    aws: { code: 'UNSUPPORTED_PRINCIPAL', findingType: 'ERROR' },
    severity: 'error',
    summary: 'an identity policy has a `Principal`',
    why: 'the principal of an identity policy is whoever it is attached to, and AWS refuses one that is written down',
    help: 'remove it, or attach the policy to a resource',
    appliesTo: identityTypes,
    category: 'principal',
    recommended: true,
    always: true,
    fix: 'unsafe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }',
      },
    },
  },
  check: () => ({
    *statement(statement) {
      for (const name of ['Principal', 'NotPrincipal']) {
        if (!has(statement, name)) continue;
        yield {
          at: placeOfKey(statement, name),
          message: `an identity-based policy has no \`${name}\``,
          fix: {
            kind: 'unsafe',
            title: `remove \`${name}\``,
            edits: removeMember(statement.node, name),
          },
        };
      }
    },
  }),
});
