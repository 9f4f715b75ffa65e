import { quoted } from '../../../grammar/json/members.ts';
import { typesWithResource } from '../applies-to.ts';
import { keyPlace } from '../facts/conditions.ts';
import { defineRule } from '../rule.ts';

export const s3PrefixInNegativeContext = defineRule({
  meta: {
    id: 's3-prefix-in-negative-context',
    aws: { code: 'S3_PREFIX_IN_NEGATIVE_CONTEXT', findingType: 'SECURITY_WARNING' },
    severity: 'securityWarning',
    summary: 'listing is kept out by a prefix, which a shorter prefix slips past',
    why: 'who lists with the prefix `priv`, or with none, sees what lies under `private/` all the same',
    help: 'allow the prefixes that may be listed with `StringLike`, or deny all others with `StringNotLike`',
    appliesTo: typesWithResource,
    category: 'condition',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{"Effect": "Deny", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::photos", "Condition": {"StringLike": {"s3:prefix": "private/*"}}}',
      },
      good: {
        policy:
          '{"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::photos", "Condition": {"StringLike": {"s3:prefix": "public/*"}}}',
      },
    },
  },
  check: () => ({
    clause(clause, { effect }) {
      const { row, folded, operator } = clause;
      if (folded !== 's3:prefix' || row?.asks !== 'value' || effect === undefined) return [];
      if ((effect === 'Deny') === row.negated) return [];
      return [
        {
          at: keyPlace(clause),
          message: `\`${effect}\` with ${quoted(operator.text)} leaves shorter prefixes open, which list the same objects`,
        },
      ];
    },
  }),
});
